package dev.parley.engine.trigger;

import static dev.parley.engine.run.Flow.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** From an event on the bus to the steps that wait for it. */
class AwaitedEventsTest {
    private static final TriggerBench bench = new TriggerBench();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final AwaitedEvents waits = new AwaitedEvents(bench.dataSource(), bench.runtime, bench.expressions);
    /** Every test has a source of its own. */
    private final String source = "payments." + UUID.randomUUID();

    @AfterAll
    static void closeBench() {
        bench.close();
    }

    @Test
    void an_event_goes_to_the_runs_whose_values_it_has() {
        StoredWorkflow workflow = waiting("event.order.id == input.id");
        RunId first = started(workflow, "{\"id\": \"A-1\"}");
        RunId second = started(workflow, "{\"id\": \"A-2\"}");
        RunId alike = started(workflow, "{\"id\": \"A-2\"}");

        tell("{\"order\": {\"id\": \"A-2\"}}");

        assertThat(stillWaiting(workflow)).containsExactly(first).doesNotContain(second, alike);
    }

    @Test
    void it_finds_them_by_index_where_one_value_decides() {
        started(waiting("input.id == event.order && event.sum > input.sum"), "{\"id\": 17, \"sum\": 5}");
        started(waiting("event.order == input.id || event.order == null"), "{\"id\": 17}");

        assertThat(correlations()).containsExactlyInAnyOrder("order=#17", "any");
    }

    @Test
    void numbers_of_the_same_worth_are_equal() {
        StoredWorkflow workflow = waiting("event.order == input.id");
        RunId text = started(workflow, "{\"id\": \"17\"}");
        started(workflow, "{\"id\": 17}");
        started(workflow, "{\"id\": 17.00}");

        tell("{\"order\": 17.0}");

        assertThat(stillWaiting(workflow)).containsExactly(text);
    }

    @Test
    void the_rest_of_the_comparison_counts_too() {
        StoredWorkflow workflow = waiting("event.order == input.id && event.sum >= input.sum");
        RunId run = started(workflow, "{\"id\": \"A-1\", \"sum\": 100}");

        tell("{\"order\": \"A-1\", \"sum\": 99}");
        tell("{\"order\": \"A-1\"}");
        assertThat(stillWaiting(workflow)).containsExactly(run);

        tell("{\"order\": \"A-1\", \"sum\": 100}");
        assertThat(stillWaiting(workflow)).isEmpty();
    }

    @Test
    void values_that_make_no_key_are_compared_all_the_same() {
        StoredWorkflow workflow = waiting("event.parts == input.parts");
        RunId other = started(workflow, "{\"parts\": [2, 1]}");
        started(workflow, "{\"parts\": [1, 2]}");
        started(workflow, "{\"parts\": \"" + "long".repeat(100) + "\"}");

        tell("{\"parts\": [1, 2]}");
        tell("{\"parts\": \"" + "long".repeat(100) + "\"}");

        assertThat(stillWaiting(workflow)).containsExactly(other);
    }

    @Test
    void what_is_missing_is_no_value() {
        StoredWorkflow workflow = waiting("has(event.id) == has(input.id) && event.kind == input.kind");
        started(workflow, "{\"kind\": \"card\"}");
        RunId without = started(workflow, "{\"id\": \"A-1\"}");

        tell("{\"kind\": \"card\"}");

        assertThat(stillWaiting(workflow)).containsExactly(without);
    }

    @Test
    void a_wait_without_a_comparison_takes_any_event_of_its_source() {
        StoredWorkflow workflow = waiting(null);
        started(workflow, "{}");

        tell("\"paid\"");

        assertThat(stillWaiting(workflow)).isEmpty();
    }

    private StoredWorkflow waiting(String match) {
        return bench.live(
                workflow().event("paid", source, match, null).chain("paid").named("Wait for the payment"));
    }

    private RunId started(StoredWorkflow workflow, String input) {
        return bench.begun(workflow, JSON.readTree(input));
    }

    private void tell(String payload) {
        waits.take(new Event(
                bench.org, new EventId(UUID.randomUUID()), source, null, JSON.readTree(payload), Instant.now()));
    }

    private List<RunId> stillWaiting(StoredWorkflow workflow) {
        return bench.openRuns(workflow);
    }

    private List<String> correlations() {
        return bench.jdbc()
                .sql("""
                        SELECT coalesce(correlation_path || '=' || correlation, 'any') FROM event_wait
                        WHERE org_id = ? AND source = ?
                        """)
                .params(bench.org.value(), source)
                .query(String.class)
                .list();
    }
}
