package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.expression.Review;
import dev.parley.engine.expression.Scope;
import dev.parley.engine.operation.OperationCatalog;
import java.util.stream.Stream;

/** Every expression compiles, reads only what is there when its step runs, and fits the types of what it reads. */
final class ExpressionRule implements Rule {
    private final Expressions expressions;
    private final OperationCatalog operations;

    ExpressionRule(Expressions expressions, OperationCatalog operations) {
        this.expressions = expressions;
        this.operations = operations;
    }

    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        Certainty certainty = new Certainty(graph);
        Schemas schemas = new Schemas(workflow, graph, operations, expressions);
        return graph.nodes().stream().flatMap(node -> {
            ReferenceCheck references = new ReferenceCheck(node.id(), graph, certainty);
            return WrittenExpression.of(node).flatMap(written -> ofExpression(node.id(), written, references, schemas));
        });
    }

    private Stream<Finding> ofExpression(
            NodeId step, WrittenExpression written, ReferenceCheck references, Schemas all) {
        Scope schemas = root -> references.mayRead(root) ? all.root(root) : null;
        try {
            Review review = written.isBare()
                    ? expressions.review(written.text(), schemas)
                    : expressions.reviewTemplate(written.text(), schemas);
            return Stream.concat(
                    references.check(written, review.reads()),
                    review.problems().stream().map(problem -> finding(step, written, problem)));
        } catch (ExpressionException refused) {
            return Stream.of(Finding.error(
                    "bad_expression",
                    written.where(),
                    "\"" + written.text() + "\" is no expression" + Excerpt.place(refused.position()) + ": "
                            + refused.getMessage() + Excerpt.of(written.text(), refused.position()),
                    written.isBare()
                            ? "Write it as classify.output.label == 'bug'."
                            : "Write it as {{classify.output.label}}."));
        }
    }

    private static Finding finding(NodeId step, WrittenExpression written, Review.Problem problem) {
        String message = "Step \"" + step + "\"" + Excerpt.place(problem.position()) + ": " + problem.message()
                + Excerpt.of(written.text(), problem.position());
        return switch (problem.mistake()) {
            case NO_SUCH_FIELD -> {
                String hint = problem.known().isEmpty()
                        ? "Read another field, or take this one out."
                        : Nearest.suggestion(problem.name(), problem.known());
                yield problem.isCertain()
                        ? Finding.error("no_such_field", written.where(), message, hint)
                        : Finding.warn("no_such_field", written.where(), message, hint);
            }
            case TYPE_MISMATCH ->
                problem.isCertain()
                        ? Finding.error(
                                "type_mismatch",
                                written.where(),
                                message,
                                "Convert one of them: double(…), string(…), timestamp(…).")
                        : Finding.warn(
                                "type_mismatch",
                                written.where(),
                                message,
                                "They are never equal. Convert one of them: double(…), string(…).");
        };
    }
}
