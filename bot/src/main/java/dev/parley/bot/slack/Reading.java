package dev.parley.bot.slack;

import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what Slack sends (docs.slack.dev: Events API, interaction payloads, slash commands). What does not concern Parley is left out. */
final class Reading {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Reading() {}

    /** @throws tools.jackson.core.JacksonException when it is no JSON */
    static Optional<Delivered> of(Request<?> request) {
        String body = request.getRequestBodyAsString();
        RequestType type = request.getRequestType();
        return switch (type) {
            case Event -> event(JSON.readTree(body));
            case BlockAction -> Optional.of(pressed(payload(body)));
            case ViewSubmission -> Optional.of(submitted(payload(body)));
            case MessageShortcut -> messageChosen(payload(body));
            case GlobalShortcut -> automationWanted(payload(body));
            case Command -> Optional.of(commanded(body.startsWith("{") ? fields(JSON.readTree(body)) : form(body)));
            default -> Optional.empty();
        };
    }

    private static Optional<Delivered> event(JsonNode envelope) {
        JsonNode event = envelope.path("event");
        String team = team(envelope);
        String id = "event " + envelope.path("event_id").asString("");
        return switch (event.path("type").asString("")) {
            case "app_mention" -> spoken(team, event, true);
            case "message" -> isForUs(envelope, event) ? spoken(team, event, false) : Optional.empty();
            case "app_uninstalled" -> Optional.of(new Delivered(id, new Arrival.Removed(team)));
            case "tokens_revoked" ->
                event.path("tokens").path("bot").isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Delivered(id, new Arrival.Removed(team)));
            case "app_home_opened" ->
                event.path("tab").asString("home").equals("home")
                        ? Optional.of(new Delivered(id, new Arrival.HomeOpened(team, user(event))))
                        : Optional.empty();
            case "assistant_thread_started" -> {
                JsonNode thread = event.path("assistant_thread");
                yield Optional.of(new Delivered(
                        id,
                        new Arrival.AssistantOpened(
                                team,
                                thread.path("user_id").asString(""),
                                thread.path("channel_id").asString(""),
                                thread.path("thread_ts").asString(""))));
            }
            default -> Optional.empty();
        };
    }

    /** Where the app is installed; in a shared channel, something may happen in another workspace. */
    private static String team(JsonNode envelope) {
        String installed =
                envelope.path("authorizations").path(0).path("team_id").asString("");
        return installed.isEmpty() ? envelope.path("team_id").asString("") : installed;
    }

    /** A direct message, or one in a thread. Slack sends a mention a second time, as such. */
    private static boolean isForUs(JsonNode envelope, JsonNode event) {
        boolean isDirect = event.path("channel_type").asString("").equals("im");
        String bot = envelope.path("authorizations").path(0).path("user_id").asString("");
        boolean isMention = !bot.isEmpty() && event.path("text").asString("").contains("<@" + bot + ">");
        return isDirect || event.has("thread_ts") && !isMention;
    }

    /** Nothing of bots (ourselves among them), nothing that was edited, deleted or done by Slack itself. */
    private static Optional<Delivered> spoken(String team, JsonNode event, boolean isAddressed) {
        String subtype = event.path("subtype").asString("");
        boolean isOfPerson =
                !event.has("bot_id") && !event.has("app_id") && !user(event).isEmpty();
        boolean isSaid = subtype.isEmpty() || subtype.equals("thread_broadcast") || subtype.equals("file_share");
        if (!isOfPerson || !isSaid || event.has("edited")) {
            return Optional.empty();
        }
        String channel = event.path("channel").asString("");
        String ts = event.path("ts").asString("");
        return Optional.of(new Delivered(
                "message " + channel + " " + ts,
                new Arrival.Spoken(
                        team,
                        user(event),
                        channel,
                        ts,
                        text(event, "thread_ts"),
                        event.path("text").asString(""),
                        isAddressed)));
    }

    private static Delivered pressed(JsonNode payload) {
        JsonNode container = payload.path("container");
        JsonNode action = payload.path("actions").path(0);
        String channel = text(payload.path("channel"), "id");
        return new Delivered(
                "press " + payload.path("trigger_id").asString("") + " "
                        + action.path("action_ts").asString(""),
                new Arrival.Pressed(
                        teamOfView(payload),
                        payload.path("user").path("id").asString(""),
                        channel == null ? text(container, "channel_id") : channel,
                        text(container, "message_ts"),
                        text(container, "thread_ts"),
                        container.path("is_ephemeral").asBoolean(false),
                        payload));
    }

    private static Optional<Delivered> messageChosen(JsonNode payload) {
        return isShortcut(payload, Shortcuts.RUN)
                ? Optional.of(new Delivered(
                        "shortcut " + payload.path("trigger_id").asString(""),
                        new Arrival.MessageChosen(
                                payload.path("team").path("id").asString(""),
                                payload.path("user").path("id").asString(""),
                                payload)))
                : Optional.empty();
    }

    private static Optional<Delivered> automationWanted(JsonNode payload) {
        String trigger = payload.path("trigger_id").asString("");
        return isShortcut(payload, Shortcuts.NEW)
                ? Optional.of(new Delivered(
                        "shortcut " + trigger,
                        new Arrival.AutomationWanted(
                                payload.path("team").path("id").asString(""),
                                payload.path("user").path("id").asString(""),
                                trigger)))
                : Optional.empty();
    }

    private static boolean isShortcut(JsonNode payload, String id) {
        return payload.path("callback_id").asString("").equals(id);
    }

    private static Delivered submitted(JsonNode payload) {
        return new Delivered(
                "submission " + payload.path("view").path("id").asString("") + " "
                        + payload.path("view").path("hash").asString(""),
                new Arrival.Submitted(
                        teamOfView(payload), payload.path("user").path("id").asString(""), payload));
    }

    /** In a shared channel, whoever does something may be of another workspace than the one that the app is installed in. */
    private static String teamOfView(JsonNode payload) {
        String installed = payload.path("view").path("app_installed_team_id").asString("");
        return installed.isEmpty() ? payload.path("team").path("id").asString("") : installed;
    }

    private static Delivered commanded(Map<String, String> fields) {
        return new Delivered(
                "command " + fields.getOrDefault("trigger_id", ""),
                new Arrival.Commanded(
                        fields.getOrDefault("team_id", ""),
                        fields.getOrDefault("user_id", ""),
                        fields.getOrDefault("channel_id", ""),
                        fields.getOrDefault("trigger_id", ""),
                        fields.getOrDefault("text", "").strip(),
                        fields.get("response_url")));
    }

    /** By HTTP it comes as a form's one field, in Socket Mode as it is. */
    private static JsonNode payload(String body) {
        return JSON.readTree(body.startsWith("{") ? body : form(body).getOrDefault("payload", "{}"));
    }

    private static Map<String, String> fields(JsonNode payload) {
        Map<String, String> fields = new TreeMap<>();
        payload.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        return fields;
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private static String user(JsonNode event) {
        return event.path("user").asString("");
    }

    private static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).asString("");
        return text.isEmpty() ? null : text;
    }
}
