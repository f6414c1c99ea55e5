package dev.parley.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.RunProjections.Rebuilt;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.plan.Plans;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunProjectionsTest {
    private static final Instant START = Instant.parse("2026-03-20T10:00:00Z");
    private static final int RUNS = 120;

    private TestDatabase database;
    private JdbcClient jdbc;
    private Journal journal;
    private WorkflowCatalog catalog;
    private RunProjections projections;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        jdbc = JdbcClient.create(database.dataSource());
        journal = new PostgresJournal(database.dataSource());
        Expressions expressions = new Expressions();
        catalog = new PostgresWorkflowCatalog(
                database.dataSource(),
                new WorkflowRules(expressions, new OperationCatalog(List.of())),
                Clock.systemUTC());
        projections = new RunProjections(database.dataSource(), new Plans(catalog, expressions));
        try (var maintenance =
                new JournalMaintenance(database.dataSource(), Clock.fixed(START, ZoneOffset.UTC), null)) {
            maintenance.tidy();
        }
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    private List<RunId> wander(OrgId org, long seed, int runs) throws Exception {
        Wanderings wanderings = new Wanderings(catalog, journal, org, seed);
        List<RunId> all = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            all.add(wanderings.one(START.plusSeconds(i * 20_000L)));
        }
        return all;
    }

    private List<String> rows() {
        return jdbc.sql("""
                        SELECT to_json(run)::text FROM run UNION ALL SELECT to_json(approval)::text FROM approval
                        UNION ALL SELECT to_json(event_wait)::text FROM event_wait
                        UNION ALL SELECT to_json(tally)::text FROM (
                            SELECT org_id, quarter, sum(started) AS started, sum(succeeded) AS succeeded, sum(failed) AS failed
                            FROM run_tally GROUP BY org_id, quarter) AS tally
                        ORDER BY 1
                        """).query(String.class).list();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_befalls_the_read_models_they_are_as_before(long seed) throws Exception {
        wander(new OrgId(UUID.randomUUID()), seed, RUNS);
        wander(new OrgId(UUID.randomUUID()), -seed, RUNS);
        List<String> before = rows();
        assertThat(jdbc.sql("SELECT DISTINCT status FROM run")
                        .query(String.class)
                        .list())
                .contains("RUNNING", "WAITING", "SUCCEEDED", "FAILED", "CANCELLED");
        assertThat(jdbc.sql("SELECT DISTINCT state FROM approval")
                        .query(String.class)
                        .list())
                .contains("pending", "approved", "rejected", "expired", "cancelled");

        jdbc.sql("DELETE FROM run WHERE right(id::text, 1) < '4'").update();
        jdbc.sql(
                        "UPDATE run SET status = 'FAILED', wake_at = now(), output = '1', seq = 7 WHERE right(id::text, 1) > 'c'")
                .update();
        jdbc.sql("DELETE FROM approval WHERE right(run_id::text, 1) > '8'").update();
        jdbc.sql("UPDATE approval SET state = 'pending', decision = NULL").update();
        jdbc.sql("DELETE FROM event_wait WHERE right(run_id::text, 1) > '8'").update();
        jdbc.sql("UPDATE event_wait SET source = 'elsewhere', match = NULL").update();
        jdbc.sql("UPDATE run_tally SET started = 7, failed = failed + 1").update();
        jdbc.sql("INSERT INTO approval (org_id, id, run_id, node, question, state, asked_at)"
                        + " SELECT org_id, id || '.2', run_id, 'other', question, state, asked_at FROM approval")
                .update();
        assertThat(rows()).isNotEqualTo(before);

        assertThat(projections.rebuild(Fence.OPEN)).isEqualTo(new Rebuilt(2 * RUNS, 0, 0));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void doing_it_again_changes_nothing() throws Exception {
        wander(new OrgId(UUID.randomUUID()), 5, 30);
        List<String> before = rows();
        projections.rebuild(Fence.OPEN);
        projections.rebuild(Fence.OPEN);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void rows_that_nothing_happened_behind_go() throws Exception {
        wander(new OrgId(UUID.randomUUID()), 5, 30);
        List<String> before = rows();
        jdbc.sql("""
                INSERT INTO run (org_id, id, workflow_id, revision, mode, trigger, status, seq, started_at)
                SELECT org_id, gen_random_uuid(), workflow_id, revision, mode, trigger, status, seq, started_at FROM run LIMIT 3
                """).update();
        assertThat(projections.rebuild(Fence.OPEN)).isEqualTo(new Rebuilt(30, 0, 3));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_run_that_cannot_be_derived_is_left_as_it_is_and_does_not_stop_the_others() throws Exception {
        OrgId org = new OrgId(UUID.randomUUID());
        List<RunId> runs = wander(org, 5, 30);
        jdbc.sql("UPDATE run_event SET kind = 'FromTheFuture' WHERE org_id = ? AND run_id = ? AND seq = 1")
                .params(org.value(), runs.get(7).value())
                .update();
        jdbc.sql("UPDATE run SET seq = 99").update();
        assertThat(projections.rebuild(Fence.OPEN)).isEqualTo(new Rebuilt(29, 1, 0));
        assertThat(jdbc.sql("SELECT id FROM run WHERE seq = 99")
                        .query(UUID.class)
                        .list())
                .containsExactly(runs.get(7).value());
    }

    @Test
    void runs_of_a_discarded_draft_are_left_as_they_are() throws Exception {
        OrgId org = new OrgId(UUID.randomUUID());
        new Runs(database.dataSource(), journal, org).ended(START);
        catalog.list(org).forEach(workflow -> catalog.discard(org, workflow.id()));
        assertThat(projections.rebuild(Fence.OPEN)).isEqualTo(new Rebuilt(0, 1, 0));
        assertThat(rows()).hasSize(2);
    }
}
