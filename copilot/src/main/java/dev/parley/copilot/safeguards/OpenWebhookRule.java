package dev.parley.copilot.safeguards;

import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.workflow.Trigger;
import java.util.List;

/** Whoever learns the address of a webhook can start it; where that deletes, sends or spends, callers should sign. */
final class OpenWebhookRule implements Rule {
    @Override
    public List<Guard> look(Scene scene, Decisions decisions) {
        boolean isOpen = scene.workflow().trigger() instanceof Trigger.Webhook webhook && webhook.secret() == null;
        boolean matters = scene.calls().stream()
                .filter(call -> scene.effect(call) != Effect.READ && scene.effect(call) != Effect.WRITE)
                .anyMatch(call -> !scene.isApproved(call.id()));
        return isOpen && matters
                ? List.of(Guard.told(
                        "webhook_secret",
                        NodeId.TRIGGER,
                        Wording.of(
                                "Callers of the webhook sign what they send.",
                                "Whoever knows the webhook's address can start it.",
                                "With a \"secret\" in the trigger of the workflow's JSON, callers have to sign.")))
                : List.of();
    }
}
