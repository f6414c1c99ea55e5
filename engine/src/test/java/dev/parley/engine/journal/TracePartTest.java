package dev.parley.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.LoopStarted;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** A trace in parts is the trace, and no part is too much. */
class TracePartTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final int MOST = 1_000;

    private final List<RecordedEvent> journal = new ArrayList<>();
    private int eventsRead;

    private void written(RunEvent event) {
        long seq = journal.size() + 1;
        journal.add(new RecordedEvent(seq, START.plusMillis(seq), event));
    }

    private void started(String step) {
        written(new NodeStarted(StepId.parse(step), 1, JsonNodeFactory.instance.objectNode()));
    }

    private void succeeded(String step, int chars) {
        written(new NodeSucceeded(StepId.parse(step), text(chars), null));
    }

    private static StringNode text(int chars) {
        return JsonNodeFactory.instance.stringNode("x".repeat(chars));
    }

    /** Nothing but the cursor's text goes from part to part. */
    private TracePart part(String from) {
        TraceCursor cursor = TraceCursor.parse(from);
        Iterator<RecordedEvent> events = journal.stream()
                .filter(event -> event.seq() > cursor.seq())
                .peek(_ -> eventsRead++)
                .iterator();
        return PartReading.of(events, cursor, MOST);
    }

    private List<TracePart> parts() {
        return parts(Object::toString);
    }

    private List<TracePart> parts(Function<TraceCursor, String> written) {
        List<TracePart> parts = new ArrayList<>();
        for (TraceCursor from = TraceCursor.START;
                from != null;
                from = parts.getLast().next()) {
            parts.add(part(written.apply(from)));
        }
        return parts;
    }

    private static long chars(TracePart part) {
        return part.spans().stream()
                .mapToLong(span -> String.valueOf(span.output()).length())
                .sum();
    }

    @Test
    void a_small_run_is_one_part() {
        started("a");
        succeeded("a", 10);
        started("b");
        assertThat(part("0")).isEqualTo(new TracePart(Trace.of(journal.stream()), null));
        assertThat(part("0").spans()).extracting(Span::status).containsExactly("succeeded", "running");
    }

    @Test
    void what_is_too_much_at_once_comes_in_parts() {
        for (String step : List.of("a", "b", "c")) {
            started(step);
            succeeded(step, 700);
        }
        assertThat(parts()).extracting(part -> part.spans().size()).containsExactly(1, 1, 1);
        assertThat(part("1").spans()).extracting(Span::node).containsExactly("b");
    }

    @Test
    void a_value_that_is_too_much_by_itself_comes_alone() {
        started("a");
        succeeded("a", 10_000);
        started("b");
        succeeded("b", 10);
        assertThat(parts()).extracting(part -> part.spans().getFirst().node()).containsExactly("a", "b");
    }

    @Test
    void a_step_that_was_small_when_it_began_and_ends_late_counts_with_what_it_gave() {
        started("slow");
        started("quick");
        succeeded("quick", 700);
        succeeded("slow", 700);
        assertThat(parts()).extracting(part -> part.spans().getFirst().node()).containsExactly("slow", "quick");
    }

    @Test
    void after_the_last_there_is_nothing() {
        started("a");
        assertThat(part("7")).isEqualTo(new TracePart(List.of(), null));
    }

    @RepeatedTest(50)
    void the_parts_together_are_the_whole(RepetitionInfo repetition) {
        Random chance = new Random(repetition.getCurrentRepetition());
        List<String> open = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            if (open.size() > 3 || !open.isEmpty() && chance.nextBoolean()) {
                succeeded(open.remove(chance.nextInt(open.size())), chance.nextInt(1_200));
            }
            open.add("s" + step);
            started("s" + step);
        }
        List<TracePart> parts = parts();
        assertThat(parts.stream().flatMap(part -> part.spans().stream()))
                .containsExactlyElementsOf(Trace.of(journal.stream()));
        assertThat(parts).allMatch(part -> part.spans().size() == 1 || chars(part) <= MOST);
        assertThat(parts(from -> Integer.toString(from.place()))).isEqualTo(parts);
    }

    @Test
    void many_small_spans_are_too_much_as_well() {
        for (int i = 0; i < 50; i++) {
            succeeded("s" + i, 0);
        }
        assertThat(parts()).hasSizeGreaterThan(10);
    }

    @Test
    void all_parts_together_read_the_journal_about_once() {
        written(new LoopStarted(StepId.parse("all"), null, 2));
        started("all.0.one");
        for (int round = 1; round < 1_000; round++) {
            started("all." + round + ".one");
            succeeded("all." + (round - 1) + ".one", 300);
        }
        succeeded("all.999.one", 300);
        written(new NodeSucceeded(StepId.parse("all"), JsonNodeFactory.instance.nullNode(), null));

        List<TracePart> parts = parts();
        assertThat(parts).hasSizeGreaterThan(400);
        assertThat(parts.stream().flatMap(part -> part.spans().stream()))
                .containsExactlyElementsOf(Trace.of(journal.stream()));
        // Once for the part with the loop, which is open to the end, and once for all the others, whose neighbours
        // overlap.
        assertThat(eventsRead).isLessThan(4 * journal.size());
    }

    @Test
    void a_cursor_that_would_not_fit_into_an_address_says_only_its_place() {
        for (int i = 0; i < 1_000; i++) {
            started("step_" + i);
        }
        succeeded("step_0", 900);
        assertThat(parts().stream().flatMap(part -> part.spans().stream()))
                .containsExactlyElementsOf(Trace.of(journal.stream()));
        assertThat(parts())
                .extracting(TracePart::next)
                .filteredOn(next -> next != null && next.place() > 500)
                .isNotEmpty()
                .allSatisfy(next -> assertThat(next).hasToString(Integer.toString(next.place())));
    }
}
