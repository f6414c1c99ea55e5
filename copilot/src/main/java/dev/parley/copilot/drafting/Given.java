package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Start;
import dev.parley.engine.NodeId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a step has to work on, as expressions.
 *
 * @param received what started the workflow, or the item a round of a loop is about
 * @param isReceiving whether that holds data of its own
 * @param latest what was fetched or made of it since; null when nothing was
 * @param facts what was fetched or taken apart last, with fields of its own: conditions look there; null when nothing was
 * @param kept the step that set a value, by the value's name: conditions on it look there
 * @param sorter the step that told kinds apart, whose label later steps go by; null when none did
 */
record Given(
        String received,
        boolean isReceiving,
        @Nullable String latest,
        @Nullable String facts,
        Map<String, NodeId> kept,
        @Nullable NodeId sorter) {
    /** Whether there is anything is said of what was looked for, never of what came in. */
    private static final Set<String> FINDINGS = Set.of("found", "empty");

    Given {
        kept = Map.copyOf(kept);
    }

    private Given(String received, boolean isReceiving) {
        this(received, isReceiving, null, null, Map.of(), null);
    }

    static Given by(Start start) {
        return switch (start) {
            case Start.Webhook _ -> new Given("trigger.output.body", true);
            case Start.Event _ -> new Given("trigger.output.payload", true);
            case Start.Chat _ -> new Given("trigger.output", true);
            case Start.Schedule _ -> new Given("trigger.output", false);
            case Start.Manual manual -> new Given("input", !manual.inputs().isEmpty());
        };
    }

    /** Within a loop. */
    static Given item() {
        return new Given("each.item", true);
    }

    Given with(String newest) {
        return new Given(received, isReceiving, newest, newest, kept, sorter);
    }

    /** With a text made of it, which has no fields. */
    Given told(String text) {
        return new Given(received, isReceiving, text, facts, kept, sorter);
    }

    Given sortedBy(NodeId step) {
        return new Given(received, isReceiving, latest, facts, kept, step);
    }

    Given keeping(NodeId step, Set<String> names) {
        Map<String, NodeId> all = new HashMap<>(kept);
        names.forEach(name -> all.put(name, step));
        return new Given(received, isReceiving, latest, facts, all, sorter);
    }

    /** Where a condition on these fields looks. */
    String judged(Set<String> fields) {
        Set<NodeId> steps =
                fields.stream().map(kept::get).filter(Objects::nonNull).collect(Collectors.toSet());
        boolean isKept = steps.size() == 1 && kept.keySet().containsAll(fields);
        if (facts != null && FINDINGS.containsAll(fields)) {
            return facts;
        }
        boolean isSorted = sorter != null && fields.equals(Set.of("label"));
        return isSorted ? sorter + ".output" : isKept ? steps.iterator().next() + ".output" : judged();
    }

    boolean hasData() {
        return latest != null || isReceiving;
    }

    String data() {
        return latest == null ? received : latest;
    }

    /** What is at hand as one thing: of many that were found, what came in, else the first. */
    String one() {
        return !Literals.isList(data()) ? data() : isReceiving ? received : data() + "[0]";
    }

    /** What conditions look at: what came in, else what was fetched. */
    String judged() {
        return isReceiving || facts == null ? received : facts;
    }
}
