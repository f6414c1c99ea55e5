package dev.parley.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Trigger.Misfire;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of moments that passed while Parley was down, and of crashes while they are made up for. */
class MisfireTest {
    private static final TriggerBench bench = new TriggerBench();
    private static final Instant THIS_HOUR = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @AfterAll
    static void close() {
        bench.close();
    }

    /** Hourly; the last run was this many hours ago. */
    private static StoredWorkflow missed(int hours, Misfire misfire) {
        StoredWorkflow workflow = bench.live(new Trigger.Schedule("0 * * * *", ZoneOffset.UTC, misfire));
        bench.jdbc()
                .sql("UPDATE schedule SET next_at = ? WHERE workflow_id = ?")
                .params(
                        Timestamp.from(THIS_HOUR.minus(Duration.ofHours(hours - 1))),
                        workflow.ref().id().value())
                .update();
        return workflow;
    }

    private static void awaitMovedOn(StoredWorkflow workflow) {
        await().until(() -> bench.jdbc()
                .sql("SELECT next_at FROM schedule WHERE workflow_id = ?")
                .params(workflow.ref().id().value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single()
                .isAfter(Instant.now()));
    }

    private static ScheduleTrigger opened(Deliveries deliveries) {
        ScheduleTrigger trigger = new ScheduleTrigger(bench.dataSource(), bench.catalog, deliveries, Clock.systemUTC());
        trigger.open();
        return trigger;
    }

    private static List<String> scheduledAt(StoredWorkflow workflow) {
        return bench.outputs(workflow).stream()
                .map((JsonNode output) -> output.path("scheduledAt").asString())
                .sorted()
                .toList();
    }

    @Test
    void each_policy_makes_up_as_it_says() {
        StoredWorkflow once = missed(3, Misfire.ONCE);
        StoredWorkflow all = missed(3, Misfire.ALL);
        StoredWorkflow skip = missed(30, Misfire.SKIP);

        try (ScheduleTrigger _ = opened(bench.deliveries())) {
            awaitMovedOn(once);
            awaitMovedOn(all);
            awaitMovedOn(skip);
        }

        String first = THIS_HOUR.minus(Duration.ofHours(2)).toString();
        String second = THIS_HOUR.minus(Duration.ofHours(1)).toString();
        assertThat(scheduledAt(once)).containsExactly(first);
        assertThat(scheduledAt(all)).contains(first, second, THIS_HOUR.toString());
        assertThat(bench.outputs(all)).noneMatch(output -> output.has("leftOutSince"));
        assertThat(bench.runs(skip)).isEmpty();
    }

    @Test
    void what_was_left_out_is_told_by_the_first_run() {
        StoredWorkflow all = missed(150, Misfire.ALL);
        try (ScheduleTrigger _ = opened(bench.deliveries())) {
            awaitMovedOn(all);
        }
        assertThat(bench.runs(all)).hasSize(DueMoments.MOST_MADE_UP_FOR);
        assertThat(bench.outputs(all))
                .filteredOn(output -> output.has("leftOutSince"))
                .singleElement()
                .satisfies(output -> {
                    assertThat(output.path("leftOutSince").asString())
                            .isEqualTo(THIS_HOUR.minus(Duration.ofHours(149)).toString());
                    assertThat(output.path("scheduledAt").asString())
                            .isEqualTo(scheduledAt(all).getFirst());
                });
    }

    @Test
    void a_crash_between_a_start_and_moving_on_starts_no_moment_twice() {
        StoredWorkflow all = missed(5, Misfire.ALL);
        Deliveries dying = new Deliveries(request -> {
            bench.runtime.start(request);
            throw new IllegalStateException("killed before the schedule moved on");
        });
        try (ScheduleTrigger _ = opened(dying)) {
            await().until(() -> !bench.runs(all).isEmpty());
        }

        try (ScheduleTrigger _ = opened(bench.deliveries())) {
            awaitMovedOn(all);
        }

        assertThat(scheduledAt(all)).doesNotHaveDuplicates().hasSizeBetween(5, 6);
    }

    @Test
    void two_processes_that_both_believe_to_be_the_owner_start_each_moment_once() {
        StoredWorkflow all = missed(50, Misfire.ALL);
        try (ScheduleTrigger _ = opened(bench.deliveries());
                ScheduleTrigger _ = opened(bench.deliveries())) {
            awaitMovedOn(all);
        }
        assertThat(scheduledAt(all)).doesNotHaveDuplicates().hasSizeBetween(50, 51);
    }
}
