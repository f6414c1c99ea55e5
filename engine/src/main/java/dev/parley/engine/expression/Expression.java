package dev.parley.engine.expression;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A compiled CEL expression. */
public interface Expression {
    /** @throws ExpressionException when a value is missing, a type does not fit or the cost limit is reached */
    JsonNode evaluate(Scope scope) throws ExpressionException;

    /** What it reads, as paths: {@code trigger.output.body.total}, {@code classify.output.label}. */
    Set<String> references();

    /** What must hold for it to be true, with a path below this root on the left. Not all there is: what can be told without values. */
    default List<Equation> equations(String root) {
        return List.of();
    }
}
