package dev.parley.bot.slack.standin;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Slack sends to an app, signed. Source: docs.slack.dev, "Verifying requests from Slack", "Events API" and
 * {@code reference/interaction-payloads}. Every method gives a request that is ready to be sent.
 *
 * @param to the app's {@code /slack/events}
 * @param secret its signing secret
 * @param at when they are sent
 * @param team the workspace that they are about
 */
public record SignedRequests(URI to, String secret, Instant at, String team) {
    public static SignedRequests now(URI to, String secret) {
        return new SignedRequests(to, secret, Instant.now(), Workspace.TEAM);
    }

    /** The same, sent at another time. */
    public SignedRequests at(Instant when) {
        return new SignedRequests(to, secret, when, team);
    }

    public SignedRequests in(Workspace workspace) {
        return new SignedRequests(to, secret, at, workspace.team());
    }

    public SignedRequests signedWith(String other) {
        return new SignedRequests(to, other, at, team);
    }

    /** An event by its {@code event} object, under an id of its own. */
    public HttpRequest event(ObjectNode event) {
        return event("Ev" + UUID.randomUUID().toString().substring(0, 8), event);
    }

    public HttpRequest event(String id, ObjectNode event) {
        return json(eventBody(id, event), Map.of());
    }

    /** Slack sends an event again that was not acknowledged in time. @param reason such as {@code http_timeout} */
    public HttpRequest retry(int number, String reason, String id, ObjectNode event) {
        return json(
                eventBody(id, event),
                Map.of("X-Slack-Retry-Num", String.valueOf(number), "X-Slack-Retry-Reason", reason));
    }

    /** {@code block_actions}, {@code view_submission}, {@code shortcut} and so on, in a form as Slack does. */
    public HttpRequest interaction(ObjectNode payload) {
        ObjectNode there = payload.deepCopy();
        there.withObject("/team").put("id", team);
        there.withObject("/user").put("team_id", team);
        return form(Map.of("payload", there.toString()));
    }

    /** {@code /parley text}. */
    public HttpRequest command(String channel, String user, String text) {
        return command(channel, user, text, URI.create("https://hooks.slack.test/commands/none"));
    }

    /** @param respondAt where the person can be answered */
    public HttpRequest command(String channel, String user, String text, URI respondAt) {
        return form(Map.of(
                "command",
                "/parley",
                "text",
                text,
                "channel_id",
                channel,
                "user_id",
                user,
                "team_id",
                team,
                "api_app_id",
                Workspace.APP,
                "trigger_id",
                "trigger-" + UUID.randomUUID(),
                "response_url",
                respondAt.toString()));
    }

    /** The handshake when the address of an app is set. */
    public HttpRequest urlVerification(String challenge) {
        return json(
                Reply.json()
                        .put("type", "url_verification")
                        .put("challenge", challenge)
                        .put("token", "unused"),
                Map.of());
    }

    /** Any body, signed. */
    public HttpRequest signed(String contentType, String body, Map<String, String> headers) {
        String time = String.valueOf(at.getEpochSecond());
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .header("Content-Type", contentType)
                .header("X-Slack-Request-Timestamp", time)
                .header("X-Slack-Signature", "v0=" + hmac("v0:" + time + ":" + body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    private HttpRequest json(ObjectNode body, Map<String, String> headers) {
        return signed("application/json", body.toString(), headers);
    }

    private HttpRequest form(Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return signed("application/x-www-form-urlencoded", body, Map.of());
    }

    private ObjectNode eventBody(String id, ObjectNode event) {
        ObjectNode body = Reply.json()
                .put("type", "event_callback")
                .put("token", "unused")
                .put("team_id", team)
                .put("api_app_id", Workspace.APP)
                .put("event_id", id)
                .put("event_time", at.getEpochSecond());
        body.set("event", event);
        body.putArray("authorizations")
                .addObject()
                .put("team_id", team)
                .put("user_id", Workspace.BOT)
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        return body;
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", missing);
        }
    }
}
