package dev.parley.engine.expression;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A compiled template, piece by piece. */
sealed interface Shape {
    String TOO_LONG = "With its values the text gets longer than " + Meter.MAX_TEXT + " characters. Put in less.";

    JsonNode render(Scope scope) throws ExpressionException;

    private static String prefix(String where) {
        return where.isEmpty() ? "" : where + ": ";
    }

    /** Without braces: costs nothing, the very node. */
    record Constant(JsonNode value) implements Shape {
        @Override
        public JsonNode render(Scope scope) {
            return value;
        }
    }

    record Field(String name, Shape shape) {}

    record Fields(List<Field> fields) implements Shape {
        @Override
        public JsonNode render(Scope scope) throws ExpressionException {
            var object = JsonNodeFactory.instance.objectNode();
            for (var field : fields) {
                object.set(field.name, field.shape.render(scope));
            }
            return object;
        }
    }

    record Items(List<Shape> items) implements Shape {
        @Override
        public JsonNode render(Scope scope) throws ExpressionException {
            var array = JsonNodeFactory.instance.arrayNode(items.size());
            for (var item : items) {
                array.add(item.render(scope));
            }
            return array;
        }
    }

    sealed interface Part {}

    record Plain(String text) implements Part {}

    /**
     * One pair of braces; alone in its string it keeps the value's type.
     *
     * @param where the path of the string in the template; empty for the whole
     * @param offset of the expression in the string
     */
    record Hole(Expression expression, String where, String string, int offset) implements Shape, Part {
        @Override
        public JsonNode render(Scope scope) throws ExpressionException {
            try {
                return expression.evaluate(scope);
            } catch (ExpressionException e) {
                throw at(where, e, string, offset);
            }
        }

        static ExpressionException at(String where, ExpressionException e, String string, int offset) {
            return new ExpressionException(
                    prefix(where) + e.getMessage(), string, e.position() < 0 ? -1 : e.position() + offset);
        }
    }

    record Text(List<Part> parts, String where, String string) implements Shape {
        @Override
        public JsonNode render(Scope scope) throws ExpressionException {
            var text = new StringBuilder();
            for (var part : parts) {
                text.append(
                        switch (part) {
                            case Plain plain -> plain.text;
                            case Hole hole -> PlainText.of(hole.render(scope));
                        });
                if (text.length() > Meter.MAX_TEXT) {
                    throw new ExpressionException(prefix(where) + TOO_LONG, string, -1);
                }
            }
            return JsonNodeFactory.instance.stringNode(text.toString());
        }
    }
}
