package dev.parley.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RunArchiveTest {
    private static final Instant START = Instant.parse("2026-03-20T10:00:00.123456Z");
    private static final byte[] NO_RUN = "{}".getBytes(StandardCharsets.UTF_8);
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
        return exported(here, run);
    }

    private ObjectNode exported(OrgId org, RunId run) {
        return (ObjectNode) EventJson.tree(written(org, run).toString(StandardCharsets.UTF_8));
    }

    private ByteArrayOutputStream written(OrgId org, RunId run) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archive.export(org, run).orElseThrow().writeTo(out);
        return out;
    }

    private Taken take(OrgId org, ObjectNode document) throws Exception {
        return take(org, document.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Taken take(OrgId org, byte[] document) throws Exception {
        return archive.take(org, new ByteArrayInputStream(document), ANA);
    }

    @Test
    void a_run_taken_elsewhere_is_the_same_run() throws Exception {
        RunId run = runs.asking(START);
        runs.cancel(run);
        assertThat(take(there, exported(run))).isEqualTo(new Taken.In(run));

        assertThat(history.events(there, run)).isEqualTo(history.events(here, run));
        assertThat(history.trace(there, run)).isNotEmpty().isEqualTo(history.trace(here, run));
        assertThat(history.find(there, run)).isPresent().isEqualTo(history.find(here, run));
        assertThat(history.approvals(there, false, 10)).hasSize(1).isEqualTo(history.approvals(here, false, 10));
        assertThat(exported(there, run)).isEqualTo(exported(run));
    }

    @Test
    void a_run_whose_trace_comes_in_several_parts_is_taken_whole() throws Exception {
        RunId run = runs.endedOf(large(), "here", START);
        byte[] document = written(here, run).toByteArray();
        assertThat(take(there, document)).isEqualTo(new Taken.In(run));

        assertThat(parts(here, run)).hasSizeGreaterThan(2).isEqualTo(parts(there, run));
        assertThat(parts(there, run).stream().flatMap(part -> part.spans().stream()))
                .containsExactlyElementsOf(history.trace(here, run));
        assertThat(written(there, run).toByteArray()).isEqualTo(document);
        assertThat(take(there, document)).isEqualTo(new Taken.Known(run));
    }

    /** Its steps give some 20 MB. */
    private static Workflow large() {
        Flow flow = Flow.workflow();
        String values = "{\"text\": \"" + "word ".repeat(200_000) + "\"}";
        List<String> steps = IntStream.range(0, 20).mapToObj(i -> "s" + i).toList();
        for (String step : steps) {
            flow = flow.set(step, values);
        }
        return flow.chain(steps.toArray(String[]::new)).named("large");
    }

    private List<TracePart> parts(OrgId org, RunId run) {
        List<TracePart> parts = new ArrayList<>();
        for (TraceCursor from = TraceCursor.START;
                from != null;
                from = parts.getLast().next()) {
            parts.add(history.trace(org, run, from));
        }
        return parts;
    }

    @Test
    void a_document_that_is_cut_off_anywhere_is_refused_and_leaves_nothing() throws Exception {
        RunId run = runs.ended(START);
        byte[] whole = written(here, run).toByteArray();
        for (int length = 0; length < whole.length; length += 1 + length % 7) {
            assertThat(take(there, Arrays.copyOf(whole, length)))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(Taken.NoRun.class);
        }
        assertThat(take(there, Arrays.copyOf(whole, whole.length - 1))).isInstanceOf(Taken.NoRun.class);
        assertThat(catalog.list(there)).isEmpty();
        assertThat(history.find(there, run)).isEmpty();
        assertThat(take(there, whole)).isEqualTo(new Taken.In(run));
    }

    @Test
    void a_document_that_cannot_be_read_to_its_end_is_no_document_and_leaves_nothing() throws Exception {
        RunId run = runs.ended(START);
        byte[] whole = written(here, run).toByteArray();
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(whole, 0, whole.length / 2), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("The caller is gone");
                    }
                });
        assertThatThrownBy(() -> archive.take(there, broken, ANA)).isInstanceOf(JacksonIOException.class);
        assertThat(catalog.list(there)).isEmpty();
        assertThat(history.find(there, run)).isEmpty();
    }

    @Test
    void what_is_said_of_the_run_has_to_come_before_its_events() throws Exception {
        ObjectNode json = exported(runs.ended(START));
        ObjectNode turned = json.objectNode().set("events", json.path("events"));
        turned.setAll(json.deepCopy().without("events"));
        assertThat(take(there, turned))
                .isInstanceOfSatisfying(
                        Taken.NoRun.class, refusal -> assertThat(refusal.why()).contains("after the events"));
    }

    @Test
    void two_runs_come_in_at_a_time_and_a_third_is_told_to_come_again() throws Exception {
        byte[] whole = written(here, runs.ended(START)).toByteArray();
        try (PipedOutputStream first = new PipedOutputStream();
                PipedOutputStream second = new PipedOutputStream();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Taken> slow = clients.submit(arriving(first));
            Future<Taken> slower = clients.submit(arriving(second));
            await().untilAsserted(() ->
                    assertThatThrownBy(() -> take(there, NO_RUN)).isInstanceOf(OverloadedException.class));
            first.write(whole);
            first.close();
            assertThat(slow.get()).isInstanceOf(Taken.In.class);
            assertThat(take(there, whole)).isInstanceOf(Taken.Known.class);
            second.close();
            assertThat(slower.get()).isInstanceOf(Taken.NoRun.class);
        }
    }

    private Callable<Taken> arriving(PipedOutputStream sender) throws IOException {
        PipedInputStream in = new PipedInputStream(sender, 1 << 20);
        return () -> archive.take(there, in, ANA);
    }

    @Test
    void its_workflow_arrives_as_a_draft_that_nothing_triggers() throws Exception {
        RunId run = runs.ended(START);
        take(there, exported(run));
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
        take(there, exported(runs.ended(START)));
        assertThat(take(there, exported(runs.ended(START.plusSeconds(1))))).isInstanceOf(Taken.In.class);
        assertThat(catalog.list(there)).hasSize(1);
        assertThat(history.list(there, runs.workflow().id(), null, null, 10)).hasSize(2);
    }

    @Test
    void taking_it_in_again_changes_nothing() throws Exception {
        RunId run = runs.ended(START);
        take(there, exported(run));
        assertThat(take(there, exported(run))).isEqualTo(new Taken.Known(run));
        assertThat(take(here, exported(run))).isEqualTo(new Taken.Known(run));
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
        take(there, exported(run));
        ObjectNode other = exported(run);
        ((ObjectNode) other.at("/events/0/body")).put("trigger", "webhook");
        assertThat(take(there, other)).isInstanceOf(Taken.Clash.class);
        assertThat(exported(there, run)).isEqualTo(exported(run));
    }

    @Test
    void another_workflow_under_the_same_id_is_a_clash() throws Exception {
        take(there, exported(runs.ended(START)));
        ObjectNode other = exported(runs.ended(START));
        ((ObjectNode) other.at("/workflow/definition")).put("name", "Something else");
        assertThat(take(there, other)).isInstanceOf(Taken.Clash.class);
        assertThat(history.list(there, null, null, null, 10)).hasSize(1);
    }

    @Test
    void the_draft_of_a_live_workflow_is_not_superseded() throws Exception {
        take(there, exported(runs.ended(START)));
        catalog.publish(there, runs.workflow().id(), ANA);
        ObjectNode newer = exported(runs.ended(START));
        ((ObjectNode) newer.path("workflow")).put("revision", 2);
        ((ObjectNode) newer.at("/events/0/body/workflow")).put("revision", 2);
        assertThat(take(there, newer)).isInstanceOf(Taken.Clash.class);
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
        assertThat(take(there, exported(run))).isEqualTo(new Taken.In(run));
        assertThat(take(here, exported(run))).isEqualTo(new Taken.Known(run));
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
        assertThat(take(there, json))
                .isInstanceOfSatisfying(
                        Taken.NoRun.class, refusal -> assertThat(refusal.why()).contains(because));
    }
}
