package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Systems.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "By Telegram or ntfy": one of the two, which a value at the front of the workflow chooses, and not both. */
final class Either {
    private static final String NAME = "channel";

    private Either() {}

    /** The same steps where nothing is left open. */
    static List<Step> chosen(List<Step> steps, List<Mention> mentions, String sentences) {
        for (int i = 0; i + 1 < mentions.size(); i++) {
            Mention one = mentions.get(i);
            Mention other = mentions.get(i + 1);
            boolean isOr = sentences
                    .substring(one.end(), other.start())
                    .matches("(?i),? or (?:by |via |in |on |to |through )?");
            Optional<Step.Call> first = write(steps, one.system().name());
            Optional<Step.Call> second = write(steps, other.system().name());
            if (isOr && first.isPresent() && second.isPresent() && !first.equals(second)) {
                return either(steps, first.get(), second.get());
            }
        }
        return steps;
    }

    private static Optional<Step.Call> write(List<Step> steps, String system) {
        return steps.stream()
                .filter(Step.Call.class::isInstance)
                .map(Step.Call.class::cast)
                .filter(call -> !call.isFetch() && system.equals(call.system()))
                .findFirst();
    }

    private static List<Step> either(List<Step> steps, Step.Call first, Step.Call second) {
        int key = Steps.nextKey(steps);
        String usual = String.valueOf(first.system());
        List<Step> result = new ArrayList<>();
        for (Step step : steps) {
            if (step.equals(first)) {
                result.add(new Step.Remember(key, Map.of(NAME, usual)));
                result.add(new Step.Choose(
                        key + 1,
                        Slot.said(NAME),
                        List.of(
                                new Step.Case(usual, List.of(first)),
                                new Step.Case(String.valueOf(second.system()), List.of(second))),
                        List.of()));
            } else if (!step.equals(second)) {
                result.add(step);
            }
        }
        return List.copyOf(result);
    }
}
