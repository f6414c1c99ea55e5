package dev.parley.copilot.editing;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.drafting.Fragments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold.
 *
 * @param alternatives further values that mean the same as the condition's
 * @param root where the field is known to be; empty when the workflow does not speak of it yet
 * @param assumes null when nothing was guessed
 */
record Judged(
        Condition condition,
        List<String> alternatives,
        Optional<String> root,
        @Nullable String assumes) {
    Judged negated() {
        return new Judged(condition.negated(), alternatives, root, assumes);
    }

    String cel(Fragments fragments, String at) {
        if (alternatives.isEmpty()) {
            return fragments.condition(condition, at);
        }
        Condition.Test test = condition.tests().getFirst();
        List<Condition.Test> all = new ArrayList<>(condition.tests());
        alternatives.forEach(value -> all.add(new Condition.Test(test.field(), test.operator(), value)));
        return fragments.condition(new Condition(all, test.operator() == Condition.Operator.IS_NOT), at);
    }
}
