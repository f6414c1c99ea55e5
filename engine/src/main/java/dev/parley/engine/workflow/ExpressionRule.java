package dev.parley.engine.workflow;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.StringNode;

/** Every expression compiles, and reads only what is there when its step runs. */
final class ExpressionRule implements Rule {
    private final Expressions expressions;

    ExpressionRule(Expressions expressions) {
        this.expressions = expressions;
    }

    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        Certainty certainty = new Certainty(graph);
        return graph.nodes().stream().flatMap(node -> {
            ReferenceCheck references = new ReferenceCheck(node.id(), graph, certainty);
            return WrittenExpression.of(node).flatMap(written -> ofExpression(written, references));
        });
    }

    private Stream<Finding> ofExpression(WrittenExpression written, ReferenceCheck references) {
        try {
            return references(written).stream().sorted().flatMap(path -> references.check(written.where(), path));
        } catch (ExpressionException refused) {
            String place = refused.position() < 0 ? "" : " (character " + (refused.position() + 1) + ")";
            return Stream.of(Finding.error(
                    "bad_expression",
                    written.where(),
                    "\"" + written.text() + "\" is no expression" + place + ": " + refused.getMessage(),
                    written.isBare()
                            ? "Write it as classify.output.label == 'bug'."
                            : "Write it as {{classify.output.label}}."));
        }
    }

    private Set<String> references(WrittenExpression written) throws ExpressionException {
        return written.isBare()
                ? expressions.expression(written.text()).references()
                : expressions.template(StringNode.valueOf(written.text())).references();
    }
}
