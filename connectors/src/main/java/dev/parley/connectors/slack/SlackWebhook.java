package dev.parley.connectors.slack;

import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.HmacSignature;
import dev.parley.connectors.event.Webhook;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.vault.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said in channels that the app is in. The webhook secret is the app's signing secret. Source: docs.slack.dev, "Events API" and
 * "Verifying requests from Slack".
 */
final class SlackWebhook implements Webhook {
    private static final String MESSAGE = "slack.message";
    private static final String MENTION = "slack.mention";
    private static final String REACTION = "slack.reaction_added";
    private static final String TIME = "X-Slack-Request-Timestamp";
    /** Kinds of message that somebody wrote; the others tell of joining, renaming, changing and the like. */
    private static final Set<String> WRITTEN =
            Set.of("", "bot_message", "file_share", "thread_broadcast", "me_message");

    static final EventSource[] SOURCES = {
        said(MESSAGE, "A message is posted", "The shop is down"),
        said(MENTION, "The app is mentioned", "<@U0LAN0Z89> is it everything a river should be?"),
        EventSource.push(REACTION, "Somebody reacts to a message", Json.read("""
                {'reaction': 'thumbsup', 'user': 'U0123456789', 'author': 'U0987654321', 'channel': 'C0123456789',
                 'ts': '1772442000.000100'}"""))
    };

    @Override
    public boolean isGenuine(Delivery delivery, Secret secret, Instant now) {
        String time = delivery.header(TIME).orElse("");
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes("v0:%s:".formatted(time).getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(delivery.body());
        return delivery.isRecent(TIME, ChronoUnit.SECONDS, now)
                && delivery.header("X-Slack-Signature")
                        .filter(signature -> HmacSignature.isOf(signature, "v0=", signed.toByteArray(), secret))
                        .isPresent();
    }

    @Override
    public Optional<Answer> handshake(Delivery delivery) {
        JsonNode asked = delivery.json();
        return asked.path("type").asString("").equals("url_verification")
                ? Optional.of(new Answer("text/plain", asked.path("challenge").asString("")))
                : Optional.empty();
    }

    @Override
    public List<Happening> read(Delivery delivery) {
        JsonNode told = delivery.json();
        JsonNode event = told.path("event");
        String source = sourceOf(event);
        return source.isEmpty() || isOwn(told, event)
                ? List.of()
                : List.of(new Happening(
                        source,
                        told.path("event_id").asString(""),
                        source.equals(REACTION) ? reaction(event) : message(event)));
    }

    private static String sourceOf(JsonNode event) {
        return switch (event.path("type").asString("")) {
            case "message" -> WRITTEN.contains(event.path("subtype").asString("")) ? MESSAGE : "";
            case "app_mention" -> MENTION;
            case "reaction_added" -> REACTION;
            default -> "";
        };
    }

    /** A workflow that answers messages must not hear itself. */
    private static boolean isOwn(JsonNode told, JsonNode event) {
        String app = told.path("api_app_id").asString("");
        boolean isByApp = !app.isEmpty()
                && (app.equals(event.path("app_id").asString(""))
                        || app.equals(event.path("bot_profile").path("app_id").asString("")));
        String user = event.path("user").asString("");
        return isByApp
                || told.path("authorizations")
                        .valueStream()
                        .anyMatch(bot -> bot.path("is_bot").asBoolean(false)
                                && !user.isEmpty()
                                && user.equals(bot.path("user_id").asString("")));
    }

    private static ObjectNode message(JsonNode event) {
        return Json.object(
                "text", told(event, "/text"),
                "user", told(event, "/user"),
                "channel", told(event, "/channel"),
                "ts", told(event, "/ts"),
                "bot_id", told(event, "/bot_id"),
                "thread", told(event, "/thread_ts"),
                "kind", told(event, "/channel_type"));
    }

    private static ObjectNode reaction(JsonNode event) {
        return Json.object(
                "reaction", told(event, "/reaction"),
                "user", told(event, "/user"),
                "author", told(event, "/item_user"),
                "channel", told(event, "/item/channel"),
                "ts", told(event, "/item/ts"));
    }

    /** Null where Slack tells no text. */
    private static @Nullable String told(JsonNode event, String pointer) {
        return event.at(pointer).stringValueOpt().orElse(null);
    }

    private static EventSource said(String id, String title, String text) {
        return EventSource.push(id, title, Json.read("""
                {'text': '%s', 'user': 'U0123456789', 'channel': 'C0123456789', 'kind': 'channel', 'ts': '1772442000.000100'}""".formatted(text)));
    }
}
