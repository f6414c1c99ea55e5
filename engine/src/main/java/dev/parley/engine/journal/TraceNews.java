package dev.parley.engine.journal;

import dev.parley.engine.run.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * A run's spans as they come to be, for one follower and one thread at a time. Each call reads on where the last one stopped, a bounded
 * piece, and keeps only the spans that are still open: a run of any length can be followed for as long as one likes.
 */
public final class TraceNews {
    private final LongFunction<List<RecordedEvent>> pieceAfter;
    private final long told;
    private final SpanReading reading = new SpanReading();
    private long read;

    /**
     * @param pieceAfter the next events after a seq, a bounded number; none when there are no more
     * @param told what this event and those before it changed is not told again; 0 tells everything
     */
    TraceNews(LongFunction<List<RecordedEvent>> pieceAfter, long told) {
        this.pieceAfter = pieceAfter;
        this.told = told;
    }

    /**
     * A span as it is now.
     *
     * @param seq of the event that changed it last; no other span has the same
     */
    public record Change(long seq, Span span) {}

    /** @return in the order of their seqs; empty when nothing further has been written down for now */
    public List<Change> next() {
        while (true) {
            List<RecordedEvent> piece = pieceAfter.apply(read);
            List<Change> changes = changes(piece);
            if (!changes.isEmpty() || piece.isEmpty()) {
                return changes;
            }
        }
    }

    /** What opened and closed within the piece is one change. */
    private List<Change> changes(List<RecordedEvent> piece) {
        Map<Integer, Change> changes = new LinkedHashMap<>();
        for (RecordedEvent event : piece) {
            SpanReading.Change change = reading.read(event);
            read = event.seq();
            if (change != null && event.seq() > told) {
                changes.remove(change.place());
                changes.put(change.place(), new Change(event.seq(), change.span()));
            }
        }
        return List.copyOf(changes.values());
    }
}
