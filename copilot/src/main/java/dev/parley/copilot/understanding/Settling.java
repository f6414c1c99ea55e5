package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where steps told in the order of speech are put in the order of doing: an approval always ends up before what it is for. */
final class Settling {
    private Settling() {}

    static List<Step> settled(List<Step> steps) {
        List<Step> order = new ArrayList<>(Steps.rewrite(
                steps, step -> step instanceof Step.Branch branch ? gated(branch) : List.of(step)));
        for (int i = 1; i < order.size(); i++) {
            if (isBareApproval(order.get(i))
                    && order.subList(i + 1, order.size()).stream().noneMatch(Settling::changesSomething)) {
                guardEarlier(order, i);
            }
        }
        return chained(order);
    }

    /** "If it is a … . If it is b … . In any other case …": the rest is what is neither. */
    private static List<Step> chained(List<Step> order) {
        List<Step> result = new ArrayList<>(order);
        for (int i = result.size() - 2; i >= 0; i--) {
            if (result.get(i) instanceof Step.Branch one
                    && result.get(i + 1) instanceof Step.Branch other
                    && one.otherwise().isEmpty()
                    && one.condition().excludes(other.condition())
                    && (!other.otherwise().isEmpty() || isOpposite(one, other) && !isOnlyApproval(other.then()))) {
                result.remove(i + 1);
                if (isOpposite(one, other) && other.otherwise().isEmpty()) {
                    result.set(i, new Step.Branch(one.key(), one.condition(), one.then(), other.then()));
                    continue;
                }
                result.set(i, new Step.Branch(one.key(), one.condition(), one.then(), List.of(other)));
            }
        }
        return List.copyOf(result);
    }

    private static boolean isOpposite(Step.Branch one, Step.Branch other) {
        return one.condition().tests().size() == 1
                && one.condition().negated().tests().equals(other.condition().tests());
    }

    /** A condition said last, as in "POST it to A if the total is over 1000", is about what was said before it. */
    static List<Step> under(Condition condition, List<Step> told, int key) {
        List<Step> order = new ArrayList<>(told);
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i) instanceof Step.Approve approve
                    && Steps.all(order, Step.Approve.class).size() == 1) {
                order.set(i, new Step.Branch(key, condition, List.of(approve), List.of()));
                return List.copyOf(order);
            }
        }
        int first = 0;
        while (first < order.size() - 1 && order.get(first) instanceof Step.Call call && call.isFetch()) {
            first++;
        }
        List<Step> result = new ArrayList<>(order.subList(0, first));
        result.add(new Step.Branch(key, condition, order.subList(first, order.size()), List.of()));
        return List.copyOf(result);
    }

    /** An approval alone on one side guards what the other side does: "if it is big ask ops, otherwise just POST it". */
    private static List<Step> gated(Step.Branch branch) {
        List<Step> then = settled(branch.then());
        List<Step> otherwise = settled(branch.otherwise());
        if (isOnlyApproval(then) && acts(otherwise)) {
            return after(new Step.Branch(branch.key(), branch.condition(), then, List.of()), otherwise);
        }
        if (isOnlyApproval(otherwise) && acts(then)) {
            return after(new Step.Branch(branch.key(), branch.condition().negated(), otherwise, List.of()), then);
        }
        return List.of(new Step.Branch(branch.key(), branch.condition(), then, otherwise));
    }

    private static List<Step> after(Step gate, List<Step> steps) {
        return Stream.concat(Stream.of(gate), steps.stream()).toList();
    }

    private static boolean isOnlyApproval(List<Step> side) {
        return side.size() == 1 && side.getFirst() instanceof Step.Approve;
    }

    private static boolean acts(List<Step> side) {
        return side.stream().anyMatch(Settling::changesSomething)
                && side.stream().noneMatch(Step.Approve.class::isInstance);
    }

    /** Behind everything it would guard nothing: it is meant for the call before it. */
    private static void guardEarlier(List<Step> order, int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (changesSomething(order.get(i))) {
                order.add(i, order.remove(at));
                return;
            }
        }
    }

    private static boolean changesSomething(Step step) {
        return Steps.all(List.of(step), Step.Call.class).stream().anyMatch(call -> !call.isFetch());
    }

    private static boolean isBareApproval(Step step) {
        return step instanceof Step.Approve approve && approve.onReject().isEmpty()
                || step instanceof Step.Branch branch && branch.otherwise().isEmpty() && isOnlyApproval(branch.then());
    }
}
