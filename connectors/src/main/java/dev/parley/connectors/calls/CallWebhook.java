package dev.parley.connectors.calls;

import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.HmacSignature;
import dev.parley.connectors.event.Webhook;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Calls as phone systems tell of them: {@code {"event": "call.ended", "call_id": …, "duration": …}}. 3CX's CRM templates ("Call
 * Journaling") can send just that. Genuine is what is signed ({@code X-Signature: sha256=…} over the body), or what carries the
 * connection's webhook secret in {@code X-Webhook-Secret} or as a bearer token, since few phone systems can sign.
 */
final class CallWebhook implements Webhook {
    private static final String CALL = """
            {"event": "call.%s", "call_id": "acme_120624", "direction": "inbound", "from": "+15551234567", "to": "101",
             "participants": [{"name": "Jane Wilson", "number": "+15551234567"}, {"name": "Sarah Chen", "number": "101"}],
             "started_at": "2026-03-02T14:00:00Z"%s}""";

    static EventSource[] sources() {
        return new EventSource[] {
            push("started", "A call begins", ""),
            push(
                    "ended",
                    "A call ends",
                    ", \"ended_at\": \"2026-03-02T14:32:00Z\", \"duration\": 1920,"
                            + " \"recording_url\": \"https://pbx.acme.example/recordings/acme_120624.mp3\""),
            push("missed", "A call is missed", ", \"ended_at\": \"2026-03-02T14:00:20Z\"")
        };
    }

    @Override
    public boolean isGenuine(Delivery delivery, Secret secret, Instant now) {
        return delivery.header("X-Signature")
                .map(signature -> HmacSignature.isOf(signature, "sha256=", delivery.body(), secret))
                .orElseGet(() -> Stream.concat(
                                delivery.header("X-Webhook-Secret").stream(),
                                delivery
                                        .header("Authorization")
                                        .filter(header -> header.startsWith("Bearer "))
                                        .map(header -> header.substring("Bearer ".length()))
                                        .stream())
                        .anyMatch(told -> isSame(told, secret)));
    }

    @Override
    public List<Happening> read(Delivery delivery) {
        JsonNode call = delivery.json();
        String event = call.path("event").asString("");
        return switch (event) {
            case "call.started", "call.ended", "call.missed" ->
                List.of(new Happening("calls." + event.substring("call.".length()), key(event, call), call));
            default -> List.of();
        };
    }

    /** Empty when the call has no name, so that no two of them are taken for one. */
    private static String key(String event, JsonNode call) {
        String id = call.path("call_id").asString("");
        return id.isBlank() ? "" : event + ":" + id;
    }

    private static boolean isSame(String told, Secret secret) {
        return MessageDigest.isEqual(
                told.getBytes(StandardCharsets.UTF_8), secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    private static EventSource push(String what, String title, String more) {
        return EventSource.push("calls." + what, title, Json.read(CALL.formatted(what, more)));
    }
}
