package dev.parley.engine.run;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.run.RunEvent.EventAwaited;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether an event is the one that a step waits for. */
public final class EventMatch {
    private EventMatch() {}

    /**
     * @param match CEL; null means any event
     * @param known what the run had when it began to wait
     * @throws ExpressionException when they cannot be compared, since the event may lack the field that is asked for: no match
     */
    public static boolean holds(Expressions expressions, @Nullable String match, JsonNode known, JsonNode payload)
            throws ExpressionException {
        return match == null
                || expressions
                        .expression(match)
                        .evaluate(name -> name.equals(EventAwaited.EVENT) ? payload : known.get(name))
                        .booleanValue(false);
    }
}
