package dev.parley.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.Flow;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two real processes on one database; what happens to the first, and what the second makes of it. */
class TakeoverTest {
    /** Takes a busy machine into account; how long it took is printed, and is some three seconds on one that is not. */
    private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(20);

    private static final int ENDLESS = Integer.MAX_VALUE;
    private static final int NONE = 0;

    private final OrgId org = new OrgId(UUID.randomUUID());
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    Path directory;

    private Path calls;

    @BeforeEach
    void noCallsYet() throws Exception {
        calls = Files.createFile(directory.resolve("calls"));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void after_kill_9_the_standby_takes_up_every_accepted_run() throws Exception {
        try (OtherProcess owner = launch(ENDLESS, "owner");
                OtherProcess standby = launchStandby(owner, NONE)) {
            owner.awaitRuns(200);
            long death = System.nanoTime();
            owner.kill();
            tookOverWithin(LONGEST_TAKEOVER, "kill -9", death, standby);
            allRunsEnd();
            assertThat(succeeded()).containsAll(owner.accepted());
            assertThat(Files.readAllLines(calls).stream().collect(Collectors.toSet()))
                    .as("both calls of each run reached the world")
                    .containsAll(owner.accepted().stream()
                            .flatMap(run -> List.of(run + ".a", run + ".b").stream())
                            .toList());
        }
    }

    @Test
    void a_frozen_owner_is_succeeded_and_when_it_wakes_it_writes_nothing_and_stands_by() throws Exception {
        try (OtherProcess owner = launch(ENDLESS, "owner");
                OtherProcess standby = launchStandby(owner, ENDLESS)) {
            owner.awaitRuns(200);
            long freeze = System.nanoTime();
            owner.freeze();
            tookOverWithin(LONGEST_TAKEOVER, "SIGSTOP", freeze, standby);
            long startedByOwner = started("owner");
            standby.awaitRuns(50);

            owner.wake();
            owner.awaitWord(CrashingProcess.REFUSED);
            owner.awaitWord(CrashingProcess.LOST);
            int soFar = standby.accepted().size();
            standby.awaitRuns(soFar + 50);
            assertThat(standby.hasSaid(CrashingProcess.REFUSED)).isFalse();

            standby.stop();
            await().atMost(LONGEST_TAKEOVER).until(() -> epoch() == 3);
            allRunsEnd();
            assertThat(started("owner"))
                    .as("runs begun by the frozen owner, which refused the next")
                    .isEqualTo(startedByOwner);
            Set<String> accepted = new HashSet<>(owner.accepted());
            accepted.addAll(standby.accepted());
            assertThat(succeeded()).containsAll(accepted);
        }
    }

    @Test
    void after_a_graceful_stop_the_standby_need_not_wait_for_the_lease_to_run_out() throws Exception {
        try (OtherProcess owner = launch(ENDLESS, "owner");
                OtherProcess standby = launchStandby(owner, NONE)) {
            owner.awaitRuns(200);
            long stop = System.nanoTime();
            owner.stop();
            assertThat(isFreeOrTakenSince(1)).isTrue();
            tookOverWithin(LONGEST_TAKEOVER, "SIGTERM", stop, standby);
            allRunsEnd();
            assertThat(succeeded()).containsAll(owner.accepted());
        }
    }

    @Test
    void a_process_that_starts_after_its_predecessor_died_does_not_take_it_for_a_living_owner() throws Exception {
        try (OtherProcess owner = launch(1, "owner")) {
            owner.awaitRuns(1);
            owner.kill();
            try (OtherProcess next = launch(NONE, "next")) {
                long ready = next.awaitWord("ready");
                assertThat(next.awaitWord(CrashingProcess.BEGAN)).isLessThan(ready);
            }
        }
    }

    @Test
    void a_schedule_fires_once_with_a_standby_present_and_once_more_after_a_takeover() throws Exception {
        try (OtherProcess owner = launch(NONE, "owner");
                OtherProcess standby = launchStandby(owner, NONE)) {
            WorkflowId yearly = yearly();
            makeDue(yearly, "2020-01-01T00:00:00Z");
            await().until(() -> started("schedule") == 1 && nextAt(yearly).isAfter(Instant.now()));
            owner.kill();
            makeDue(yearly, "2021-01-01T00:00:00Z");
            standby.awaitWord(CrashingProcess.BEGAN);
            await().until(() -> nextAt(yearly).isAfter(Instant.now()));
            allRunsEnd();
            assertThat(started("schedule")).isEqualTo(2);
        }
    }

    private OtherProcess launch(int runs, String name) throws Exception {
        return OtherProcess.launch(database.url(), org, calls, runs, name);
    }

    private OtherProcess launchStandby(OtherProcess owner, int runs) throws Exception {
        owner.awaitWord(CrashingProcess.BEGAN);
        OtherProcess standby = launch(runs, "standby");
        standby.awaitWord("ready");
        assertThat(standby.hasSaid(CrashingProcess.BEGAN)).isFalse();
        return standby;
    }

    private static void tookOverWithin(Duration longest, String why, long sinceNanos, OtherProcess standby) {
        Duration took = Duration.ofNanos(standby.awaitWord(CrashingProcess.BEGAN) - sinceNanos);
        System.out.println("Takeover after " + why + ": " + took.toMillis() + " ms");
        assertThat(took).isLessThan(longest);
    }

    private WorkflowId yearly() throws Exception {
        PostgresWorkflowCatalog catalog = new PostgresWorkflowCatalog(
                database.dataSource(),
                new WorkflowRules(new Expressions(), new OperationCatalog(List.of())),
                Clock.systemUTC());
        Workflow plain = Flow.workflow().set("a", "{}").chain("a").named("digest");
        Workflow scheduled = new Workflow(
                plain.name(), new Trigger.Schedule("0 0 1 1 *", ZoneOffset.UTC), plain.nodes(), plain.edges());
        WorkflowId id = catalog.create(org, scheduled, null, Actor.PARLEY).ref().id();
        catalog.publish(org, id, Actor.PARLEY);
        return id;
    }

    /** Each due moment is one run, whoever starts it: another run needs another moment. */
    private void makeDue(WorkflowId id, String moment) {
        jdbc().sql("UPDATE schedule SET next_at = ? WHERE workflow_id = ?")
                .params(Timestamp.from(Instant.parse(moment)), id.value())
                .update();
    }

    private Instant nextAt(WorkflowId id) {
        return jdbc().sql("SELECT next_at FROM schedule WHERE workflow_id = ?")
                .params(id.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private void allRunsEnd() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc().sql("SELECT count(*) FROM run WHERE org_id = ? AND ended_at IS NULL")
                                .params(org.value())
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private long epoch() {
        return jdbc().sql("SELECT epoch FROM engine_lease").query(Long.class).single();
    }

    private boolean isFreeOrTakenSince(long epoch) {
        return jdbc().sql("SELECT expires_at <= now() OR epoch > ? FROM engine_lease")
                .param(epoch)
                .query(Boolean.class)
                .single();
    }

    private long started(String trigger) {
        return jdbc().sql("SELECT count(*) FROM run WHERE org_id = ? AND trigger = ?")
                .params(org.value(), trigger)
                .query(Long.class)
                .single();
    }

    private Set<String> succeeded() {
        return new HashSet<>(jdbc().sql("SELECT id::text FROM run WHERE org_id = ? AND status = 'SUCCEEDED'")
                .params(org.value())
                .query(String.class)
                .list());
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(database.dataSource());
    }
}
