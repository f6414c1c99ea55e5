package dev.parley.connectors.webhook;

import dev.parley.connectors.connection.Probe;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.HttpApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The test of a connection: a message that says nothing, which the endpoint takes when it believes our signature. */
final class Ping {
    private Ping() {}

    static Probe probe(HttpApi api, InstantSource clock) {
        return api.probe(
                access -> Signed.message("msg_" + UUID.randomUUID(), clock.instant(), body(clock.instant()), access),
                "");
    }

    private static JsonNode body(Instant now) {
        return event("parley.ping", now, Json.object());
    }

    /** Source: Standard Webhooks, "Payload structure". */
    static JsonNode event(String type, Instant at, JsonNode data) {
        return Json.object("type", type, "timestamp", at.toString(), "data", data);
    }
}
