package dev.parley.engine.runtime;

import dev.parley.engine.run.Forms;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a workflow asks for before it runs. Whoever starts it (a person in a chat or on a page, a script, another workflow, a replay), its
 * input is held against it here. More than is asked for may be given.
 */
final class AskedInput {
    private AskedInput() {}

    /** What is wrong with an input, one sentence each; empty where the workflow asks for nothing, or gets it. */
    static List<String> misfits(Workflow workflow, JsonNode input) {
        return workflow.trigger() instanceof Trigger.Manual(var asked) && !asked.isEmpty()
                ? Forms.misfits(asked, input)
                : List.of();
    }

    /** @throws UnfitInputException when the input does not fit */
    static void demand(Workflow workflow, JsonNode input) {
        List<String> misfits = misfits(workflow, input);
        if (!misfits.isEmpty()) {
            throw new UnfitInputException(workflow.name(), misfits);
        }
    }
}
