package dev.parley.bot.slack.standin;

import dev.parley.bot.slack.standin.Workspace.OpenView;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do with what they see, as the payloads that Slack makes of it. Source: docs.slack.dev, {@code reference/interaction-payloads}. */
public final class Gestures {
    private Gestures() {}

    /** Presses the button of this label. @param state {@code state.values}: what is filled in elsewhere in the message */
    public static ObjectNode press(Posted message, String label, String user, ObjectNode state) {
        JsonNode button = BlockText.buttons(message.blocks())
                .filter(one -> BlockText.label(one).equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button “" + label + "” among " + message.buttons()));
        ObjectNode payload = payload("block_actions", user);
        ObjectNode action = button.deepCopy().asObject();
        payload.putArray("actions").add(action.put("block_id", "b1").put("action_ts", "1763700000.000001"));
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", message.channel())
                .put("is_ephemeral", !message.only().isEmpty());
        payload.putObject("channel").put("id", message.channel()).put("name", "somewhere");
        payload.set("message", message.json());
        payload.putObject("state").set("values", state);
        return payload;
    }

    public static ObjectNode press(Posted message, String label, String user) {
        return press(message, label, user, Reply.json());
    }

    /** Presses the first button of this label on App Home. */
    public static ObjectNode pressAtHome(ObjectNode home, String label, String user) {
        JsonNode button = BlockText.buttons(home.path("blocks").valueStream().toList())
                .filter(one -> BlockText.label(one).equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button “" + label + "” on " + home));
        ObjectNode payload = payload("block_actions", user);
        payload.putArray("actions").add(button.deepCopy().asObject().put("action_ts", "1763700000.000003"));
        payload.putObject("container")
                .put("type", "view")
                .put("view_id", home.path("id").asString(""));
        payload.set("view", home);
        return payload;
    }

    /** Chooses an option of the first menu in the message. */
    public static ObjectNode choose(Posted message, String label, String user) {
        JsonNode menu = message.blocks().stream()
                .flatMap(block -> block.path("elements").valueStream())
                .filter(element -> element.path("type").asString("").equals("static_select"))
                .findFirst()
                .orElseThrow();
        ObjectNode action = Reply.json()
                .put("type", "static_select")
                .put("action_id", menu.path("action_id").asString());
        action.set("selected_option", option(menu, label));
        ObjectNode payload = payload("block_actions", user);
        payload.putArray("actions").add(action);
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", message.channel());
        payload.putObject("channel").put("id", message.channel()).put("name", "somewhere");
        payload.set("message", message.json());
        return payload;
    }

    /**
     * Fills in a modal and sends it.
     *
     * @param typed by the id of the input: words, the label of an option, or {@code true} for a tick
     */
    public static ObjectNode submit(OpenView open, Map<String, String> typed, String user) {
        ObjectNode payload = payload("view_submission", user);
        ObjectNode view = open.view().deepCopy();
        ObjectNode values = view.putObject("state").putObject("values");
        for (JsonNode block : view.path("blocks")) {
            if (block.path("type").asString("").equals("input")) {
                String id = block.path("block_id").asString("");
                JsonNode element = block.path("element");
                values.putObject(id).set(element.path("action_id").asString(""), filled(element, typed.get(id)));
            }
        }
        payload.set("view", view);
        return payload;
    }

    /** Chooses a shortcut in the menu of a message. @param id its {@code callback_id} */
    public static ObjectNode onMessage(String id, Posted message, String user) {
        ObjectNode payload = payload("message_action", user)
                .put("callback_id", id)
                .put("message_ts", message.ts())
                .put("response_url", "https://hooks.slack.test/actions/none");
        payload.putObject("channel").put("id", message.channel()).put("name", "somewhere");
        payload.set("message", message.json());
        return payload;
    }

    /** Chooses a shortcut in Slack's own menu. */
    public static ObjectNode shortcut(String id, String user) {
        return payload("shortcut", user).put("callback_id", id).put("action_ts", "1763700000.000002");
    }

    /** As it stands in {@code state.values}: words into a text input. */
    public static ObjectNode typed(String words) {
        return Reply.json().put("type", "plain_text_input").put("value", words);
    }

    private static ObjectNode filled(JsonNode element, @Nullable String typed) {
        String type = element.path("type").asString("");
        ObjectNode value = Reply.json().put("type", type);
        switch (type) {
            case "checkboxes" -> {
                var ticked = value.putArray("selected_options");
                if ("true".equals(typed)) {
                    ticked.add(element.path("options").path(0));
                }
            }
            case "static_select", "radio_buttons" ->
                value.set("selected_option", typed == null ? element.path("initial_option") : option(element, typed));
            case "datepicker" ->
                value.put(
                        "selected_date",
                        typed == null ? element.path("initial_date").asString(null) : typed);
            default ->
                value.put("value", typed == null ? element.path("initial_value").asString(null) : typed);
        }
        return value;
    }

    private static JsonNode option(JsonNode menu, String label) {
        return menu.path("options")
                .valueStream()
                .filter(option -> option.path("text").path("text").asString("").equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No option “" + label + "” in " + menu));
    }

    private static ObjectNode payload(String type, String user) {
        ObjectNode payload = Reply.json()
                .put("type", type)
                .put("api_app_id", Workspace.APP)
                .put("token", "unused")
                .put("trigger_id", "trigger-" + UUID.randomUUID());
        payload.putObject("user").put("id", user).put("username", user).put("team_id", Workspace.TEAM);
        payload.putObject("team").put("id", Workspace.TEAM).put("domain", "standin");
        return payload;
    }
}
