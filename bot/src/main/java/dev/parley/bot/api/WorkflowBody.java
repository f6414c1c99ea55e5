package dev.parley.bot.api;

import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowJson.Parsed;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A workflow as callers send it: the JSON itself, or inside {@code {"workflow": …}}. */
final class WorkflowBody {
    private WorkflowBody() {}

    /**
     * @param known the draft that it replaces or is compared with; null for a new workflow
     * @throws ProblemException 400 when it holds what cannot be kept
     */
    static Parsed read(JsonNode body, @Nullable StoredWorkflow known) throws WorkflowSyntaxException {
        JsonNode inner = body.path("workflow");
        JsonNode workflow = inner.isObject() && !body.has("nodes") ? inner : body;
        Parsed parsed = WorkflowJson.read(TriggerSecret.restored(workflow, known));
        if (parsed.workflow().name().chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest(
                    "`name` holds a line break or another control character.", "Use letters, digits and signs only.");
        }
        return parsed;
    }
}
