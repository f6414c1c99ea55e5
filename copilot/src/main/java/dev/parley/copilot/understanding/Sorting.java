package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where things are sorted first, "if it is a bug" goes by the label they got rather than by a field they came with. */
final class Sorting {
    private Sorting() {}

    /** What a model makes, told last, comes before what is done with it. */
    static List<Step> made(List<Step> steps) {
        List<Step> order = new ArrayList<>(steps);
        if (order.isEmpty() || !(order.getLast() instanceof Step.Think)) {
            return steps;
        }
        for (int i = 0; i < order.size() - 1; i++) {
            boolean isUse = order.get(i) instanceof Step.Approve
                    || Steps.all(List.of(order.get(i)), Step.Call.class).stream()
                            .anyMatch(call -> !call.isFetch());
            if (isUse) {
                order.add(i, order.removeLast());
                return List.copyOf(order);
            }
        }
        return steps;
    }

    static List<Step> settled(List<Step> steps) {
        Optional<Step.Think> sorter = Steps.all(steps, Step.Think.class).stream()
                .filter(think -> think.skill() == Skill.CLASSIFY)
                .findFirst();
        return sorter.isEmpty()
                ? steps
                : Steps.rewrite(
                        steps,
                        step -> List.of(
                                step instanceof Step.Branch branch
                                        ? byLabel(branch, sorter.get().labels())
                                        : step));
    }

    private static Step byLabel(Step.Branch branch, List<String> labels) {
        List<Condition.Test> tests = branch.condition().tests().stream()
                .map(test -> byLabel(test, labels))
                .toList();
        return new Step.Branch(
                branch.key(), new Condition(tests, branch.condition().all()), branch.then(), branch.otherwise());
    }

    private static Condition.Test byLabel(Condition.Test test, List<String> labels) {
        String said = "true".equals(test.value())
                ? String.valueOf(test.field().value()).replace('_', ' ')
                : test.value();
        return labels.contains(said.toLowerCase(Locale.ROOT))
                ? new Condition.Test(Slot.said("label"), test.operator(), said.toLowerCase(Locale.ROOT))
                : test;
    }
}
