package dev.parley.engine.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spans of a run from one of them on, as many as are not too much at once. A run whose steps gave gigabytes is read in as many parts as
 * that takes, and never is more than a part of it in memory.
 *
 * @param spans in the order they began
 * @param next where the first span that is left out begins; null when these are all
 */
public record TracePart(List<Span> spans, @Nullable TraceCursor next) {
    /** Of inputs and outputs together, written as JSON. A single span may have more, and then is a part of its own. */
    static final long MOST_CHARS = 8L << 20;

    public TracePart {
        spans = List.copyOf(spans);
    }
}
