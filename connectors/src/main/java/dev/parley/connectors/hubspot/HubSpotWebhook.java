package dev.parley.connectors.hubspot;

import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.HmacSignature;
import dev.parley.connectors.event.Webhook;
import dev.parley.connectors.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The webhook secret is the app's client secret. Source: HubSpot API, "Webhooks" and "Validate requests", version 3. */
final class HubSpotWebhook implements Webhook {
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private static final EventSource[] SOURCES = {
        push("hubspot.contact_created", "A contact is created", "contact.creation", ""),
        push("hubspot.company_created", "A company is created", "company.creation", ""),
        push("hubspot.deal_created", "A deal is created", "deal.creation", ""),
        push(
                "hubspot.deal_stage_changed",
                "A deal reaches another stage",
                "deal.propertyChange",
                ", \"propertyName\": \"dealstage\", \"propertyValue\": \"closedwon\"")
    };

    /** What it tells, and what has to be asked for. */
    static EventSource[] sourcesAnd(EventSource... others) {
        return Stream.concat(Arrays.stream(SOURCES), Arrays.stream(others)).toArray(EventSource[]::new);
    }

    @Override
    public boolean isGenuine(Delivery delivery, Secret secret, Instant now) {
        String timestamp = delivery.header("X-HubSpot-Request-Timestamp").orElse("");
        if (!timestamp.matches("\\d{1,15}")
                || Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(OLDEST)
                        > 0) {
            return false;
        }
        String signed =
                delivery.method() + delivery.url() + new String(delivery.body(), StandardCharsets.UTF_8) + timestamp;
        return delivery.header("X-HubSpot-Signature-v3")
                .filter(signature ->
                        HmacSignature.isBase64Of(signature, signed.getBytes(StandardCharsets.UTF_8), secret))
                .isPresent();
    }

    @Override
    public List<Happening> read(Delivery delivery) {
        return delivery.json()
                .valueStream()
                .filter(event -> !sourceOf(event).isEmpty())
                .map(event -> new Happening(sourceOf(event), key(event), event))
                .toList();
    }

    /** The new generic subscriptions say by a number which kind of record it is. */
    private static String sourceOf(JsonNode event) {
        String property = event.path("propertyName").asString("");
        String kind = event.path("objectTypeId").asString("");
        return switch (event.path("subscriptionType").asString("").replaceFirst("^object\\.", kind + ".")) {
            case "contact.creation", "0-1.creation" -> "hubspot.contact_created";
            case "company.creation", "0-2.creation" -> "hubspot.company_created";
            case "deal.creation", "0-3.creation" -> "hubspot.deal_created";
            case "deal.propertyChange", "0-3.propertyChange" ->
                property.equals("dealstage") ? "hubspot.deal_stage_changed" : "";
            default -> "";
        };
    }

    /** HubSpot does not promise that its event ids are unique; a second attempt has the same time. */
    private static String key(JsonNode event) {
        return String.join(
                ":",
                event.path("subscriptionType").asString(""),
                event.path("objectId").asString(""),
                event.path("occurredAt").asString(""),
                event.path("eventId").asString(""));
    }

    private static EventSource push(String id, String title, String type, String change) {
        return new EventSource.Push(id, title, JsonMapper.shared().readTree("""
                {"eventId": 3816279340, "subscriptionId": 25, "portalId": 33, "appId": 1160452, "occurredAt": 1772442000000,
                 "subscriptionType": "%s", "attemptNumber": 0, "objectId": 9123, "changeSource": "CRM"%s}""".formatted(type, change)));
    }
}
