package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Start;
import dev.parley.engine.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What a step has to work on, as expressions.
 *
 * @param received what started the workflow, or the item a round of a loop is about
 * @param isReceiving whether that holds data of its own
 * @param latest what was fetched or made of it since; null when nothing was
 * @param sorter the step that told kinds apart, whose label later steps go by; null when none did
 */
record Given(
        String received,
        boolean isReceiving,
        @Nullable String latest,
        @Nullable NodeId sorter) {
    static Given by(Start start) {
        return switch (start) {
            case Start.Webhook _ -> new Given("trigger.output.body", true, null, null);
            case Start.Event _ -> new Given("trigger.output.payload", true, null, null);
            case Start.Chat _ -> new Given("trigger.output", true, null, null);
            case Start.Schedule _ -> new Given("trigger.output", false, null, null);
            case Start.Manual manual -> new Given("input", !manual.inputs().isEmpty(), null, null);
        };
    }

    /** Within a loop. */
    static Given item() {
        return new Given("each.item", true, null, null);
    }

    Given with(String newest) {
        return new Given(received, isReceiving, newest, sorter);
    }

    Given sortedBy(NodeId step) {
        return new Given(received, isReceiving, latest, step);
    }

    boolean hasData() {
        return latest != null || isReceiving;
    }

    String data() {
        return latest == null ? received : latest;
    }

    /** What conditions look at: what came in, else what was fetched. */
    String judged() {
        return isReceiving ? received : data();
    }
}
