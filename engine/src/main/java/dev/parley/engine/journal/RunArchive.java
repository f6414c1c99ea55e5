package dev.parley.engine.journal;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes ended runs out of one organization or installation and into another, whole and under their own ids. A run that came in does
 * nothing: it has ended, no listener hears of it, and its workflow arrives as a draft.
 */
public final class RunArchive {
    private final RunHistory history;
    private final Intake intake;
    private final WorkflowCatalog catalog;
    private final Expressions expressions;

    /** @param intake writes down what comes in, if this process may */
    public RunArchive(RunHistory history, Intake intake, WorkflowCatalog catalog, Expressions expressions) {
        this.history = history;
        this.intake = intake;
        this.catalog = catalog;
        this.expressions = expressions;
    }

    /**
     * The run with the workflow it ran, as one document. Empty when there is no such run, or its workflow was discarded.
     *
     * @throws IllegalStateException when it has not ended
     */
    public Optional<ObjectNode> export(OrgId org, RunId run) {
        List<RecordedEvent> events = history.events(org, run);
        if (events.isEmpty() || !(events.getFirst().event() instanceof RunStarted started)) {
            return Optional.empty();
        }
        Optional<StoredWorkflow> workflow = catalog.revision(org, started.workflow());
        return workflow.map(stored -> new RunDocument(run, stored.ref(), stored.workflow(), events))
                .map(document -> {
                    if (!fold(document).status().hasEnded()) {
                        throw new IllegalStateException("Run " + run + " has not ended yet");
                    }
                    return document.write();
                });
    }

    /**
     * Takes a run in.
     *
     * @param by whose doing it is that the workflow appears, if it does
     * @throws OverloadedException when the journal cannot take more at the moment; the same document may be sent again
     */
    public Taken take(OrgId org, JsonNode exported, Actor by) throws OverloadedException, InterruptedException {
        RunDocument document;
        RunState state;
        try {
            document = RunDocument.read(exported);
            state = fold(document);
        } catch (IllegalArgumentException e) {
            return new Taken.NoRun(e.getMessage());
        }
        Optional<Taken> known = compare(org, document);
        if (known.isPresent()) {
            return known.get();
        }
        if (!catalog.adopt(org, document.ref(), document.workflow(), by)) {
            return new Taken.Clash(
                    "The workflow of this run is here as well, and its revision %d is another or not here yet."
                            .formatted(document.ref().revision()));
        }
        try {
            intake.take(new Entry(org, state, document.events()));
            return new Taken.In(document.run());
        } catch (JournalException e) {
            // The same document may have come twice at once.
            return compare(org, document).orElseThrow(() -> e);
        }
    }

    /** Empty when there is no such run here yet. */
    private Optional<Taken> compare(OrgId org, RunDocument document) {
        List<RecordedEvent> here = history.events(org, document.run());
        if (here.isEmpty()) {
            return Optional.empty();
        }
        boolean isSame = new RunDocument(document.run(), document.ref(), document.workflow(), here)
                .write()
                .toString()
                .equals(document.write().toString());
        return Optional.of(
                isSame
                        ? new Taken.Known(document.run())
                        : new Taken.Clash("Run %s is here already, and something else happened in it."
                                .formatted(document.run())));
    }

    /** @throws IllegalArgumentException when the events are not such as this workflow could have led to */
    private RunState fold(RunDocument document) {
        try {
            Plan plan = Plan.of(document.workflow(), expressions);
            RunState state = new Interpreter(plan).fold(document.run(), document.events());
            for (NodeId step : state.nodes().keySet()) {
                plan.node(step);
            }
            return state;
        } catch (ExpressionException | RuntimeException e) {
            throw new IllegalArgumentException("The events do not fit the workflow: " + e.getMessage(), e);
        }
    }

    /** Writes a whole run down, as {@link Journal#appendOrRefuse} does. */
    @FunctionalInterface
    public interface Intake {
        void take(Entry ended) throws OverloadedException, InterruptedException;
    }

    /** What became of a run that was to be taken in. */
    public sealed interface Taken {
        record In(RunId run) implements Taken {}

        /** It was here before, the very same; nothing was done. */
        record Known(RunId run) implements Taken {}

        /** Something else of that name is here; nothing was done. */
        record Clash(String why) implements Taken {}

        /** This is no ended run; nothing was done. */
        record NoRun(String why) implements Taken {}
    }
}
