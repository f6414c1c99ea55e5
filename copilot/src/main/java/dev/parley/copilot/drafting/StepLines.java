package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Step;
import java.util.List;
import java.util.Set;

/** A line for every step. */
final class StepLines {
    private final Set<Integer> asked;
    private final List<String> lines;

    /** @param asked keys of the steps before which a safeguard asks somebody */
    StepLines(Set<Integer> asked, List<String> lines) {
        this.asked = asked;
        this.lines = lines;
    }

    void tell(List<Step> steps, String prefix, String noun) {
        for (Step step : steps) {
            if (asked.contains(step.key())) {
                lines.add(line(prefix, "ask someone for approval first; a no ends it there"));
            }
            switch (step) {
                case Step.Branch branch -> {
                    tell(branch.then(), prefix + "If " + branch.condition().words() + ": ", noun);
                    tell(
                            branch.otherwise(),
                            prefix + "If " + branch.condition().negated().words() + ": ",
                            noun);
                }
                case Step.Choose choose -> {
                    choose.cases()
                            .forEach(one -> tell(
                                    one.steps(),
                                    prefix + "If " + choose.field().value() + " is " + one.value() + ": ",
                                    noun));
                    tell(choose.otherwise(), prefix + "Otherwise: ", noun);
                }
                case Step.Approve approve -> {
                    lines.add(line(
                            prefix,
                            Phrases.step(approve, noun)
                                    + (approve.onReject().isEmpty() ? "; a no ends it there" : "")));
                    tell(approve.onReject(), prefix + "If rejected: ", noun);
                }
                case Step.Call call -> {
                    lines.add(line(prefix, Phrases.step(call, noun)));
                    tell(call.onError(), prefix + "If that fails for good: ", noun);
                }
                case Step.Each each -> tell(each.steps(), prefix + "For each " + each.what() + ": ", each.what());
                case Step.Ask _, Step.Wait _, Step.Show _, Step.Remember _, Step.Think _ ->
                    lines.add(line(prefix, Phrases.step(step, noun)));
            }
        }
    }

    private static String line(String prefix, String words) {
        return prefix.isEmpty() ? Phrases.capitalized(words) : prefix + words;
    }
}
