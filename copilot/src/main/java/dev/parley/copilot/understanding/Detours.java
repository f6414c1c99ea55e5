package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Step;
import java.util.ArrayList;
import java.util.List;

/** What is done when the last call fails for good, or when the last approval ends in a no. */
final class Detours {
    private Detours() {}

    /** False when there is no call it could belong to. */
    static boolean onFailure(List<Step> side, Step step) {
        return attach(side, step, true);
    }

    /** Puts the detours that stand behind the steps behind the failure of the last call; the same steps where there is none. */
    static List<Step> attached(List<Step> steps, List<Step> detours) {
        List<Step> others = new ArrayList<>(steps);
        others.removeAll(detours);
        boolean areAttached = !detours.isEmpty();
        for (Step detour : detours) {
            areAttached &= onFailure(others, detour);
        }
        return areAttached ? List.copyOf(others) : steps;
    }

    /** False when there is no approval it could belong to. */
    static boolean onRejection(List<Step> side, Step step) {
        return attach(side, step, false);
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
            return call.withOnError(more);
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
}
