package dev.parley.engine.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationListener;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import java.util.Collection;
import java.util.Map;

/**
 * Counts the work of one evaluation and stops it at a limit that does not depend on the machine. Every value computed costs
 * one, and its size on top: what comes next may read all of it. A function whose work is out of proportion to what it is given
 * pays for it before it begins. One evaluation, one meter, one thread.
 */
final class Meter implements CelEvaluationListener {
    static final int MAX_TEXT = 1_000_000;
    private static final long LIMIT = 2_000_000;
    /** Characters and list elements are read much faster than an expression is evaluated. */
    private static final int READ_AT_ONCE = 8;

    /** So that functions, which CEL calls with their values alone, can pay. */
    private static final ScopedValue<Meter> CURRENT = ScopedValue.newInstance();

    private long spent;

    Object evaluate(CelRuntime.Program program, CelVariableResolver variables, CelEvaluationListener listener)
            throws CelEvaluationException {
        return ScopedValue.where(CURRENT, this)
                .call(() -> program.trace(variables, (expr, value) -> {
                    callback(expr, value);
                    listener.callback(expr, value);
                }));
    }

    Object evaluate(CelRuntime.Program program, CelVariableResolver variables) throws CelEvaluationException {
        return ScopedValue.where(CURRENT, this).call(() -> program.trace(variables, this));
    }

    /** @throws CostExceeded when the evaluation under way has done too much */
    static void spend(long units) {
        CURRENT.get().add(units);
    }

    /** Appends, and refuses to let a text become longer than any may be. */
    static void append(StringBuilder text, CharSequence more) {
        if (text.length() + (long) more.length() > MAX_TEXT) {
            throw new CostExceeded();
        }
        text.append(more);
    }

    private void add(long units) {
        spent += units;
        if (spent > LIMIT || units < 0) {
            throw new CostExceeded();
        }
    }

    @Override
    public void callback(CelExpr expr, Object value) {
        add(1 + sizeOf(expr, value));
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
        return (expr.getKind() == Kind.CALL && expr.call().function().equals("_+_"))
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
