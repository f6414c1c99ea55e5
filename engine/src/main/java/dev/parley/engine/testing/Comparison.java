package dev.parley.engine.testing;

import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.StepId;
import dev.parley.engine.testing.Difference.Part;
import dev.parley.engine.testing.StepResult.Status;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What makes one run differ from another.
 *
 * @param differences the run's own first, then step by step; at most {@value #MOST}
 * @param more how many further ones there are
 */
public record Comparison(List<Difference> differences, int more) {
    static final int MOST = 100;

    public Comparison {
        differences = List.copyOf(differences);
    }

    /** @param before what it leaves out (null) may be anything */
    public static Comparison of(RunResult before, RunResult after) {
        return new Comparing().of(before, after);
    }

    public boolean isSame() {
        return differences.isEmpty();
    }

    private static final class Comparing {
        private final List<Difference> found = new ArrayList<>();
        private int more;

        Comparison of(RunResult before, RunResult after) {
            if (before.status() != after.status()) {
                add(
                        null,
                        Part.STATUS,
                        new JsonChange(
                                "",
                                text(before.status().name()),
                                text(after.status().name())),
                        Sentences.status(before.status(), after));
            }
            if (before.steps() != null && after.steps() != null) {
                steps(before.steps(), after.steps());
            }
            // What a run gives follows from its steps, so that it need not be told twice.
            if (found.stream().allMatch(difference -> difference.step() == null)) {
                values(null, Part.ERROR, json(before.error()), json(after.error()));
                values(null, Part.OUTPUT, before.output(), after.output());
            }
            return new Comparison(found, more);
        }

        private void steps(Map<StepId, StepResult> before, Map<StepId, StepResult> after) {
            Set<StepId> all = new LinkedHashSet<>(before.keySet());
            all.addAll(after.keySet());
            all.forEach(step -> step(step, before.get(step), after.get(step)));
        }

        private void step(StepId step, @Nullable StepResult before, @Nullable StepResult after) {
            Status was = before == null ? null : before.status();
            Status is = after == null ? null : after.status();
            if (was != is) {
                JsonChange change = new JsonChange("", word(was), word(is));
                add(step, Part.STATUS, change, Sentences.status(step, was, is, after));
            }
            if (before == null || after == null) {
                return;
            }
            values(step, Part.INPUT, before.input(), after.input());
            if (was == is) {
                values(step, Part.ERROR, json(before.error()), json(after.error()));
                values(step, Part.CHOICE, text(before.choice()), text(after.choice()));
                values(step, Part.OUTPUT, before.output(), after.output());
            }
        }

        private void values(@Nullable StepId step, Part part, @Nullable JsonNode before, @Nullable JsonNode after) {
            if (before == null) {
                return;
            }
            if (after == null) {
                JsonChange gone = new JsonChange("", before, null);
                add(step, part, gone, Sentences.value(step, part, gone));
                return;
            }
            JsonChange.between(before, after, change -> add(step, part, change, Sentences.value(step, part, change)));
        }

        private void add(@Nullable StepId step, Part part, JsonChange change, String sentence) {
            if (found.size() == MOST) {
                more++;
                return;
            }
            found.add(new Difference(
                    step, part, change.path(), Excerpt.of(change.before()), Excerpt.of(change.after()), sentence));
        }

        private static @Nullable JsonNode word(@Nullable Status status) {
            return status == null ? null : text(status.word());
        }

        private static @Nullable JsonNode text(@Nullable String text) {
            return text == null ? null : StringNode.valueOf(text);
        }

        /** What to do next, and whether it might pass, is no part of what went wrong. */
        private static @Nullable JsonNode json(@Nullable StepError error) {
            if (error == null) {
                return null;
            }
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            return json.put("code", error.code()).put("message", error.message());
        }
    }
}
