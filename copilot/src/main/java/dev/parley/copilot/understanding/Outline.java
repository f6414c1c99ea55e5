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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps being put in order while sentences are read: which lie inside a condition, which guard what, what is done otherwise. */
final class Outline {
    /** What the steps being told are for. */
    private enum Way {
        USUAL,
        FAILED,
        REJECTED
    }

    private final Ground ground = new Ground();
    private final Deque<OpenBranch> open = new ArrayDeque<>();
    private @Nullable Condition pending;
    private @Nullable Condition exempted;
    /** An approval just put before an earlier call: a condition that follows at once is about it. */
    private Step.@Nullable Approve guard;

    /** What is to be done when a call fails that nobody told in a clause of its own. */
    private final List<Step> unattached = new ArrayList<>();

    private boolean isExclusive;
    private Way way = Way.USUAL;
    private int lastKey;

    int key() {
        return ++lastKey;
    }

    void condition(Condition condition, boolean exclusive, boolean joinsWithOr) {
        isExclusive |= exclusive;
        if (pending != null) {
            pending = joinsWithOr ? pending.or(condition) : pending.and(condition);
            return;
        }
        if (!open.isEmpty()
                && !open.peek().isOtherwise
                && open.peek().condition.negated().equals(condition)) {
            // The opposite of what was just told is its other side, and no test of its own.
            open.peek().isOtherwise = true;
            return;
        }
        if (!open.isEmpty()) {
            if (open.peek().isOtherwise || open.peek().condition.excludes(condition)) {
                open.peek().isOtherwise = true;
            } else {
                close();
            }
        }
        pending = condition;
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
        if (pending != null || side.isEmpty() || way != Way.USUAL) {
            return false;
        }
        if (guard != null && side.contains(guard)) {
            side.set(side.indexOf(guard), new Step.Branch(key(), condition, List.of(guard), List.of()));
            guard = null;
            return true;
        }
        if (!Gates.mayDepend(side.getLast())) {
            return false;
        }
        Gates.lastOnlyIf(condition, side, key()).ifPresent(open::push);
        return true;
    }

    /** The condition nothing has been said for yet. Only while {@link #hasPending()}. */
    Condition takePending() {
        Condition taken = Objects.requireNonNull(pending, "no condition is pending");
        pending = null;
        return taken;
    }

    void otherwise() {
        way = Way.USUAL;
        if (open.isEmpty()) {
            Gates.reopened(ground.steps()).ifPresent(open::push);
        }
        if (!open.isEmpty()) {
            open.peek().isOtherwise = true;
        } else if (pending == null && hasApproval()) {
            // With no condition to be otherwise of, it is the other answer.
            way = Way.REJECTED;
        }
        pending = null;
    }

    /** The others are let through: only the approval depends on the condition, what comes after it is done for all. */
    void passOthers() {
        if (pending != null) {
            return;
        }
        if (open.isEmpty()) {
            Gates.reopenedLast(ground.steps()).ifPresent(open::push);
        }
        if (!open.isEmpty() && !open.peek().isOtherwise) {
            OpenBranch branch = open.pop();
            if (!Gates.partedFrom(branch, side())) {
                open.push(branch);
            }
        }
    }

    /** A sentence ended: what comes now is outside its conditions, unless nothing has been said for them yet. */
    void sentence() {
        way = Way.USUAL;
        close();
    }

    void onFailure() {
        way = Way.FAILED;
    }

    void onRejection() {
        way = Way.REJECTED;
    }

    void onApproval() {
        way = way == Way.REJECTED ? Way.USUAL : way;
    }

    /** "If it is big ask Ana, and when she says yes post it": nothing is done for those she is not asked about. */
    void onlyOnApproval() {
        onApproval();
        if (open.isEmpty() && pending == null) {
            Gates.reopenedLast(ground.steps()).ifPresent(open::push);
        }
    }

    void add(Step step) {
        guard = null;
        if (isDetour(step)) {
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
        OpenBranch branch = new OpenBranch(key(), pending);
        boolean isGate = step instanceof Step.Approve && !isExclusive && open.isEmpty();
        pending = null;
        isExclusive = false;
        branch.then.add(step);
        if (isGate) {
            ground.steps().add(branch.closed());
        } else {
            open.push(branch);
        }
    }

    /** Puts an approval before the last call that changes something; false when there is none to guard. */
    boolean guardLast(Step.Approve approve) {
        if (way != Way.USUAL) {
            return false;
        }
        Step gate = pending == null ? approve : new Step.Branch(key(), pending, List.of(approve), List.of());
        if (!Gates.beforeLastDoing(side(), gate)) {
            return false;
        }
        guard = pending == null ? approve : null;
        pending = null;
        return true;
    }

    boolean hasApproval() {
        return Steps.all(side()).anyMatch(Step.Approve.class::isInstance)
                || Steps.all(ground.steps()).anyMatch(Step.Approve.class::isInstance);
    }

    boolean hasSteps() {
        return !ground.steps().isEmpty() || !open.isEmpty();
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
        Gates.onlyFor(others, side(), key());
    }

    /** Where the last call of this kind goes. */
    Optional<String> lastAddress(boolean isFetch) {
        List<Step> told = new ArrayList<>(ground.steps());
        open.descendingIterator().forEachRemaining(branch -> told.add(branch.closed()));
        return Steps.all(told, Step.Call.class).stream()
                .filter(call -> call.isFetch() == isFetch && call.address().value() != null)
                .reduce((_, later) -> later)
                .map(call -> call.address().value());
    }

    /** Whether what was told last does something, rather than fetch what it is done with. */
    boolean endsInDoing() {
        List<Step> side = side();
        return !side.isEmpty() && !(side.getLast() instanceof Step.Call call && call.isFetch());
    }

    /** What follows is done for each item, until {@link #endLoop()}. */
    void loop(Slot<String> items, String what) {
        close();
        ground.loop(key(), items, what);
    }

    /** "… , one by one": what was told last is done for each item. */
    void loopLast(Slot<String> items, String what) {
        close();
        ground.loopLast(key(), items, what);
    }

    void endLoop() {
        close();
        ground.endLoop();
    }

    boolean isLooping() {
        return ground.isLooping();
    }

    List<Step> finish() {
        endLoop();
        return List.copyOf(ground.steps());
    }

    List<Step> unattached() {
        return List.copyOf(unattached);
    }

    private List<Step> side() {
        return open.isEmpty() ? ground.steps() : open.peek().side();
    }

    private void close() {
        while (!open.isEmpty()) {
            OpenBranch done = open.pop();
            side().add(done.closed());
        }
    }

    private boolean isDetour(Step step) {
        return switch (way) {
            case USUAL -> false;
            case FAILED ->
                Detours.onFailure(side(), step) || Detours.onFailure(ground.steps(), step) || unattached.add(step);
            case REJECTED -> Detours.onRejection(side(), step) || Detours.onRejection(ground.steps(), step);
        };
    }

    static Slot<List<String>> approvers(Chunk.Ask ask) {
        return ask.isNamed() ? Slot.said(ask.approvers()) : Slot.unknown();
    }
}
