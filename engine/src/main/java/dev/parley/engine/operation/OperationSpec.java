package dev.parley.engine.operation;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An operation's one description of itself, used by forms, validation, completion, the copilot's search, safeguards, test mode,
 * agent tools and the reference docs.
 *
 * @param id {@code connector.operation}, such as {@code jira.create_issue}
 * @param title a short imperative, such as "Create an issue"
 * @param summary one sentence for people
 * @param input JSON Schema of what it takes
 * @param output JSON Schema of what it answers
 * @param effect of a call in general; see {@link Operation#effect} for a particular call
 * @param idempotent whether doing it twice with the same idempotency key equals doing it once
 * @param sample an output as the real system would give it; what test mode answers
 * @param synonyms what people call it, for the copilot's search
 */
public record OperationSpec(
        String id,
        String title,
        String summary,
        JsonNode input,
        JsonNode output,
        Effect effect,
        boolean idempotent,
        JsonNode sample,
        List<String> synonyms) {
    /** The system's name, such as {@code jira}. */
    public String connector() {
        return id.substring(0, id.indexOf('.'));
    }
}
