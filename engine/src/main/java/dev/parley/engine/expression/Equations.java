package dev.parley.engine.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the equations without which an expression is not true: it is one, or ties several together by {@code &&}. */
final class Equations {
    private Equations() {}

    static List<Equation> of(CelExpr expr) {
        List<Equation> equations = new ArrayList<>();
        collect(expr, equations);
        return equations;
    }

    private static void collect(CelExpr expr, List<Equation> equations) {
        if (expr.getKind() != Kind.CALL) {
            return;
        }
        List<CelExpr> args = expr.call().args();
        switch (expr.call().function()) {
            case "_&&_" -> args.forEach(arg -> collect(arg, equations));
            case "_==_" -> {
                String left = path(args.get(0));
                String right = path(args.get(1));
                if (left != null && right != null) {
                    equations.add(new Equation(left, right));
                }
            }
            default -> {}
        }
    }

    /** Dots only: a name in brackets may hold a dot itself. */
    private static @Nullable String path(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> expr.ident().name();
            case SELECT -> {
                String operand =
                        expr.select().testOnly() ? null : path(expr.select().operand());
                yield operand == null ? null : operand + "." + expr.select().field();
            }
            case CALL, CONSTANT, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> null;
        };
    }
}
