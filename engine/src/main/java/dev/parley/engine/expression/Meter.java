package dev.parley.engine.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;
import java.util.Map;

/**
 * Counts the work of one evaluation and stops it at a limit that does not depend on the machine. Every value computed costs
 * one, and its size on top: what comes next may read all of it. One evaluation, one meter, one thread.
 */
final class Meter implements CelEvaluationListener {
    private static final long LIMIT = 2_000_000;
    /** A regular expression may step through many states for each character. */
    private static final int STATES = 4;
    /** Characters and list elements are read much faster than an expression is evaluated. */
    private static final int READ_AT_ONCE = 8;

    private long spent;
    /** The lengths of the latest two texts: what a regular expression was given, and itself. */
    private int latest;

    private int beforeLatest;

    @Override
    public void callback(CelExpr expr, Object value) {
        spent += 1 + sizeOf(expr, value);
        if (value instanceof String text) {
            beforeLatest = latest;
            latest = text.length();
        } else if (isMatching(expr)) {
            spent += (long) STATES * Math.max(latest, beforeLatest);
        }
        if (spent > LIMIT) {
            throw new CostExceeded();
        }
    }

    private static boolean isMatching(CelExpr expr) {
        return expr.getKind() == Kind.CALL && expr.call().function().equals("matches");
    }

    private static long sizeOf(CelExpr expr, Object value) {
        return switch (value) {
            case String text -> text.length() / READ_AT_ONCE;
            case Fields fields -> fields.size() / READ_AT_ONCE;
            case Items items -> isAccumulating(expr) ? 0 : items.weight() / READ_AT_ONCE;
            case Collection<?> list -> weightOf(list);
            case Map<?, ?> map -> weightOf(map.values());
            default -> 0;
        };
    }

    /** The list that {@code map} and {@code filter} grow is not read while it grows; CEL hides it behind an @ name. */
    private static boolean isAccumulating(CelExpr expr) {
        return expr.getKind() == Kind.CALL
                || (expr.getKind() == Kind.IDENT && expr.ident().name().startsWith("@"));
    }

    /**
     * How many values there are when everything is written out, for a list of a list of a list may name the same few again and
     * again: thirty levels of {@code [x, x]} are a billion.
     */
    static long weightOf(Collection<?> values) {
        long weight = 0;
        for (var value : values) {
            weight += 1
                    + switch (value) {
                        case Items items -> items.weight();
                        case Fields fields -> fields.size();
                        case Collection<?> list -> weightOf(list);
                        case Map<?, ?> map -> weightOf(map.values());
                        default -> 0;
                    };
            if (weight > LIMIT) {
                throw new CostExceeded();
            }
        }
        return weight;
    }
}
