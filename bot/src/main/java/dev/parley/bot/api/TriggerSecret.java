package dev.parley.bot.api;

import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.workflow.Trigger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The secret a webhook's callers sign with. It is written once and never shown again: answers hold {@link #MASK} in its place, and a
 * draft that is saved with the mask keeps the secret it had.
 */
final class TriggerSecret {
    static final String MASK = "********";

    private TriggerSecret() {}

    /** Masks the secret of a workflow on its way out. */
    static ObjectNode hidden(ObjectNode workflow) {
        if (workflow.path("trigger") instanceof ObjectNode trigger && trigger.has("secret")) {
            trigger.put("secret", MASK);
        }
        return workflow;
    }

    /**
     * Puts the secret back into a workflow that comes in with the mask.
     *
     * @param known the draft it replaces; null for a new workflow
     * @throws ProblemException 400 when there is no secret to keep
     */
    static JsonNode restored(JsonNode workflow, @Nullable StoredWorkflow known) {
        if (workflow.path("trigger") instanceof ObjectNode trigger
                && trigger.path("secret").asString("").equals(MASK)) {
            trigger.put("secret", secretOf(known));
        }
        return workflow;
    }

    private static String secretOf(@Nullable StoredWorkflow known) {
        if (known != null && known.workflow().trigger() instanceof Trigger.Webhook hook && hook.secret() != null) {
            return hook.secret();
        }
        throw ProblemException.badRequest(
                "`trigger.secret` is %s, which stands for a secret that is already known, and there is none."
                        .formatted(MASK),
                "Send the secret itself, or leave it out to take unsigned requests.");
    }
}
