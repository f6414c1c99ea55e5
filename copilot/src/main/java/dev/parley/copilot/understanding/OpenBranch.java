package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Step;
import java.util.ArrayList;
import java.util.List;

/** A condition whose sides are still being told. */
final class OpenBranch {
    final int key;
    final Condition condition;
    final List<Step> then = new ArrayList<>();
    final List<Step> otherwise = new ArrayList<>();
    boolean isOtherwise;

    OpenBranch(int key, Condition condition) {
        this.key = key;
        this.condition = condition;
    }

    /** The side being told. */
    List<Step> side() {
        return isOtherwise ? otherwise : then;
    }

    Step closed() {
        return new Step.Branch(key, condition, then, otherwise);
    }
}
