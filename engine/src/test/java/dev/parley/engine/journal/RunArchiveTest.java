package dev.parley.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.RunArchive.Taken;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.Flow;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RunArchiveTest {
    private static final Instant START = Instant.parse("2026-03-20T10:00:00.123456Z");
    private static final Actor ANA = new Actor("user:ana", "Ana");
    private static TestDatabase database;

    private final OrgId here = new OrgId(UUID.randomUUID());
    private final OrgId there = new OrgId(UUID.randomUUID());
    private Journal journal;
    private RunHistory history;
    private WorkflowCatalog catalog;
    private RunArchive archive;
    private Runs runs;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        Expressions expressions = new Expressions();
        journal = new PostgresJournal(database.dataSource());
        history = new PostgresRunHistory(database.dataSource());
        catalog = new PostgresWorkflowCatalog(
                database.dataSource(),
                new WorkflowRules(expressions, new OperationCatalog(List.of())),
                Clock.systemUTC());
        archive = new RunArchive(history, journal::appendOrRefuse, catalog, expressions);
        runs = new Runs(database.dataSource(), journal, here);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private ObjectNode exported(RunId run) {
        return archive.export(here, run).orElseThrow();
    }

    @Test
    void a_run_taken_elsewhere_is_the_same_run() throws Exception {
        RunId run = runs.asking(START);
        runs.cancel(run);
        assertThat(archive.take(there, exported(run), ANA)).isEqualTo(new Taken.In(run));

        assertThat(history.events(there, run)).isEqualTo(history.events(here, run));
        assertThat(history.trace(there, run)).isNotEmpty().isEqualTo(history.trace(here, run));
        assertThat(history.find(there, run)).isPresent().isEqualTo(history.find(here, run));
        assertThat(history.approvals(there, false, 10)).hasSize(1).isEqualTo(history.approvals(here, false, 10));
        assertThat(archive.export(there, run)).hasValue(exported(run));
    }

    @Test
    void its_workflow_arrives_as_a_draft_that_nothing_triggers() throws Exception {
        RunId run = runs.ended(START);
        archive.take(there, exported(run), ANA);
        assertThat(catalog.list(there))
                .singleElement()
                .extracting(WorkflowSummary::id, WorkflowSummary::liveVersion)
                .containsExactly(runs.workflow().id(), null);
        assertThat(catalog.revision(there, runs.workflow()).orElseThrow().workflow())
                .isEqualTo(catalog.revision(here, runs.workflow()).orElseThrow().workflow());
        assertThat(journal.interrupted()).noneMatch(located -> located.org().equals(there));
        assertThat(journal.due(Instant.parse("2100-01-01T00:00:00Z"), 10))
                .noneMatch(located -> located.org().equals(there));
    }

    @Test
    void a_second_run_of_it_finds_the_workflow_there() throws Exception {
        archive.take(there, exported(runs.ended(START)), ANA);
        assertThat(archive.take(there, exported(runs.ended(START.plusSeconds(1))), ANA))
                .isInstanceOf(Taken.In.class);
        assertThat(catalog.list(there)).hasSize(1);
        assertThat(history.list(there, runs.workflow().id(), null, null, 10)).hasSize(2);
    }

    @Test
    void taking_it_in_again_changes_nothing() throws Exception {
        RunId run = runs.ended(START);
        archive.take(there, exported(run), ANA);
        assertThat(archive.take(there, exported(run), ANA)).isEqualTo(new Taken.Known(run));
        assertThat(archive.take(here, exported(run), ANA)).isEqualTo(new Taken.Known(run));
        assertThat(history.list(there, null, null, null, 10)).hasSize(1);
    }

    @Test
    void a_run_that_goes_on_is_not_given_out() throws Exception {
        RunId run = runs.asking(START);
        assertThatThrownBy(() -> archive.export(here, run)).isInstanceOf(IllegalStateException.class);
        assertThat(archive.export(there, run)).isEmpty();
    }

    @Test
    void another_run_under_the_same_id_is_a_clash() throws Exception {
        RunId run = runs.ended(START);
        archive.take(there, exported(run), ANA);
        ObjectNode other = exported(run);
        ((ObjectNode) other.at("/events/0/body")).put("trigger", "webhook");
        assertThat(archive.take(there, other, ANA)).isInstanceOf(Taken.Clash.class);
        assertThat(archive.export(there, run)).hasValue(exported(run));
    }

    @Test
    void another_workflow_under_the_same_id_is_a_clash() throws Exception {
        archive.take(there, exported(runs.ended(START)), ANA);
        ObjectNode other = exported(runs.ended(START));
        ((ObjectNode) other.at("/workflow/definition")).put("name", "Something else");
        assertThat(archive.take(there, other, ANA)).isInstanceOf(Taken.Clash.class);
        assertThat(history.list(there, null, null, null, 10)).hasSize(1);
    }

    @Test
    void the_draft_of_a_live_workflow_is_not_superseded() throws Exception {
        archive.take(there, exported(runs.ended(START)), ANA);
        catalog.publish(there, runs.workflow().id(), ANA);
        ObjectNode newer = exported(runs.ended(START));
        ((ObjectNode) newer.path("workflow")).put("revision", 2);
        ((ObjectNode) newer.at("/events/0/body/workflow")).put("revision", 2);
        assertThat(archive.take(there, newer, ANA)).isInstanceOf(Taken.Clash.class);
        assertThat(catalog.newest(there, runs.workflow().id())
                        .orElseThrow()
                        .ref()
                        .revision())
                .isEqualTo(1);
    }

    @Test
    void a_secret_and_a_home_stay_where_they_are() throws Exception {
        Workflow flow = Flow.workflow().set("done", "{}").chain("done").named("hooked");
        Workflow hooked = new Workflow(flow.name(), new Trigger.Webhook("s3cr3t"), flow.nodes(), flow.edges());
        RunId run = runs.endedOf(hooked, "conversation-7", START);
        assertThat(exported(run).toString()).doesNotContain("s3cr3t").doesNotContain("conversation-7");
        assertThat(archive.take(there, exported(run), ANA)).isEqualTo(new Taken.In(run));
        assertThat(archive.take(here, exported(run), ANA)).isEqualTo(new Taken.Known(run));
    }

    @Test
    void what_is_no_whole_run_is_refused_with_a_reason() throws Exception {
        refused(json -> json.put("parley_run", 2), "another version");
        refused(json -> json.put("run", UUID.randomUUID().toString()), "version 7");
        refused(json -> json.remove("events"), "first event");
        refused(json -> ((ArrayNode) json.path("events")).remove(1), "event 2");
        refused(
                json -> ((ArrayNode) json.path("events"))
                        .remove(json.path("events").size() - 1),
                "not ended");
        refused(json -> ((ObjectNode) json.at("/events/1")).put("kind", "Nonsense"), "Nonsense");
        refused(json -> ((ObjectNode) json.at("/events/1/body")).put("step", "elsewhere"), "elsewhere");
        refused(json -> ((ObjectNode) json.at("/workflow/definition")).remove("nodes"), "no workflow");
        assertThat(catalog.list(there)).isEmpty();
    }

    private void refused(Consumer<ObjectNode> damage, String because) throws Exception {
        ObjectNode json = exported(runs.ended(START));
        damage.accept(json);
        assertThat(archive.take(there, json, ANA))
                .isInstanceOfSatisfying(
                        Taken.NoRun.class, refusal -> assertThat(refusal.why()).contains(because));
    }
}
