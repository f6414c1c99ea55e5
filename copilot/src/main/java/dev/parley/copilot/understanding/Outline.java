package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps being put in order while sentences are read: which lie inside a condition, which guard what, what is done otherwise. */
final class Outline {
    private final List<Step> steps = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Condition pending;
    private @Nullable Condition exempted;
    /** An approval just put before an earlier call: a condition that follows at once is about it. */
    private Step.@Nullable Approve guard;

    private boolean isExclusive;
    private boolean onError;
    private boolean onReject;
    private int lastKey;

    /** A condition whose sides are still being told. */
    private static final class Open {
        private final int key;
        private final Condition condition;
        private final List<Step> then = new ArrayList<>();
        private final List<Step> otherwise = new ArrayList<>();
        private boolean isOtherwise;

        private Open(int key, Condition condition) {
            this.key = key;
            this.condition = condition;
        }

        private List<Step> side() {
            return isOtherwise ? otherwise : then;
        }
    }

    int key() {
        return ++lastKey;
    }

    void condition(Condition condition, boolean exclusive, boolean joinsWithOr) {
        isExclusive |= exclusive;
        if (pending != null) {
            pending = joinsWithOr ? pending.or(condition) : pending.and(condition);
            return;
        }
        if (!open.isEmpty()) {
            if (open.peek().isOtherwise || excludes(open.peek().condition, condition)) {
                open.peek().isOtherwise = true;
            } else {
                close();
            }
        }
        pending = condition;
    }

    /** Two values of one field cannot both hold: the second is told for when the first does not. */
    private static boolean excludes(Condition one, Condition other) {
        if (one.tests().size() != 1 || other.tests().size() != 1) {
            return false;
        }
        Condition.Test first = one.tests().getFirst();
        Condition.Test second = other.tests().getFirst();
        return first.operator() == Condition.Operator.IS
                && second.operator() == Condition.Operator.IS
                && Objects.equals(first.field().value(), second.field().value());
    }

    void exclusive() {
        isExclusive = true;
    }

    boolean hasPending() {
        return pending != null;
    }

    /** Puts the step just told under a condition told after it; false when there is none. */
    boolean conditionLast(Condition condition) {
        List<Step> side = side();
        if (pending != null || side.isEmpty() || onError || onReject) {
            return false;
        }
        if (guard != null && side.contains(guard)) {
            side.set(side.indexOf(guard), new Step.Branch(key(), condition, List.of(guard), List.of()));
            guard = null;
            return true;
        }
        Step last = side.getLast();
        if (!(last instanceof Step.Approve || last instanceof Step.Call || last instanceof Step.Show)) {
            return false;
        }
        int before = side.size() - 2;
        if (last instanceof Step.Call && before >= 0 && side.get(before) instanceof Step.Approve approve) {
            // "POST it after ops approved it, if it is big": the approval is what depends on it.
            side.set(before, new Step.Branch(key(), condition, List.of(approve), List.of()));
            return true;
        }
        side.removeLast();
        Open branch = new Open(key(), condition);
        branch.then.add(last);
        if (last instanceof Step.Approve) {
            side.add(closed(branch));
        } else {
            open.push(branch);
        }
        return true;
    }

    /** The condition nothing has been said for yet. Only while {@link #hasPending()}. */
    Condition takePending() {
        Condition taken = Objects.requireNonNull(pending, "no condition is pending");
        pending = null;
        return taken;
    }

    void otherwise() {
        onError = false;
        onReject = false;
        if (open.isEmpty()) {
            reopenGate();
        }
        if (!open.isEmpty()) {
            open.peek().isOtherwise = true;
        } else if (pending == null && hasApproval()) {
            // With no condition to be otherwise of, it is the other answer.
            onReject = true;
        }
        pending = null;
    }

    /** The others are let through: only the approval depends on the condition, what comes after it is done for all. */
    void passOthers() {
        if (open.isEmpty() || open.peek().isOtherwise || pending != null) {
            return;
        }
        Open branch = open.pop();
        List<Step> around = side();
        List<Step> asked = new ArrayList<>();
        if (!around.isEmpty() && around.getLast() instanceof Step.Approve before) {
            around.removeLast();
            asked.add(before);
        }
        List<Step> others = new ArrayList<>();
        branch.then.forEach(step -> (step instanceof Step.Approve ? asked : others).add(step));
        if (asked.isEmpty()) {
            branch.then.clear();
            branch.then.addAll(others);
            open.push(branch);
            return;
        }
        around.add(new Step.Branch(branch.key, branch.condition, asked, List.of()));
        around.addAll(others);
    }

