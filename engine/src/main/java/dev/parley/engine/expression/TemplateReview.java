package dev.parley.engine.expression;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** A {@link Review} of each pair of braces in a string. */
final class TemplateReview {
    private final Expressions expressions;
    private final Scope schemas;

    TemplateReview(Expressions expressions, Scope schemas) {
        this.expressions = expressions;
        this.schemas = schemas;
    }

    Review of(String text) throws ExpressionException {
        expressions.template(StringNode.valueOf(text));
        var segments = Segment.split(text);
        var reviews = new ArrayList<Review>();
        for (var segment : segments) {
            if (segment instanceof Segment.Braces braces) {
                reviews.add(shifted(braces));
            }
        }
        JsonNode schema = segments.size() == 1 && reviews.size() == 1
                ? reviews.getFirst().schema()
                : JsonNodeFactory.instance.objectNode().put("type", "string");
        return new Review(
                reviews.stream().flatMap(review -> review.reads().stream()).toList(),
                schema,
                reviews.stream().flatMap(review -> review.problems().stream()).toList());
    }

    private Review shifted(Segment.Braces braces) throws ExpressionException {
        var written = braces.expression();
        var offset = braces.offset() + written.length() - written.stripLeading().length();
        var review = expressions.review(written.strip(), schemas);
        List<Review.Read> reads = review.reads().stream()
                .map(read -> new Review.Read(read.path(), moved(read.position(), offset)))
                .toList();
        List<Review.Problem> problems = review.problems().stream()
                .map(p -> new Review.Problem(
                        p.mistake(), p.isCertain(), moved(p.position(), offset), p.message(), p.name(), p.known()))
                .toList();
        return new Review(reads, review.schema(), problems);
    }

    private static int moved(int position, int offset) {
        return position < 0 ? position : position + offset;
    }
}
