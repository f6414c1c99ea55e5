package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps that lie in no condition: of the whole, or of the loop that is being told. A loop in a loop is not told in words. */
final class Ground {
    private List<Step> steps = new ArrayList<>();
    private @Nullable OpenLoop loop;

    /** @param around what was told before it, to which it is added at its end */
    private record OpenLoop(int key, Slot<String> items, String what, List<Step> around) {}

    /** To be changed by who tells more. */
    List<Step> steps() {
        return steps;
    }

    boolean isLooping() {
        return loop != null;
    }

    void loop(int key, Slot<String> items, String what) {
        if (loop == null) {
            loop = new OpenLoop(key, items, what, steps);
            steps = new ArrayList<>();
        }
    }

    void loopLast(int key, Slot<String> items, String what) {
        if (loop == null && !steps.isEmpty() && !(steps.getLast() instanceof Step.Each)) {
            steps.add(new Step.Each(key, items, what, List.of(steps.removeLast())));
        }
    }

    void endLoop() {
        if (loop == null) {
            return;
        }
        List<Step> told = steps;
        steps = loop.around();
        if (!told.isEmpty()) {
            steps.add(new Step.Each(loop.key(), loop.items(), loop.what(), Settling.settled(told)));
        }
        loop = null;
    }
}