    /** What follows a gate belongs to its side once an "otherwise" turns up. */
    private void reopenGate() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Step.Branch branch && branch.otherwise().isEmpty()) {
                Open gate = new Open(branch.key(), branch.condition());
                gate.then.addAll(branch.then());
                gate.then.addAll(steps.subList(i + 1, steps.size()));
                steps.subList(i, steps.size()).clear();
                open.push(gate);
                return;
            }
        }
    }

    /** A sentence ended: what comes now is outside its conditions, unless nothing has been said for them yet. */
    void sentence() {
        onError = false;
        onReject = false;
        close();
    }

    void onFailure() {
        onError = true;
        onReject = false;
    }

    void onRejection() {
        onReject = true;
        onError = false;
    }

    void onApproval() {
        onReject = false;
    }

    void add(Step step) {
        guard = null;
        if (onError && attach(step, true) || onReject && attach(step, false)) {
            return;
        }
        if (step instanceof Step.Approve && pending == null && exempted != null) {
            pending = exempted;
            exempted = null;
        }
        if (pending == null) {
            side().add(step);
            return;
        }
        Open branch = new Open(key(), pending);
        boolean isGate = step instanceof Step.Approve && !isExclusive && open.isEmpty();
        pending = null;
        isExclusive = false;
        branch.then.add(step);
        if (isGate) {
            steps.add(closed(branch));
        } else {
            open.push(branch);
        }
    }

    /** Puts an approval before the last call that changes something; false when there is none to guard. */
    boolean guardLast(Step.Approve approve) {
        if (onError || onReject) {
            return false;
        }
        List<Step> side = side();
        for (int i = side.size() - 1; i >= 0; i--) {
            if (side.get(i) instanceof Step.Call call && !call.isFetch()) {
                side.add(i, pending == null ? approve : new Step.Branch(key(), pending, List.of(approve), List.of()));
                guard = pending == null ? approve : null;
                pending = null;
                return true;
            }
        }
        return false;
    }

    boolean hasApproval() {
        return Steps.all(side()).anyMatch(Step.Approve.class::isInstance)
                || Steps.all(steps).anyMatch(Step.Approve.class::isInstance);
    }

    boolean hasSteps() {
        return !steps.isEmpty() || !open.isEmpty();
    }

    /** Only "no approval under 500" was said: the approval there is applies to the others. */
    void exempt() {
        if (pending == null) {
            return;
        }
        Condition others = pending.negated();
        pending = null;
        if (!hasApproval()) {
            exempted = others;
            return;
        }
        List<Step> side = side();
        for (int i = 0; i < side.size(); i++) {
            if (side.get(i) instanceof Step.Approve approve) {
                side.set(i, new Step.Branch(key(), others, List.of(approve), List.of()));
                return;
            }
        }
    }

    List<Step> finish() {
        close();
        return List.copyOf(steps);
    }

    private List<Step> side() {
        return open.isEmpty() ? steps : open.peek().side();
    }

    private void close() {
        while (!open.isEmpty()) {
            Open done = open.pop();
            side().add(closed(done));
        }
    }

    private static Step closed(Open branch) {
        return new Step.Branch(branch.key, branch.condition, branch.then, branch.otherwise);
    }

    private boolean attach(Step step, boolean toCall) {
        return attach(side(), step, toCall) || attach(steps, step, toCall);
    }

    private static boolean attach(List<Step> side, Step step, boolean toCall) {
        for (int i = side.size() - 1; i >= 0; i--) {
            Step at = side.get(i);
            Step changed = toCall ? withError(at, step) : withReject(at, step);
            if (changed != at) {
                side.set(i, changed);
                return true;
            }
        }
        return false;
    }

    private static Step withError(Step at, Step step) {
        if (at instanceof Step.Call call) {
            List<Step> more = new ArrayList<>(call.onError());
            more.add(step);
            return new Step.Call(
                    call.key(), call.method(), call.address(), call.sends(), call.what(), call.system(), more);
        }
        return at instanceof Step.Branch branch ? withLast(branch, step, true) : at;
    }

    private static Step withReject(Step at, Step step) {
        if (at instanceof Step.Approve approve) {
            List<Step> more = new ArrayList<>(approve.onReject());
            more.add(step);
            return new Step.Approve(approve.key(), approve.approvers(), approve.quorum(), more);
        }
        return at instanceof Step.Branch branch ? withLast(branch, step, false) : at;
    }

    private static Step withLast(Step.Branch branch, Step step, boolean toCall) {
        List<Step> then = new ArrayList<>(branch.then());
        if (attach(then, step, toCall)) {
            return new Step.Branch(branch.key(), branch.condition(), then, branch.otherwise());
        }
        return branch;
    }

    static Slot<List<String>> approvers(Chunk.Ask ask) {
        return ask.isNamed() ? Slot.said(ask.approvers()) : Slot.unknown();
    }
}
