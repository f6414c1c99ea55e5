package dev.parley.engine.journal;

import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Spans of a run from one of them on, as many as are not too much at once. A run whose steps gave gigabytes is read in as many parts as
 * that takes, and never is more than a part of it in memory.
 *
 * @param spans in the order they began
 * @param next place of the first span that is left out; null when these are all
 */
public record TracePart(List<Span> spans, @Nullable Integer next) {
    /** Of inputs and outputs together, written as JSON. A single span may have more, and then is a part of its own. */
    static final long MOST_CHARS = 8L << 20;

    public TracePart {
        spans = List.copyOf(spans);
    }

    /** @param changes of all the run's spans, in the order they happened */
    static TracePart of(Iterator<SpanReading.Change> changes, int from, long mostChars) {
        TreeMap<Integer, Sized> kept = new TreeMap<>();
        int end = Integer.MAX_VALUE;
        long chars = 0;
        while (changes.hasNext()) {
            SpanReading.Change change = changes.next();
            if (change.place() < from || change.place() >= end) {
                continue;
            }
            Sized now = Sized.of(change.span());
            Sized before = kept.put(change.place(), now);
            chars += now.chars() - (before == null ? 0 : before.chars());
            while (chars > mostChars && kept.size() > 1) {
                end = kept.lastKey();
                chars -= kept.remove(end).chars();
            }
        }
        return new TracePart(kept.values().stream().map(Sized::span).toList(), end == Integer.MAX_VALUE ? null : end);
    }

    private record Sized(Span span, long chars) {
        static Sized of(Span span) {
            return new Sized(span, chars(span.input()) + chars(span.output()));
        }

        private static long chars(@Nullable JsonNode value) {
            return value == null ? 0 : value.toString().length();
        }
    }
}
