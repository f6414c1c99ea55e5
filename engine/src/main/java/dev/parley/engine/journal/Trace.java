package dev.parley.engine.journal;

import dev.parley.engine.run.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A run's events as its spans. */
final class Trace {
    private Trace() {}

    static List<Span> of(Stream<RecordedEvent> events) {
        List<Span> spans = new ArrayList<>();
        changes(events).forEach(change -> put(spans, change));
        return spans;
    }

    /** Without what the spans took in and gave out. */
    static List<Span> outline(Stream<RecordedEvent> events) {
        List<Span> spans = new ArrayList<>();
        changes(events)
                .map(change ->
                        new SpanReading.Change(change.place(), change.span().outline()))
                .forEach(change -> put(spans, change));
        return spans;
    }

    /** What became of each span, one after the other. */
    static Stream<SpanReading.Change> changes(Stream<RecordedEvent> events) {
        SpanReading reading = new SpanReading();
        return events.sequential().map(reading::read).filter(Objects::nonNull);
    }

    private static void put(List<Span> spans, SpanReading.Change change) {
        if (change.place() < spans.size()) {
            spans.set(change.place(), change.span());
        } else {
            spans.add(change.span());
        }
    }
}
