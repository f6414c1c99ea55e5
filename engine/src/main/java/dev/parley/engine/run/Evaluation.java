package dev.parley.engine.run;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.expression.Scope;
import dev.parley.engine.workflow.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a step computes from the run's values before anything else: a call's input, a condition, a message. */
@FunctionalInterface
interface Evaluation {
    JsonNode in(Scope scope) throws ExpressionException;

    static Evaluation of(Node node, Expressions expressions) throws ExpressionException {
        return switch (node) {
            case Node.Call call -> expressions.template(call.with())::render;
            case Node.SetValues set -> expressions.template(set.values())::render;
            case Node.If condition -> expressions.expression(condition.condition())::evaluate;
            case Node.Switch choice -> valueOf(choice.value(), expressions);
            case Node.Delay delay -> text(delay.duration() != null ? delay.duration() : delay.until(), expressions);
            case Node.Approval approval -> text(approval.message(), expressions);
            case Node.Stop stop -> text(stop.message(), expressions);
        };
    }

    /** A switch over a constant makes no sense, so text without braces is an expression. */
    private static Evaluation valueOf(String value, Expressions expressions) throws ExpressionException {
        return value.contains("{{") ? text(value, expressions) : expressions.expression(value)::evaluate;
    }

    private static Evaluation text(String template, Expressions expressions) throws ExpressionException {
        return expressions.template(JsonNodeFactory.instance.stringNode(template))::render;
    }
}
