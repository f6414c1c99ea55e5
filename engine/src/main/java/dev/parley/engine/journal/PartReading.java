package dev.parley.engine.journal;

import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.StepId;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one part of a trace. It begins where the part before has ended and ends as soon as nothing more can happen to its own spans, so
 * that all parts of a run together are about one reading of it, except for those spans that stay open over many parts.
 */
final class PartReading {
    /** What a span weighs without its values. */
    static final int SPAN_CHARS = 200;

    private final TraceCursor from;
    private final long mostChars;
    private final SpanReading reading;
    /** Spans from before the part that are open where it begins, by their places. */
    private final Map<Integer, Life> earlier = new TreeMap<>();

    private final TreeMap<Integer, Kept> kept = new TreeMap<>();
    private int keptOpen;
    private long chars;
    private @Nullable End end;

    private PartReading(TraceCursor from, long mostChars) {
        this.from = from;
        this.mostChars = mostChars;
        this.reading = new SpanReading(from);
        for (int i = 0; i < from.open().size(); i++) {
            earlier.put(i, new Life(from.open().get(i), Long.MAX_VALUE));
        }
    }

    /** @param events of the run in order, those after the cursor's */
    static TracePart of(Iterator<RecordedEvent> events, TraceCursor from, long mostChars) {
        PartReading part = new PartReading(from, mostChars);
        while (!part.isComplete() && events.hasNext()) {
            part.read(events.next());
        }
        return part.asRead();
    }

    private boolean isComplete() {
        return end != null && keptOpen == 0;
    }

    private void read(RecordedEvent event) {
        SpanReading.Change change = reading.read(event);
        if (change == null || end != null && change.place() >= end.place()) {
            return;
        }
        if (change.place() < from.place()) {
            note(change, event.seq());
        } else {
            keep(change, event.seq());
        }
    }

    private void note(SpanReading.Change change, long seq) {
        if (change.span().isOpen()) {
            earlier.put(change.place(), Life.open(change.span()));
        } else if (kept.isEmpty()) {
            earlier.remove(change.place());
        } else {
            earlier.computeIfPresent(change.place(), (_, life) -> life.until(seq));
        }
    }

    private void keep(SpanReading.Change change, long seq) {
        Kept before = kept.get(change.place());
        Kept now = Kept.of(change.span(), before == null ? seq : before.openedBy(), seq);
        kept.put(change.place(), now);
        count(before, now);
        while (chars > mostChars && kept.size() > 1) {
            Map.Entry<Integer, Kept> last = kept.pollLastEntry();
            count(last.getValue(), null);
            end = new End(last.getKey(), last.getValue().openedBy());
        }
    }

    private void count(@Nullable Kept before, @Nullable Kept now) {
        chars += (now == null ? 0 : now.chars()) - (before == null ? 0 : before.chars());
        keptOpen += (now != null && now.span().isOpen() ? 1 : 0)
                - (before != null && before.span().isOpen() ? 1 : 0);
    }

    private TracePart asRead() {
        List<Span> spans = kept.values().stream().map(Kept::span).toList();
        return new TracePart(spans, end == null ? null : cursor(end));
    }

    private TraceCursor cursor(End end) {
        List<StepId> open = Stream.concat(
                        earlier.values().stream(), kept.values().stream().map(Kept::life))
                .filter(life -> life.closedBy() > end.openedBy())
                .map(Life::step)
                .toList();
        return new TraceCursor(end.place(), end.openedBy() - 1, open);
    }

    /** The first span that is too much. */
    private record End(int place, long openedBy) {}

    /** @param closedBy seq of the event that ended it; the highest there is while it goes on */
    private record Life(StepId step, long closedBy) {
        static Life open(Span span) {
            return new Life(span.id(), Long.MAX_VALUE);
        }

        Life until(long seq) {
            return new Life(step, seq);
        }
    }

    private record Kept(Span span, long openedBy, long changedBy, long chars) {
        static Kept of(Span span, long openedBy, long changedBy) {
            return new Kept(span, openedBy, changedBy, SPAN_CHARS + chars(span.input()) + chars(span.output()));
        }

        Life life() {
            return span.isOpen() ? Life.open(span) : new Life(span.id(), changedBy);
        }

        private static long chars(@Nullable JsonNode value) {
            return value == null ? 0 : value.toString().length();
        }
    }
}
