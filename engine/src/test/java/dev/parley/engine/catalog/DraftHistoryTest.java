package dev.parley.engine.catalog;

import static dev.parley.engine.run.Flow.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which drafts are forgotten, and what never is. */
class DraftHistoryTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
    private static final Duration AUTOSAVE = Duration.ofSeconds(5);

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final OrgId org = new OrgId(UUID.randomUUID());
    private Instant now = MONDAY;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** Thinning is for all organizations. */
    @AfterEach
    void forget() {
        jdbc.sql("DELETE FROM workflow").update();
        jdbc.sql("DELETE FROM run").update();
    }

    private WorkflowCatalog catalog() {
        return new PostgresWorkflowCatalog(
                DATABASE.dataSource(),
                new WorkflowRules(new Expressions(), new OperationCatalog(List.of())),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Workflow draft() {
        return workflow().set("note", "{\"n\": 1}").chain("note").named("Edited");
    }

    private WorkflowId edited(int times) {
        WorkflowId id = catalog().create(org, draft(), null, Actor.PARLEY).ref().id();
        edit(id, times - 1);
        return id;
    }

    private void edit(WorkflowId id, int times) {
        for (int time = 0; time < times; time++) {
            now = now.plus(AUTOSAVE);
            catalog().saveDraft(org, id, draft(), Actor.PARLEY);
        }
    }

    private int thinAfter(Duration time) {
        return new DraftHistory(DATABASE.dataSource(), Clock.fixed(now.plus(time), ZoneOffset.UTC)).thin();
    }

    private List<Integer> revisions(WorkflowId id) {
        return jdbc.sql("SELECT revision FROM workflow_revision WHERE org_id = ? AND workflow_id = ? ORDER BY revision")
                .params(org.value(), id.value())
                .query(Integer.class)
                .list();
    }

    private static Integer[] from(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toArray(Integer[]::new);
    }

    /** A test, or a run that was imported: what they began with was never published. */
    private void ran(OrgId where, WorkflowId id, int revision, String mode) {
        jdbc.sql("""
                INSERT INTO run (org_id, id, workflow_id, revision, mode, trigger, status, seq, started_at, ended_at)
                VALUES (?, ?, ?, ?, ?, 'manual', 'SUCCEEDED', 1, now(), now())
                """)
                .params(where.value(), UUID.randomUUID(), id.value(), revision, mode)
                .update();
    }

    @Test
    void the_newest_fifty_stay_and_the_last_of_each_day_before() {
        WorkflowId id = edited(30);
        now = MONDAY.plus(Duration.ofDays(1));
        edit(id, 30);
        now = MONDAY.plus(Duration.ofDays(2));
        edit(id, 60);
        assertThat(thinAfter(Duration.ofDays(2))).isEqualTo(29 + 29 + 10);
        assertThat(revisions(id)).startsWith(30, 60).endsWith(from(71, 120)).hasSize(52);
        assertThat(thinAfter(Duration.ofDays(2))).isZero();
        assertThat(catalog().newest(org, id).orElseThrow().ref().revision()).isEqualTo(120);
    }

    @Test
    void everything_of_the_last_day_stays() {
        WorkflowId id = edited(200);
        assertThat(thinAfter(Duration.ofHours(23))).isZero();
        assertThat(thinAfter(Duration.ofHours(25))).isEqualTo(150);
        assertThat(revisions(id)).containsExactly(from(151, 200));
    }

    @Test
    void what_was_published_stays_and_can_be_rolled_back_to() throws Exception {
        WorkflowId id = edited(10);
        catalog().publish(org, id, Actor.PARLEY);
        edit(id, 10);
        catalog().publish(org, id, Actor.PARLEY);
        edit(id, 80);
        thinAfter(Duration.ofDays(30));
        assertThat(revisions(id)).startsWith(10, 20).endsWith(from(51, 100)).hasSize(52);
        assertThat(catalog().versions(org, id)).hasSize(2);
        assertThat(catalog().live(org, id).orElseThrow().ref().revision()).isEqualTo(20);
        assertThat(catalog().rollback(org, id, 1, Actor.PARLEY)).isPresent();
    }

    @Test
    void what_a_run_began_with_stays_while_the_run_does() {
        WorkflowId id = edited(100);
        ran(org, id, 7, "TEST");
        ran(org, id, 8, "LIVE");
        ran(new OrgId(UUID.randomUUID()), id, 9, "TEST");
        thinAfter(Duration.ofDays(30));
        assertThat(revisions(id)).as("and nobody else's runs count").startsWith(7, 8, 51);
        jdbc.sql("DELETE FROM run WHERE org_id = ?").params(org.value()).update();
        assertThat(thinAfter(Duration.ofDays(30))).isEqualTo(2);
    }

    @Test
    void a_workflow_of_few_drafts_keeps_them_all_however_old() {
        WorkflowId id = edited(50);
        thinAfter(Duration.ofDays(3_000));
        assertThat(revisions(id)).hasSize(50);
    }

    @Test
    void saving_goes_on_after_the_newest_number() {
        WorkflowId id = edited(60);
        thinAfter(Duration.ofDays(2));
        edit(id, 1);
        assertThat(revisions(id)).endsWith(60, 61);
    }
}
