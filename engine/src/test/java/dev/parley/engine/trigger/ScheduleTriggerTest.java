package dev.parley.engine.trigger;

import static dev.parley.engine.run.Flow.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowRules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ScheduleTriggerTest {
    private static final String NEW_YEAR = "0 0 1 1 *";
    private static final String MIDSUMMER = "0 0 24 6 *";
    private static TestDatabase database;

    private final OrgId org = new OrgId(UUID.randomUUID());
    private final Expressions expressions = new Expressions();
    private final PostgresWorkflowCatalog catalog = new PostgresWorkflowCatalog(
            database.dataSource(), new WorkflowRules(expressions, new OperationCatalog(List.of())), Clock.systemUTC());
    private final List<WorkflowId> started = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    private static Workflow scheduled(String cron) {
        Workflow plain = workflow().set("a", "{}").chain("a").named("digest");
        return new Workflow(plain.name(), new Trigger.Schedule(cron, ZoneOffset.UTC), plain.nodes(), plain.edges());
    }

    private WorkflowId dueSince(Instant moment, String cron) throws Exception {
        WorkflowId id =
                catalog.create(org, scheduled(cron), null, Actor.PARLEY).ref().id();
        catalog.publish(org, id, Actor.PARLEY);
        JdbcClient.create(database.dataSource())
                .sql("UPDATE schedule SET next_at = ? WHERE workflow_id = ?")
                .params(Timestamp.from(moment), id.value())
                .update();
        return id;
    }

    private Instant nextAt(WorkflowId id) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT next_at FROM schedule WHERE workflow_id = ?")
                .params(id.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private ScheduleTrigger trigger(Consumer<WorkflowId> onStart) {
        ScheduleTrigger trigger = new ScheduleTrigger(
                database.dataSource(),
                catalog,
                new Starting(request -> {
                    onStart.accept(request.workflow().id());
                    started.add(request.workflow().id());
                }),
                Clock.systemUTC());
        trigger.open();
        return trigger;
    }

    @Test
    void moments_missed_are_made_up_for_by_one_run() throws Exception {
        WorkflowId id = dueSince(Instant.parse("2020-01-01T00:00:00Z"), NEW_YEAR);
        try (ScheduleTrigger _ = trigger(_ -> {})) {
            await().until(() -> nextAt(id).isAfter(Instant.now()));
        }
        assertThat(started).containsExactly(id);
    }

    @Test
    void a_schedule_that_cannot_start_does_not_hold_up_the_others() throws Exception {
        WorkflowId broken = dueSince(Instant.parse("2020-01-01T00:00:00Z"), NEW_YEAR);
        WorkflowId sound = dueSince(Instant.parse("2021-01-01T00:00:00Z"), NEW_YEAR);
        try (ScheduleTrigger _ = trigger(id -> {
            if (id.equals(broken)) {
                throw new IllegalArgumentException("\"digest\" cannot run");
            }
        })) {
            await().until(() -> started.contains(sound));
        } finally {
            JdbcClient.create(database.dataSource())
                    .sql("DELETE FROM schedule WHERE workflow_id = ?")
                    .params(broken.value())
                    .update();
        }
    }

    @Test
    void a_schedule_published_anew_while_the_old_one_fires_is_kept() throws Exception {
        WorkflowId id = dueSince(Instant.parse("2020-01-01T00:00:00Z"), NEW_YEAR);
        try (ScheduleTrigger _ = trigger(this::publishMidsummer)) {
            await().until(() -> started.contains(id));
        }
        assertThat(nextAt(id).atZone(ZoneOffset.UTC).getMonthValue()).isEqualTo(6);
    }

    private void publishMidsummer(WorkflowId id) {
        try {
            catalog.saveDraft(org, id, scheduled(MIDSUMMER), Actor.PARLEY);
            catalog.publish(org, id, Actor.PARLEY);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A runtime that only starts. */
    private record Starting(Consumer<StartRun> starts) implements Runtime {
        @Override
        public RunId start(StartRun request) {
            starts.accept(request);
            return RunId.at(Instant.now(), UUID.randomUUID());
        }

        @Override
        public VoteResult vote(OrgId org, RunId run, StepId step, boolean approve, Actor by, String comment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DelegationResult delegate(OrgId org, RunId run, StepId step, Actor by, Actor to, String comment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FormResult fillIn(OrgId org, RunId run, StepId step, JsonNode values, Actor by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean deliver(OrgId org, RunId run, StepId step, JsonNode event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean resolveDoubt(OrgId org, RunId run, StepId step, DoubtAnswer answer, Actor by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean cancel(OrgId org, RunId run, Actor by, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RunId replay(OrgId org, RunId origin, Replay replay, Actor by) {
            throw new UnsupportedOperationException();
        }
    }
}
