package dev.parley.bot.api;

import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowJson.Parsed;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import tools.jackson.databind.JsonNode;

/** A workflow as callers send it: the JSON itself, or inside {@code {"workflow": …}}. */
final class WorkflowBody {
    private WorkflowBody() {}

    static Parsed read(JsonNode body) throws WorkflowSyntaxException {
        JsonNode inner = body.path("workflow");
        return WorkflowJson.read(inner.isObject() && !body.has("nodes") ? inner : body);
    }
}
