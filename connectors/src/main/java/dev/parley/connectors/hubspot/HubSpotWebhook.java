package dev.parley.connectors.hubspot;

import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.HmacSignature;
import dev.parley.connectors.event.Webhook;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The webhook secret is the app's client secret. Source: HubSpot API, "Webhooks" and "Validate requests", version 3. */
final class HubSpotWebhook implements Webhook {
    private static final String TIME = "X-HubSpot-Request-Timestamp";

    private static final String STAGE = ", 'propertyName': 'dealstage', 'propertyValue': 'closedwon'";

    static final EventSource[] SOURCES = {
        push("contact_created", "A contact is created", "contact.creation", ""),
        push("company_created", "A company is created", "company.creation", ""),
        push("deal_created", "A deal is created", "deal.creation", ""),
        push("deal_stage_changed", "A deal reaches another stage", "deal.propertyChange", STAGE)
    };

    @Override
    public boolean isGenuine(Delivery delivery, Secret secret, Instant now) {
        String time = delivery.header(TIME).orElse("");
        byte[] body = delivery.body();
        String signed = delivery.method() + delivery.url() + new String(body, StandardCharsets.UTF_8) + time;
        return delivery.isRecent(TIME, ChronoUnit.MILLIS, now)
                && delivery.header("X-HubSpot-Signature-v3")
                        .filter(told -> HmacSignature.isBase64Of(told, signed.getBytes(StandardCharsets.UTF_8), secret))
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
        return Stream.of("subscriptionType", "objectId", "occurredAt", "eventId")
                .map(field -> event.path(field).asString(""))
                .collect(Collectors.joining(":"));
    }

    private static EventSource push(String what, String title, String type, String change) {
        return EventSource.push("hubspot." + what, title, Json.read("""
                {'eventId': 3816279340, 'subscriptionId': 25, 'portalId': 33, 'appId': 1160452, 'occurredAt': 1772442000000,
                 'subscriptionType': '%s', 'attemptNumber': 0, 'objectId': 9123, 'changeSource': 'CRM'%s}""".formatted(type, change)));
    }
}
