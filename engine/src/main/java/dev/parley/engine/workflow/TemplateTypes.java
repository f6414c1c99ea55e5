package dev.parley.engine.workflow;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Which JSON types a text with {@code {{ }}} may become. */
final class TemplateTypes {
    private final Expressions expressions;
    private final Schemas schemas;

    TemplateTypes(Expressions expressions, Schemas schemas) {
        this.expressions = expressions;
        this.schemas = schemas;
    }

    /** @return empty when that is not certain */
    List<String> of(String template) {
        try {
            JsonNode type =
                    expressions.reviewTemplate(template, schemas).schema().path("type");
            return type.isArray()
                    ? type.valueStream().map(JsonNode::asString).distinct().toList()
                    : type.stringValueOpt().map(List::of).orElse(List.of());
        } catch (ExpressionException _) {
            // The finding is ExpressionRule's.
            return List.of();
        }
    }
}
