package dev.parley.engine.journal;

import dev.parley.engine.run.RecordedEvent;
import java.util.ArrayList;
import java.util.List;

/** A run's events as its spans. */
final class Trace {
    private Trace() {}

    static List<Span> of(List<RecordedEvent> events) {
        SpanReading reading = new SpanReading();
        List<Span> spans = new ArrayList<>();
        for (RecordedEvent event : events) {
            SpanReading.Change change = reading.read(event);
            if (change != null && change.place() < spans.size()) {
                spans.set(change.place(), change.span());
            } else if (change != null) {
                spans.add(change.span());
            }
        }
        return spans;
    }
}
