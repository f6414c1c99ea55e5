package dev.parley.engine.testing;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** Compares runs, makes test cases of them, and plays those against a workflow. */
public final class Rehearsals {
    private final RecordedRuns runs;
    private final OperationCatalog operations;
    private final Expressions expressions;

    public Rehearsals(
            RunHistory history, WorkflowCatalog catalog, OperationCatalog operations, Expressions expressions) {
        this.runs = new RecordedRuns(history, catalog, expressions);
        this.operations = operations;
        this.expressions = expressions;
    }

    /**
     * How one case went.
     *
     * @param notes what the case did not foresee
     */
    public record Verdict(Comparison comparison, List<String> notes, Duration took) {
        public boolean isPassed() {
            return comparison.isSame();
        }
    }

    /**
     * What went another way in {@code run} than in {@code earlier}.
     *
     * @throws java.util.NoSuchElementException when there is no such run
     * @throws IllegalStateException when one of them has not ended
     * @throws dev.parley.engine.journal.RunTooLargeException when one of them gave too much
     */
    public Comparison compare(OrgId org, RunId run, RunId earlier) {
        return Comparison.of(
                runs.read(org, earlier).result(), runs.read(org, run).result());
    }

    /**
     * The run as a case that passes for the revision it ran.
     *
     * @throws java.util.NoSuchElementException when there is no such run
     * @throws IllegalStateException when it has not ended, or was cancelled: nothing in its workflow says that it ends there
     * @throws dev.parley.engine.journal.RunTooLargeException when it gave too much
     */
    public TestCase testCase(OrgId org, RunId run, String name) {
        Recording recording = runs.read(org, run);
        if (recording.result().status() == RunStatus.CANCELLED) {
            throw new IllegalStateException("Run " + run + " was cancelled");
        }
        return recording.named(name);
    }

    /**
     * Plays a case: no journal, no call, nobody asked, no time.
     *
     * @throws IllegalArgumentException when the workflow cannot run at all
     */
    public Verdict play(OrgId org, Workflow workflow, TestCase testCase) {
        long begun = System.nanoTime();
        World world = new World(testCase.mocks(), operations.of(org), expressions);
        Rehearsal.Played played = Rehearsal.play(interpreter(workflow), testCase.given(), world);
        Comparison comparison =
                Comparison.of(testCase.expected(), played.recording().result());
        return new Verdict(comparison, played.notes(), Duration.ofNanos(System.nanoTime() - begun));
    }

    private Interpreter interpreter(Workflow workflow) {
        try {
            return new Interpreter(Plan.of(workflow, expressions));
        } catch (ExpressionException e) {
            throw new IllegalArgumentException("\"%s\" cannot run: %s".formatted(workflow.name(), e.getMessage()), e);
        }
    }
}
