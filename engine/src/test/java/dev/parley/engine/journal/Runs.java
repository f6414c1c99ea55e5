package dev.parley.engine.journal;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.Turn;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes whole runs into a journal, started whenever a test says. */
final class Runs {
    private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

    private final Journal journal;
    private final OrgId org;
    private final Expressions expressions = new Expressions();
    private final PostgresWorkflowCatalog catalog;
    private final Workflow asking = Flow.workflow()
            .approval("ok")
            .set("done", "{}")
            .chain("ok")
            .then("ok", "done", "approved")
            .named("asking");
    private final WorkflowRef askingRef;
    private final Workflow thinking =
            Flow.workflow().set("done", "{\"done\": true}").chain("done").named("thinking");
    private final WorkflowRef thinkingRef;

    Runs(DataSource dataSource, Journal journal, OrgId org) {
        this.journal = journal;
        this.org = org;
        this.catalog = new PostgresWorkflowCatalog(
                dataSource, new WorkflowRules(expressions, new OperationCatalog(List.of())), Clock.systemUTC());
        this.askingRef = catalog.create(org, asking, null, Actor.PARLEY).ref();
        this.thinkingRef = catalog.create(org, thinking, null, Actor.PARLEY).ref();
    }

    /** What {@link #ended} runs are of. */
    WorkflowRef workflow() {
        return thinkingRef;
    }

    WorkflowRef askingWorkflow() {
        return askingRef;
    }

    RunId ended(Instant start) throws InterruptedException {
        return ended(RunId.at(start, UUID.randomUUID()), start);
    }

    RunId ended(RunId run, Instant start) throws InterruptedException {
        write(interpreter(thinking).begin(run, List.of(started(thinkingRef)), start));
        return run;
    }

    /** @param home where the run reports */
    RunId endedOf(Workflow workflow, String home, Instant start) throws InterruptedException {
        WorkflowRef ref = catalog.create(org, workflow, home, Actor.PARLEY).ref();
        RunId run = RunId.at(start, UUID.randomUUID());
        RunStarted started = new RunStarted(ref, Mode.LIVE, "webhook", EMPTY, EMPTY, Actor.PARLEY, home, null);
        write(interpreter(workflow).begin(run, List.of(started), start));
        return run;
    }

    /** A run that waits for an answer to its question "ok". */
    RunId asking(Instant start) throws InterruptedException {
        RunId run = RunId.at(start, UUID.randomUUID());
        write(interpreter(asking).begin(run, List.of(started(askingRef)), start));
        return run;
    }

    void cancel(RunId run) throws InterruptedException {
        Interpreter interpreter = interpreter(asking);
        RunEvent cancelled = new CancelRequested(Actor.PARLEY, null);
        write(interpreter.advance(interpreter.fold(run, journal.read(org, run)), List.of(cancelled), Instant.now()));
    }

    private void write(Turn turn) throws InterruptedException {
        journal.append(new Entry(org, turn.state(), turn.events()));
    }

    private Interpreter interpreter(Workflow workflow) {
        try {
            return new Interpreter(Plan.of(workflow, expressions));
        } catch (ExpressionException e) {
            throw new AssertionError(e);
        }
    }

    private static RunStarted started(WorkflowRef workflow) {
        return new RunStarted(workflow, Mode.LIVE, "manual", EMPTY, EMPTY, Actor.PARLEY, null, null);
    }
}
