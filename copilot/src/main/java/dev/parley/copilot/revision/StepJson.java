package dev.parley.copilot.revision;

import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A step as it stands in workflow JSON, which is what {@link Edit.Alter} patches. */
public final class StepJson {
    private StepJson() {}

    public static ObjectNode of(Node node) {
        Workflow alone = new Workflow("", new Trigger.Manual(List.of()), List.of(node), List.of());
        return (ObjectNode) WorkflowJson.write(alone).path("nodes").get(0);
    }
}
