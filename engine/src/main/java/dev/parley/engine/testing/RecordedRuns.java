package dev.parley.engine.testing;

import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunTooLargeException;
import dev.parley.engine.journal.WholeRun;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.NodeReused;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads ended runs back from the journal. */
final class RecordedRuns {
    /**
     * Of the events as they are written down, of a run and those it replays together. A recording has all their values in memory, which takes
     * several times as much.
     */
    static final long MOST_CHARS = 16L << 20;

    private final RunHistory history;
    private final WorkflowCatalog catalog;
    private final Expressions expressions;

    RecordedRuns(RunHistory history, WorkflowCatalog catalog, Expressions expressions) {
        this.history = history;
        this.catalog = catalog;
        this.expressions = expressions;
    }

    /**
     * @throws NoSuchElementException when there is no such run, or no longer the workflow it ran
     * @throws IllegalStateException when it has not ended
     * @throws RunTooLargeException when it, or one that it took results over from, gave too much
     */
    Recording read(OrgId org, RunId run) {
        return read(org, run, MOST_CHARS);
    }

    private Recording read(OrgId org, RunId run, long mostChars) {
        WholeRun whole = history.whole(org, run, mostChars);
        List<RecordedEvent> events = whole.events();
        if (events.isEmpty() || !(events.getFirst().event() instanceof RunStarted started)) {
            throw new NoSuchElementException("There is no run " + run);
        }
        if (!(events.getLast().event() instanceof RunFinished)) {
            throw new IllegalStateException("Run " + run + " has not ended yet");
        }
        Recording own = Recording.of(interpreter(org, started.workflow()), run, events);
        Set<NodeId> takenOver = takenOver(events);
        boolean isWhole = started.origin() == null
                || takenOver.isEmpty()
                || history.beginning(org, started.origin()).isEmpty();
        return isWhole ? own : own.after(read(org, started.origin(), mostChars - whole.chars()), takenOver);
    }

    private static Set<NodeId> takenOver(List<RecordedEvent> events) {
        return events.stream()
                .map(RecordedEvent::event)
                .filter(NodeReused.class::isInstance)
                .map(event -> ((NodeReused) event).node())
                .collect(Collectors.toSet());
    }

    private Interpreter interpreter(OrgId org, WorkflowRef ref) {
        StoredWorkflow stored = catalog.revision(org, ref)
                .orElseThrow(() -> new NoSuchElementException(
                        "There is no workflow " + ref.id() + " with revision " + ref.revision()));
        try {
            return new Interpreter(Plan.of(stored.workflow(), expressions));
        } catch (ExpressionException e) {
            throw new IllegalStateException("A workflow that has run does not compile any more: " + e.getMessage(), e);
        }
    }
}
