package dev.parley.connectors.webhook;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.event.HmacSignature;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** Source: Standard Webhooks, "Webhook metadata" and "Signature scheme". */
final class Signed {
    private static final String PREFIX = "whsec_";

    private Signed() {}

    /** @param id the same for every attempt, by which the endpoint knows a repeated one */
    static ApiRequest message(String id, Instant at, JsonNode body, Access access) {
        String signature = signature(access.secret(WebhookConnector.SECRET), id, at, body.toString());
        return ApiRequest.of("POST", "")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", signature)
                .body(body);
    }

    static String signature(Secret secret, String id, Instant at, String body) {
        String signed = id + "." + at.getEpochSecond() + "." + body;
        byte[] hmac = HmacSignature.of(signed.getBytes(StandardCharsets.UTF_8), key(secret.reveal()));
        return "v1," + Base64.getEncoder().encodeToString(hmac);
    }

    /** A secret that only looks as if it were Base64 is one all the same. */
    private static byte[] key(String secret) {
        if (secret.startsWith(PREFIX)) {
            try {
                return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            } catch (IllegalArgumentException notBase64) {
                return secret.getBytes(StandardCharsets.UTF_8);
            }
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
