package dev.parley.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns JSON with braces into a {@link Shape}; once per template. */
final class TemplateCompiler {
    private final Expressions expressions;
    private final Set<String> references = new TreeSet<>();

    TemplateCompiler(Expressions expressions) {
        this.expressions = expressions;
    }

    Template compile(JsonNode value) throws ExpressionException {
        return new CompiledTemplate(shape(value, null), Set.copyOf(references));
    }

    /** @param place null for the whole template */
    private Shape shape(JsonNode value, @Nullable Place place) throws ExpressionException {
        return switch (value.getNodeType()) {
            case OBJECT -> object(value, place);
            case ARRAY -> list(value, place);
            case STRING -> text(value, place);
            case NUMBER, BOOLEAN, NULL, MISSING, BINARY, POJO -> new Shape.Constant(value);
        };
    }

    private Shape object(JsonNode value, @Nullable Place place) throws ExpressionException {
        var fields = new ArrayList<Shape.Field>(value.size());
        for (var name : value.propertyNames()) {
            var inner = place == null ? Place.root(name) : place.field(name);
            fields.add(new Shape.Field(name, shape(value.get(name), inner)));
        }
        return fields.stream().allMatch(field -> isSame(field.shape(), value.get(field.name())))
                ? new Shape.Constant(value)
                : new Shape.Fields(List.copyOf(fields));
    }

    private Shape list(JsonNode value, @Nullable Place place) throws ExpressionException {
        var items = new ArrayList<Shape>(value.size());
        var isConstant = true;
        for (var i = 0; i < value.size(); i++) {
            var item = shape(value.get(i), (place == null ? Place.root("") : place).item(i));
            isConstant &= isSame(item, value.get(i));
            items.add(item);
        }
        return isConstant ? new Shape.Constant(value) : new Shape.Items(List.copyOf(items));
    }

    private static boolean isSame(Shape shape, JsonNode value) {
        return shape instanceof Shape.Constant constant && constant.value() == value;
    }

    private Shape text(JsonNode value, @Nullable Place place) throws ExpressionException {
        var text = value.stringValue();
        if (!text.contains(Segment.OPEN)) {
            return new Shape.Constant(value);
        }
        var where = place == null ? "" : place.toString();
        var segments = split(text, where);
        if (segments.stream().allMatch(Segment.Plain.class::isInstance)) {
            return new Shape.Constant(JsonNodeFactory.instance.stringNode(plain(segments)));
        }
        var parts = new ArrayList<Shape.Part>(segments.size());
        for (var segment : segments) {
            parts.add(
                    switch (segment) {
                        case Segment.Plain plain -> new Shape.Plain(plain.text());
                        case Segment.Braces braces -> hole(braces, text, where);
                    });
        }
        return parts.size() == 1 && parts.getFirst() instanceof Shape.Hole hole
                ? hole
                : new Shape.Text(List.copyOf(parts), where, text);
    }

    private static List<Segment> split(String text, String where) throws ExpressionException {
        try {
            return Segment.split(text);
        } catch (ExpressionException e) {
            throw Shape.Hole.at(where, e, text, 0);
        }
    }

    private static String plain(List<Segment> segments) {
        var text = new StringBuilder();
        for (var segment : segments) {
            if (segment instanceof Segment.Plain plain) {
                text.append(plain.text());
            }
        }
        return text.toString();
    }

    private Shape.Hole hole(Segment.Braces braces, String text, String where) throws ExpressionException {
        // The spaces inside the braces are kept out, so that the same expression is compiled once however it is spaced.
        var offset = braces.offset() + leadingSpaces(braces.expression());
        try {
            var expression = expressions.expression(braces.expression().strip());
            references.addAll(expression.references());
            return new Shape.Hole(expression, where, text, offset);
        } catch (ExpressionException e) {
            throw Shape.Hole.at(where, e, text, offset);
        }
    }

    private static int leadingSpaces(String text) {
        return text.length() - text.stripLeading().length();
    }
}
