package dev.parley.engine.run;

import dev.parley.engine.expression.Equation;
import dev.parley.engine.expression.Expression;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.expression.Scope;
import dev.parley.engine.workflow.Node;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a step computes from the run's values: a call's input, a condition, a message. A repeat computes after each round whether it
 * was the last, every other step before anything else.
 */
@FunctionalInterface
interface Evaluation {
    JsonNode in(Scope scope) throws ExpressionException;

    /** What must hold for an event to match, for a step that waits for one. */
    default List<Equation> equations() {
        return List.of();
    }

    static Evaluation of(Node node, Expressions expressions) throws ExpressionException {
        return switch (node) {
            case Node.Call call -> template(call.with(), expressions);
            case Node.SetValues set -> template(set.values(), expressions);
            case Node.If condition -> expressions.expression(condition.condition())::evaluate;
            case Node.Switch choice -> valueOf(choice.value(), expressions);
            case Node.Delay delay -> text(delay.duration() != null ? delay.duration() : delay.until(), expressions);
            case Node.Approval approval -> text(approval.message(), expressions);
            case Node.Input input -> text(input.message(), expressions);
            case Node.ForEach loop ->
                loop.items().isString()
                        ? valueOf(loop.items().stringValue(), expressions)
                        : template(loop.items(), expressions);
            case Node.Repeat loop ->
                loop.until() == null ? _ -> BooleanNode.FALSE : expressions.expression(loop.until())::evaluate;
            case Node.WaitForEvent wait ->
                wait.match() == null
                        ? _ -> JsonNodeFactory.instance.objectNode()
                        : new Comparison(expressions.expression(wait.match()));
            case Node.CallWorkflow call -> template(call.input(), expressions);
            case Node.Stop stop -> text(stop.message(), expressions);
        };
    }

    /** What an event is compared with: of everything the expression reads, what the run knows already. */
    record Comparison(Expression match) implements Evaluation {
        @Override
        public List<Equation> equations() {
            return match.equations(RunEvent.EventAwaited.EVENT);
        }

        @Override
        public JsonNode in(Scope scope) {
            ObjectNode known = JsonNodeFactory.instance.objectNode();
            for (String path : match.references()) {
                String[] names = path.split("\\.");
                JsonNode root = names[0].equals(RunEvent.EventAwaited.EVENT) ? null : scope.root(names[0]);
                if (root != null) {
                    copy(root, known, names, 0);
                }
            }
            return known;
        }
    }

    /** Copies the value at this path, as far as the path leads through objects. */
    private static void copy(JsonNode from, ObjectNode to, String[] names, int depth) {
        JsonNode next = depth + 1 < names.length && from.isObject() ? from.get(names[depth + 1]) : null;
        if (next == null) {
            to.set(names[depth], from);
            return;
        }
        ObjectNode inner = to.get(names[depth]) instanceof ObjectNode there ? there : to.putObject(names[depth]);
        copy(next, inner, names, depth + 1);
    }

    /** A switch over a constant makes no sense, so text without braces is an expression. */
    private static Evaluation valueOf(String value, Expressions expressions) throws ExpressionException {
        return value.contains("{{") ? text(value, expressions) : expressions.expression(value)::evaluate;
    }

    private static Evaluation text(String template, Expressions expressions) throws ExpressionException {
        return template(JsonNodeFactory.instance.stringNode(template), expressions);
    }

    private static Evaluation template(JsonNode template, Expressions expressions) throws ExpressionException {
        return expressions.template(template)::render;
    }
}
