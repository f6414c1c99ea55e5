package dev.parley.copilot.brief;

import org.jspecify.annotations.Nullable;

/**
 * One thing to know, with where it comes from.
 *
 * @param value null when unknown, or when the person chose to leave it empty (source {@code ASKED})
 * @param confidence 0 to 1; below {@link #CERTAIN_ENOUGH} it is worth a question
 */
public record Slot<T>(@Nullable T value, Source source, double confidence) {
    /** What is less certain than this is asked rather than assumed. */
    public static final double CERTAIN_ENOUGH = 0.6;

    /** Where a value comes from. */
    public enum Source {
        SAID,
        INFERRED,
        ASKED,
        DEFAULT
    }

    public static <T> Slot<T> unknown() {
        return new Slot<>(null, Source.DEFAULT, 0);
    }

    public static <T> Slot<T> said(T value) {
        return new Slot<>(value, Source.SAID, 1);
    }

    public static <T> Slot<T> inferred(T value, double confidence) {
        return new Slot<>(value, Source.INFERRED, confidence);
    }

    /** @param value null when the person left it empty */
    public static <T> Slot<T> asked(@Nullable T value) {
        return new Slot<>(value, Source.ASKED, 1);
    }

    /** Left open on purpose, to be filled in on the draft. */
    public static <T> Slot<T> later() {
        return new Slot<>(null, Source.DEFAULT, 1);
    }

    public static <T> Slot<T> byDefault(T value) {
        return new Slot<>(value, Source.DEFAULT, 1);
    }

    /** Whether a question is worth a person's time. */
    public boolean wantsAsking() {
        return confidence < CERTAIN_ENOUGH;
    }

    public boolean isAssumed() {
        return value != null && source == Source.INFERRED;
    }

    /** The more certain of the two; this one when they are equal. */
    public Slot<T> or(Slot<T> other) {
        return other.confidence > confidence ? other : this;
    }
}
