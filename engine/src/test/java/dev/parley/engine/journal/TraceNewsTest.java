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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** A follower of a run: everything, in order, once, wherever it was cut off. */
class TraceNewsTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final int PIECE = 25;

    private final List<RecordedEvent> journal = new ArrayList<>();

    private void written(RunEvent event) {
        long seq = journal.size() + 1;
        journal.add(new RecordedEvent(seq, START.plusMillis(seq), event));
    }

    private void started(String step) {
        written(new NodeStarted(StepId.parse(step), 1, JsonNodeFactory.instance.objectNode()));
    }

    private void succeeded(String step) {
        written(new NodeSucceeded(StepId.parse(step), JsonNodeFactory.instance.stringNode(step), null));
    }

    /** A loop of that many rounds of which two are always under way. */
    private void loop(int rounds) {
        written(new LoopStarted(StepId.parse("all"), null, 2));
        started("all.0.one");
        for (int round = 1; round < rounds; round++) {
            started("all." + round + ".one");
            succeeded("all." + (round - 1) + ".one");
        }
        succeeded("all." + (rounds - 1) + ".one");
        written(new NodeSucceeded(StepId.parse("all"), JsonNodeFactory.instance.nullNode(), null));
    }

    private TraceNews follower(long told) {
        return new TraceNews(
                after -> journal.stream()
                        .filter(event -> event.seq() > after)
                        .limit(PIECE)
                        .toList(),
                told);
    }

    private static List<TraceNews.Change> all(TraceNews news) {
        List<TraceNews.Change> changes = new ArrayList<>();
        for (List<TraceNews.Change> next = news.next(); !next.isEmpty(); next = news.next()) {
            changes.addAll(next);
        }
        return changes;
    }

    /** Each span as it was told last. */
    private static Collection<Span> latest(List<TraceNews.Change> changes) {
        Map<String, Span> spans = new LinkedHashMap<>();
        changes.forEach(
                change -> spans.put(change.span().node() + " " + change.span().step(), change.span()));
        return spans.values();
    }

    @Test
    void what_is_told_makes_the_trace() {
        loop(500);
        assertThat(latest(all(follower(0)))).containsExactlyInAnyOrderElementsOf(Trace.of(journal.stream()));
    }

    @Test
    void a_step_that_began_and_ended_since_is_told_once() {
        started("file");
        succeeded("file");
        assertThat(follower(0).next()).singleElement().satisfies(change -> {
            assertThat(change.seq()).isEqualTo(2);
            assertThat(change.span().status()).isEqualTo("succeeded");
        });
    }

    @Test
    void a_step_is_told_when_it_begins_and_again_when_it_ends() {
        TraceNews news = follower(0);
        started("file");
        assertThat(news.next()).extracting(change -> change.span().status()).containsExactly("running");
        assertThat(news.next()).isEmpty();
        succeeded("file");
        assertThat(news.next()).extracting(change -> change.span().status()).containsExactly("succeeded");
        assertThat(news.next()).isEmpty();
    }

    @Test
    void who_was_cut_off_anywhere_gets_the_rest_and_nothing_twice() {
        loop(180);
        List<TraceNews.Change> whole = all(follower(0));
        assertThat(whole).extracting(TraceNews.Change::seq).isSorted().doesNotHaveDuplicates();
        for (int cut = 0; cut < whole.size(); cut++) {
            List<TraceNews.Change> told = new ArrayList<>(whole.subList(0, cut));
            long last = cut == 0 ? 0 : told.getLast().seq();
            List<TraceNews.Change> rest = all(follower(last));
            assertThat(rest).extracting(TraceNews.Change::seq).allMatch(seq -> seq > last);
            told.addAll(rest);
            assertThat(told).doesNotHaveDuplicates();
            assertThat(latest(told)).containsExactlyInAnyOrderElementsOf(Trace.of(journal.stream()));
        }
    }
}
