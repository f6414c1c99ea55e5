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
import java.util.function.Supplier;

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

    /** A kind is told before anything depends on it. */
    private static List<Step> hoisted(List<Step> steps) {
        return Steps.rewrite(steps, step -> {
            if (!(step instanceof Step.Branch branch) || !isByLabel(branch.condition())) {
                return List.of(step);
            }
            List<Step> sorters = branch.then().stream()
                    .filter(inner -> inner instanceof Step.Think think && think.skill() == Skill.CLASSIFY)
                    .toList();
            List<Step> then = branch.then().stream()
                    .filter(inner -> !sorters.contains(inner))
                    .toList();
            List<Step> apart = new ArrayList<>(sorters);
            if (!then.isEmpty() || !branch.otherwise().isEmpty()) {
                apart.add(new Step.Branch(branch.key(), branch.condition(), then, branch.otherwise()));
            }
            return apart;
        });
    }

    private static boolean isByLabel(Condition condition) {
        return condition.tests().stream()
                .allMatch(test -> "label".equals(test.field().value()));
    }

    /** @param labels what is told apart, where steps go by a label that none of them gives */
    static List<Step> settled(List<Step> told, Supplier<List<String>> labels) {
        List<Step> steps = hoisted(told);
        boolean goesByLabel =
                Steps.all(steps, Step.Branch.class).stream().anyMatch(branch -> isByLabel(branch.condition()));
        boolean isSorted =
                Steps.all(steps, Step.Think.class).stream().anyMatch(think -> think.skill() == Skill.CLASSIFY);
        if (goesByLabel && !isSorted) {
            List<Step> more = new ArrayList<>();
            more.add(new Step.Think(Steps.nextKey(steps), Skill.CLASSIFY, "", labels.get()));
            more.addAll(steps);
            return List.copyOf(more);
        }
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
