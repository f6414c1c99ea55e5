package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.List;

/** "DM Bo in Slack" names a kind of system and the system itself: it is one errand. */
final class Twice {
    private Twice() {}

    static List<Step> removed(List<Step> steps) {
        List<Step.Errand> named = Steps.all(steps, Step.Call.class).stream()
                .map(Step.Call::errand)
                .filter(errand -> errand != null && errand.kind() == null)
                .toList();
        return Steps.rewrite(
                steps,
                step -> step instanceof Step.Call call && call.errand() != null && isAgain(call.errand(), named)
                        ? List.of()
                        : List.of(step));
    }

    private static boolean isAgain(Step.Errand errand, List<Step.Errand> named) {
        return errand.kind() != null
                && named.stream()
                        .anyMatch(other -> other.operation().equals(errand.operation())
                                && other.inputs().equals(errand.inputs()));
    }
}
