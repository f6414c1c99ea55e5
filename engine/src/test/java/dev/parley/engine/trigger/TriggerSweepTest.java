package dev.parley.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.Actor;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.Trigger;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class TriggerSweepTest {
    private static final TriggerBench bench = new TriggerBench();

    @AfterAll
    static void close() {
        bench.close();
    }

    private static RunId deliver(StoredWorkflow workflow, String key) throws Exception {
        var nothing = JsonNodeFactory.instance.objectNode();
        return bench.deliveries()
                .deliver(
                        new StartRun(
                                bench.org, workflow.ref(), Mode.LIVE, "webhook", nothing, nothing, Actor.PARLEY, null),
                        key);
    }

    private static void publish(String key) {
        new PostgresEventBus(bench.dataSource(), Clock.systemUTC(), () -> {})
                .publish(bench.org, "orders", key, JsonNodeFactory.instance.objectNode());
    }

    private static long count(String table) {
        return bench.jdbc()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    @Test
    void keys_and_events_are_forgotten_after_a_week_and_not_before() throws Exception {
        StoredWorkflow workflow = bench.live(new Trigger.Webhook(null));
        RunId first = deliver(workflow, "a");
        publish("a");
        publish("b");
        bench.jdbc().sql("UPDATE event SET due_at = NULL WHERE key = 'a'").update();

        deliver(workflow, "older");
        bench.jdbc()
                .sql("UPDATE start_key SET at = at - interval '2 days' WHERE key = 'older'")
                .update();
        try (TriggerSweep sweep = sweepAfter(Duration.ofDays(6))) {
            sweep.open();
            await().until(() -> count("start_key") == 1);
        }
        assertThat(deliver(workflow, "a")).isEqualTo(first);
        assertThat(count("event")).isEqualTo(2);

        try (TriggerSweep sweep = sweepAfter(Duration.ofDays(8))) {
            sweep.open();
            await().until(() -> count("start_key") + count("event") == 0);
        }
        assertThat(deliver(workflow, "a")).isNotEqualTo(first);
    }

    private static TriggerSweep sweepAfter(Duration time) {
        return new TriggerSweep(bench.dataSource(), Clock.offset(Clock.systemUTC(), time));
    }
}
