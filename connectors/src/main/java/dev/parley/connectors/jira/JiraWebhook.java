package dev.parley.connectors.jira;

import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.HmacSignature;
import dev.parley.connectors.event.Webhook;
import dev.parley.connectors.vault.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Source: Atlassian, "Webhooks" of Jira Cloud (registered by an administrator, with a secret). */
record JiraWebhook(JiraEvents events) implements Webhook {
    @Override
    public boolean isGenuine(Delivery delivery, Secret secret, Instant now) {
        return delivery.header("X-Hub-Signature")
                .filter(signature -> HmacSignature.isOf(signature, "sha256=", delivery.body(), secret))
                .isPresent();
    }

    @Override
    public List<Happening> read(Delivery delivery) {
        JsonNode told = delivery.json();
        JsonNode issue = told.path("issue");
        Optional<Happening> happening = switch (told.path("webhookEvent").asString("")) {
            case "jira:issue_created" -> events.created(issue);
            case "jira:issue_updated" -> events.updated(issue);
            case "comment_created" -> events.commented(issue, told.path("comment"));
            default -> Optional.empty();
        };
        return happening.stream().toList();
    }
}
