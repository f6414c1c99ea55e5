package dev.parley.bot.slack.standin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The script of what goes wrong. The first line that applies counts. */
public final class Faults {
    private static final String ANY = "*";

    private final List<Line> script = new CopyOnWriteArrayList<>();

    private record Line(String method, Predicate<ApiCall> which, IntPredicate when, AtomicInteger seen, Fault fault) {
        boolean applies(ApiCall call) {
            return (method.equals(ANY) || method.equals(call.method()))
                    && which.test(call)
                    && when.test(seen.incrementAndGet());
        }
    }

    /** The next calls. @param method {@code *} for any */
    public Faults next(int calls, String method, Fault fault) {
        return add(method, _ -> true, number -> number <= calls, fault);
    }

    /** The next calls about this channel, whatever is said elsewhere meanwhile. */
    public Faults nextIn(String channel, int calls, String method, Fault fault) {
        return add(method, call -> call.text("channel").equals(channel), number -> number <= calls, fault);
    }

    /** Every nth call, the nth first. */
    public Faults every(int nth, String method, Fault fault) {
        return add(method, _ -> true, number -> number % nth == 0, fault);
    }

    public Faults always(String method, Fault fault) {
        return add(method, _ -> true, _ -> true, fault);
    }

    /** Calls about this channel, until {@link #clear}. */
    public Faults inChannel(String channel, Fault fault) {
        return add(ANY, call -> call.text("channel").equals(channel), _ -> true, fault);
    }

    /** Calls that this describes. */
    public Faults when(Predicate<ApiCall> which, Fault fault) {
        return add(ANY, which, _ -> true, fault);
    }

    /** From now on all goes well. */
    public void clear() {
        script.clear();
    }

    private Faults add(String method, Predicate<ApiCall> which, IntPredicate when, Fault fault) {
        script.add(new Line(method, which, when, new AtomicInteger(), fault));
        return this;
    }

    Optional<Fault> of(ApiCall call) {
        return script.stream()
                .filter(line -> line.applies(call))
                .map(Line::fault)
                .findFirst();
    }
}
