package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Step;
import java.util.ArrayList;
import java.util.List;

/** A headline and the text below it say the same thing twice: it is done once. */
final class Repeats {
    private Repeats() {}

    static List<Step> removed(List<Step> steps) {
        List<Step> kept = new ArrayList<>();
        for (Step step : steps) {
            if (kept.stream().noneMatch(earlier -> isSame(earlier, step))) {
                kept.add(step);
            }
        }
        return List.copyOf(kept);
    }

    private static boolean isSame(Step one, Step other) {
        return one instanceof Step.Call first
                && other instanceof Step.Call second
                && first.address().value() == null
                && second.address().value() == null
                && first.system() != null
                && first.system().equals(second.system())
                && first.isFetch() == second.isFetch();
    }
}
