package dev.parley.engine.expression;

import java.util.Set;
import tools.jackson.databind.JsonNode;

record CompiledTemplate(Shape shape, Set<String> references) implements Template {
    @Override
    public JsonNode render(Scope scope) throws ExpressionException {
        return shape.render(scope);
    }
}
