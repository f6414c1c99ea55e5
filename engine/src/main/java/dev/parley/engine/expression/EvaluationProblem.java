package dev.parley.engine.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.exceptions.CelDivideByZeroException;
import dev.cel.common.exceptions.CelNumericOverflowException;
import dev.cel.common.exceptions.CelOverloadNotFoundException;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelEvaluationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says in people's words why an evaluation failed. CEL does not tell which values it was given, so the expression, which has
 * no side effects, is evaluated once more and watched.
 */
final class EvaluationProblem {
    static final String TOO_COSTLY =
            "This expression does too much work. Make its lists or texts smaller, or split it into steps.";
    /** CEL gives the position only as text. */
    private static final Pattern CEL_MESSAGE =
            Pattern.compile("evaluation error(?: at [^:]*:(\\d+))?: (.*)", Pattern.DOTALL);

    private static final String NOT_BOOLEAN = "Expected boolean value, found: ";

    private final ComputedExpression expression;
    private final Scope scope;

    EvaluationProblem(ComputedExpression expression, Scope scope) {
        this.expression = expression;
        this.scope = scope;
    }

    ExpressionException explain(CelEvaluationException failure) {
        var matcher = CEL_MESSAGE.matcher(String.valueOf(failure.getMessage()));
        var matches = matcher.matches();
        var position = matches && matcher.group(1) != null
                ? expression.source().charAt(Integer.parseInt(matcher.group(1)))
                : -1;
        var message = matches ? matcher.group(2) : String.valueOf(failure.getMessage());
        return new ExpressionException(
                inWords(rootOf(failure), message, position), expression.source().text(), position);
    }

    private static Throwable rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private String inWords(Throwable cause, String message, int position) {
        return switch (cause) {
            case ValueProblem problem -> problem.getMessage();
            case CelDivideByZeroException _ -> "This divides by zero.";
            case CelNumericOverflowException _ -> "The number gets too large.";
            case CelOverloadNotFoundException _ -> misfit(position).orElse("A value here is of the wrong type.");
            case CelAttributeNotFoundException _ -> unreadable(position).orElse("Not found: " + message);
            case ArithmeticException _ when message.contains("zero") -> "This divides by zero.";
            case ArithmeticException _ -> "The number gets too large.";
            case IllegalArgumentException _
            when message.startsWith(NOT_BOOLEAN) ->
                "A condition must be true or false, not " + message.substring(NOT_BOOLEAN.length()) + ".";
            default ->
                misfit(position)
                        .map(words -> words + " (" + reason(cause, message) + ")")
                        .orElse("This does not work: " + reason(cause, message));
        };
    }

    /** The library's own words, which CEL hides behind its own when a function fails. */
    private static String reason(Throwable cause, String message) {
        return cause.getMessage() == null || cause instanceof CelEvaluationException ? message : cause.getMessage();
    }

    private Optional<String> unreadable(int position) {
        return nodesAt(position, CelExpr.ExprKind.Kind.SELECT).findFirst().map(node -> {
            var select = node.select();
            var read = selected(node);
            if (read.isPresent()) {
                return read.get();
            }
            return watched().get(select.operand().id()) instanceof Map<?, ?> map
                    ? "The object has no field \"" + select.field() + "\"; "
                            + ValueProblem.fieldsOf(
                                    map.keySet().stream().map(Object::toString).toList())
                    : "No field \"" + select.field() + "\" can be read here: what stands before it is not an object.";
        });
    }

    /** CEL evaluates a path as one, so its middle cannot be watched; but it can be walked. */
    private Optional<String> selected(CelExpr node) {
        var selection = Selection.of(node, expression.source(), Set.of());
        if (selection == null || !References.rootsOf(expression.references()).contains(selection.root())) {
            return Optional.empty();
        }
        try {
            selection.evaluate(scope);
            return Optional.empty();
        } catch (ExpressionException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Optional<String> misfit(int position) {
        return nodesAt(position, CelExpr.ExprKind.Kind.CALL).findFirst().flatMap(node -> {
            var read = selected(node);
            if (read.isPresent()) {
                return read;
            }
            var call = node.call();
            var values = watched();
            var operands = Stream.concat(call.target().stream(), call.args().stream())
                    .map(arg -> new Misfit.Operand(written(arg), values.get(arg.id())))
                    .toList();
            return Misfit.inWords(call.function(), operands);
        });
    }

    private Stream<CelExpr> nodesAt(int position, CelExpr.ExprKind.Kind kind) {
        return CelNavigableAst.fromAst(expression.tree())
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.getKind() == kind && expression.source().position(expr.id()) == position);
    }

    /** As a path where it is one; else in general words. */
    private String written(CelExpr expr) {
        var paths = References.of(expr);
        return Selection.of(expr, expression.source(), paths) != null && paths.size() == 1
                ? paths.iterator().next()
                : "the value";
    }

    /** What each part of the expression last was, before it failed. */
    private Map<Long, Object> watched() {
        var values = new HashMap<Long, Object>();
        try {
            new Meter()
                    .evaluate(
                            expression.program(),
                            ComputedExpression.variables(scope),
                            (expr, value) -> values.put(expr.id(), value));
        } catch (CelEvaluationException | CostExceeded _) {
            // It failed before and was only repeated to see these values.
            return values;
        }
        return values;
    }
}
