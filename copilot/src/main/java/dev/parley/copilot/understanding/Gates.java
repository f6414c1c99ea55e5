package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Approvals among the steps of one side: put before what they are for, made to depend on a condition, opened again. */
final class Gates {
    private Gates() {}

    /** Before the last call that changes something; false when there is none to guard. */
    static boolean beforeLastDoing(List<Step> side, Step gate) {
        for (int i = side.size() - 1; i >= 0; i--) {
            if (side.get(i) instanceof Step.Call call && !call.isFetch()) {
                side.add(i, gate);
                return true;
            }
        }
        return false;
    }

    static boolean mayDepend(Step last) {
        return last instanceof Step.Approve || last instanceof Step.Call || last instanceof Step.Show;
    }

    /**
     * Makes the step told last depend on a condition told after it.
     *
     * @return the branch whose side may be told further; empty where only an approval depends on it
     */
    static Optional<OpenBranch> lastOnlyIf(Condition condition, List<Step> side, int key) {
        Step last = side.getLast();
        int before = side.size() - 2;
        if (last instanceof Step.Call && before >= 0 && side.get(before) instanceof Step.Approve approve) {
            // "POST it after ops approved it, if it is big": the approval is what depends on it.
            side.set(before, new Step.Branch(key, condition, List.of(approve), List.of()));
            return Optional.empty();
        }
        side.removeLast();
        OpenBranch branch = new OpenBranch(key, condition);
        branch.then.add(last);
        if (last instanceof Step.Approve) {
            side.add(branch.closed());
            return Optional.empty();
        }
        return Optional.of(branch);
    }

    /** Makes the first approval depend on a condition. */
    static void onlyFor(Condition condition, List<Step> side, int key) {
        for (int i = 0; i < side.size(); i++) {
            if (side.get(i) instanceof Step.Approve approve) {
                side.set(i, new Step.Branch(key, condition, List.of(approve), List.of()));
                return;
            }
        }
    }

    /** Takes the last gate out with all that follows it: that belongs to its side once an "otherwise" turns up. */
    static Optional<OpenBranch> reopened(List<Step> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Step.Branch branch && branch.otherwise().isEmpty()) {
                OpenBranch gate = new OpenBranch(branch.key(), branch.condition());
                gate.then.addAll(branch.then());
                gate.then.addAll(steps.subList(i + 1, steps.size()));
                steps.subList(i, steps.size()).clear();
                return Optional.of(gate);
            }
        }
        return Optional.empty();
    }

    /** Takes out a branch that was told last and has one side only. */
    static Optional<OpenBranch> reopenedLast(List<Step> steps) {
        boolean isOneSided = !steps.isEmpty()
                && steps.getLast() instanceof Step.Branch told
                && told.otherwise().isEmpty();
        return isOneSided ? reopened(steps) : Optional.empty();
    }

    /** Leaves only the approval to the condition, and the rest to all; false when the branch asks nobody. */
    static boolean partedFrom(OpenBranch branch, List<Step> around) {
        List<Step> asked = new ArrayList<>();
        if (!around.isEmpty() && around.getLast() instanceof Step.Approve before) {
            around.removeLast();
            asked.add(before);
        }
        List<Step> others = new ArrayList<>();
        branch.then.forEach(step -> (step instanceof Step.Approve ? asked : others).add(step));
        if (asked.isEmpty()) {
            return false;
        }
        around.add(new Step.Branch(branch.key, branch.condition, asked, List.of()));
        around.addAll(others);
        return true;
    }
}
