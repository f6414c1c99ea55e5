package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells a brief as a person would tell it to another. */
final class Narration {
    private Narration() {}

    /** One sentence: when it starts and what it does. */
    static String summary(Brief brief) {
        Start start = Objects.requireNonNull(brief.start().value(), "only a brief with a start is told");
        String doing = brief.steps().stream()
                .map(step -> clause(step, Phrases.noun(start)))
                .collect(Collectors.joining(", then "));
        return Phrases.start(start) + ", " + doing + ".";
    }

    private static String clause(Step step, String noun) {
        return switch (step) {
            case Step.Branch branch -> {
                String then = Phrases.sequence(branch.then(), noun) + " if "
                        + branch.condition().words();
                yield branch.otherwise().isEmpty()
                        ? then
                        : then + " (otherwise " + Phrases.sequence(branch.otherwise(), noun) + ")";
            }
            case Step.Choose choose ->
                "do one of " + (choose.cases().size() + (choose.otherwise().isEmpty() ? 0 : 1)) + " things by "
                        + choose.field().value();
            case Step.Call _,
                    Step.Approve _,
                    Step.Ask _,
                    Step.Wait _,
                    Step.Show _,
                    Step.Remember _,
                    Step.Think _,
                    Step.Each _ -> Phrases.step(step, noun);
        };
    }

    /**
     * A line for the start and for every step, in order.
     *
     * @param asked keys of the steps before which a safeguard asks somebody
     */
    static List<String> steps(Brief brief, Set<Integer> asked) {
        Start start = Objects.requireNonNull(brief.start().value(), "only a brief with a start is told");
        List<String> lines = new ArrayList<>();
        lines.add(Phrases.start(start)
                + (start instanceof Start.Schedule ? " (" + brief.zone().value() + ")" : "") + ":");
        new StepLines(asked, lines).tell(brief.steps(), "", Phrases.noun(start));
        return List.copyOf(lines);
    }
}
