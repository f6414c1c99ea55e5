package dev.parley.engine.expression;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A compiled template; see {@link Expressions#template}. */
public interface Template {
    /** @throws ExpressionException when a value is missing, a type does not fit or the cost limit is reached */
    JsonNode render(Scope scope) throws ExpressionException;

    /** What it reads, as paths. */
    Set<String> references();
}
