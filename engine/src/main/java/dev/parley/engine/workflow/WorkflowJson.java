package dev.parley.engine.workflow;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Workflow JSON (v1) to {@link Workflow} and back. Also reads the {@code start_at}/{@code nodes}/{@code next_node} form. */
public final class WorkflowJson {
    private WorkflowJson() {}

    /** @throws WorkflowSyntaxException when the JSON has not the shape of a workflow at all */
    public static Parsed read(JsonNode json) throws WorkflowSyntaxException {
        throw new UnsupportedOperationException();
    }

    public static ObjectNode write(Workflow workflow) {
        throw new UnsupportedOperationException();
    }

    /** @param notes what an import had to assume, as WARN or INFO findings; empty for v1 */
    public record Parsed(Workflow workflow, List<Finding> notes) {}
}
