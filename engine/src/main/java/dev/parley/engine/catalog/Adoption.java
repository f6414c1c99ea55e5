package dev.parley.engine.catalog;

import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import tools.jackson.databind.node.ObjectNode;

/** Whether two revisions are the same one, met in two places. */
final class Adoption {
    private Adoption() {}

    /** A webhook's secret stays where it was made; it makes no difference. */
    static boolean isSame(Workflow one, Workflow other) {
        return withoutSecret(one).equals(withoutSecret(other));
    }

    /** As text: the same number read twice may be of two Java types. */
    private static String withoutSecret(Workflow workflow) {
        ObjectNode json = WorkflowJson.write(workflow);
        if (json.path("trigger") instanceof ObjectNode trigger) {
            trigger.remove("secret");
        }
        return json.toString();
    }
}
