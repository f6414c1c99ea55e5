package dev.parley.engine.journal;

import dev.parley.engine.NodeId;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.EntryRows.EventRow;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole run that came in and can be written down.
 *
 * @param after how it ended, without what its steps took in and gave out
 */
record ArrivedRun(RunDocument document, WrittenEvents events, RunState after) {
    /**
     * Values are looked at one event at a time: memory is taken by the text of the events and by the state of the steps.
     *
     * @throws IllegalArgumentException when this is no ended run, saying what is wrong with it
     */
    static ArrivedRun read(InputStream exported, Expressions expressions) {
        RunDocumentReader reader = new RunDocumentReader(exported);
        RunDocument document = reader.document();
        Folding folding = new Folding(document, expressions);
        List<EventRow> rows = new ArrayList<>();
        for (RecordedEvent event = reader.next(); event != null; event = reader.next()) {
            folding.take(event);
            rows.add(EventRow.of(event));
        }
        return new ArrivedRun(document, new WrittenEvents(rows), folding.end());
    }

    /** Finds out whether the events are such as the workflow could have led to. */
    private static final class Folding {
        private final RunDocument document;
        private final Plan plan;
        private final Interpreter interpreter;
        private @Nullable RunState state;

        Folding(RunDocument document, Expressions expressions) {
            this.document = document;
            try {
                this.plan = Plan.of(document.workflow(), expressions);
            } catch (ExpressionException | RuntimeException e) {
                throw unfit(e);
            }
            this.interpreter = new Interpreter(plan);
        }

        void take(RecordedEvent event) {
            try {
                RunState before =
                        state == null ? RunState.before(document.run(), (RunStarted) event.event(), event.at()) : state;
                state = interpreter.apply(before, WithoutValues.of(event));
            } catch (RuntimeException e) {
                throw unfit(e);
            }
        }

        RunState end() {
            if (state == null) {
                throw new IllegalStateException("A document has no events");
            }
            try {
                for (NodeId step : state.nodes().keySet()) {
                    plan.node(step);
                }
                return state;
            } catch (RuntimeException e) {
                throw unfit(e);
            }
        }

        private static IllegalArgumentException unfit(Exception e) {
            return new IllegalArgumentException("The events do not fit the workflow: " + e.getMessage(), e);
        }
    }
}
