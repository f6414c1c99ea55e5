package dev.parley.engine.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An expression that only reads, such as {@code trigger.output.items[0].id}: by far the most frequent. It walks the JSON
 * without CEL and gives back the very node, so that a number keeps all its digits.
 */
record Selection(String text, String root, int rootPosition, List<Step> steps, Set<String> references)
        implements Expression {
    sealed interface Step {
        /** Of the dot or bracket in the text. */
        int position();
    }

    record Field(String name, int position) implements Step {}

    record Item(int index, int position) implements Step {}

    /** @return null when it does more than read */
    static @Nullable Selection of(CelExpr expr, Source source, Set<String> references) {
        var steps = new ArrayList<Step>();
        var at = expr;
        while (at.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            var step = step(at, source.position(at.id()));
            if (step == null) {
                return null;
            }
            steps.addFirst(step);
            at = at.getKind() == CelExpr.ExprKind.Kind.SELECT
                    ? at.select().operand()
                    : at.call().args().get(0);
        }
        return new Selection(
                source.text(), at.ident().name(), source.position(at.id()), List.copyOf(steps), references);
    }

    private static @Nullable Step step(CelExpr expr, int position) {
        return switch (expr.getKind()) {
            case SELECT ->
                expr.select().testOnly() ? null : new Field(expr.select().field(), position);
            case CALL -> {
                var call = expr.call();
                if (!call.function().equals("_[_]") || call.args().get(1).getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
                    yield null;
                }
                var key = call.args().get(1).constant();
                if (key.getKind() == CelConstant.Kind.STRING_VALUE) {
                    yield new Field(key.stringValue(), position);
                }
                var isItem =
                        key.getKind() == CelConstant.Kind.INT64_VALUE && key.int64Value() == (int) key.int64Value();
                yield isItem ? new Item((int) key.int64Value(), position) : null;
            }
            case CONSTANT, IDENT, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> null;
        };
    }

    @Override
    public JsonNode evaluate(Scope scope) throws ExpressionException {
        var value = scope.root(root);
        if (value == null) {
            throw new ExpressionException(ValueProblem.noRoot(root).getMessage(), text, rootPosition);
        }
        for (var i = 0; i < steps.size(); i++) {
            var next = read(value, steps.get(i));
            if (next == null) {
                throw missing(value, i);
            }
            value = next;
        }
        return value;
    }

    private static @Nullable JsonNode read(JsonNode value, Step step) {
        return switch (step) {
            case Field field -> value.isObject() ? value.get(field.name) : null;
            case Item item -> value.isArray() ? value.get(item.index) : null;
        };
    }

    private ExpressionException missing(JsonNode value, int stepIndex) {
        var place = Place.root(root);
        for (var step : steps.subList(0, stepIndex)) {
            place = switch (step) {
                case Field field -> place.field(field.name);
                case Item item -> place.item(item.index);
            };
        }
        var problem = switch (steps.get(stepIndex)) {
            case Field field -> ValueProblem.noField(value, field.name, place);
            case Item item -> ValueProblem.noItem(value, item.index, place);
        };
        return new ExpressionException(
                problem.getMessage(), text, steps.get(stepIndex).position());
    }
}
