package dev.parley.engine.run;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When people who have not answered are reminded, and when others are asked as well.
 *
 * @param remindAt earliest first; empty means never
 * @param escalateAt null means never
 * @param escalateTo who is asked as well then
 */
public record Nudges(List<Instant> remindAt, @Nullable Instant escalateAt, List<String> escalateTo) {
    public static final Nudges NONE = new Nudges(List.of(), null, List.of());

    /** Those left after this event. */
    Nudges after(RunEvent event) {
        return switch (event) {
            case RunEvent.ApprovalReminded reminded -> remindedUntil(reminded.due());
            case RunEvent.ApprovalEscalated _ -> escalated();
            default -> this;
        };
    }

    /** Without those up to this moment: who was not reminded in time is reminded once, not once for each. */
    private Nudges remindedUntil(Instant due) {
        return new Nudges(remindAt.stream().filter(at -> at.isAfter(due)).toList(), escalateAt, escalateTo);
    }

    private Nudges escalated() {
        return new Nudges(remindAt, null, escalateTo);
    }

    /** The last reminder that is due; null when none is. */
    @Nullable
    Instant dueReminder(Instant now) {
        return remindAt.stream()
                .filter(at -> !at.isAfter(now))
                .reduce((_, later) -> later)
                .orElse(null);
    }

    boolean isEscalationDue(Instant now) {
        return escalateAt != null && !escalateAt.isAfter(now);
    }

    /** The earliest of these moments and the given one; null when there is none. */
    @Nullable
    Instant nextBefore(@Nullable Instant other) {
        return Stream.of(remindAt.isEmpty() ? null : remindAt.getFirst(), escalateAt, other)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
