package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.ChatEvent;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatEvent.Said;
import dev.parley.bot.chat.ChatEvent.Submitted;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads Slack's interaction payloads: {@code block_actions} and {@code view_submission}. */
public final class Answers {
    private Answers() {}

    /**
     * What happened.
     *
     * @param payload as Slack sends it
     * @param shortened {@link Rendered#shortened} of the message; empty when it had none, and for forms
     */
    public static Answer of(JsonNode payload, Map<String, String> shortened) {
        return switch (payload.path("type").asString("")) {
            case "block_actions" -> pressed(payload, shortened);
            case "view_submission" -> submitted(payload.path("view"));
            default -> new Answer.Nothing();
        };
    }

    /** Whether what was pressed in this {@code block_actions} opens a form. */
    public static boolean opensForm(JsonNode payload) {
        return payload.path("actions").path(0).path("action_id").asString("").equals(MessageForm.OPEN);
    }

    private static Answer pressed(JsonNode payload, Map<String, String> shortened) {
        JsonNode action = payload.path("actions").path(0);
        String id = action.path("action_id").asString("");
        String value = value(action, shortened);
        JsonNode state = (payload.has("state") ? payload : payload.path("view"))
                .path("state")
                .path("values");
        if (id.equals(QuestionBlocks.SAY_TICKED)) {
            String ticked = Payloads.ticked(state.path(QuestionBlocks.TICKS), shortened);
            return ticked.isEmpty() ? new Answer.Nothing() : happened(new Said(ticked));
        }
        if (id.startsWith(QuestionBlocks.SAY)) {
            return value.isEmpty() ? new Answer.Nothing() : happened(new Said(value));
        }
        if (id.equals(MessageForm.OPEN)) {
            return MessageForm.read(value).<Answer>map(Answer.Opens::new).orElseGet(Answer.Nothing::new);
        }
        if (!action.path("type").asString("").equals("button")) {
            return new Answer.Nothing();
        }
        Map<String, String> values = new LinkedHashMap<>(Payloads.filled(state, shortened));
        values.put("value", value);
        return happened(new Pressed(name(id, shortened), values));
    }

    private static String value(JsonNode action, Map<String, String> shortened) {
        String value = action.path("selected_option")
                .path("value")
                .asString(action.path("value").asString(""));
        return shortened.getOrDefault(value, value);
    }

    /** Without the number that tells two buttons in a row apart. */
    private static String name(String id, Map<String, String> shortened) {
        String name = id.replaceFirst("#\\d+$", "");
        return shortened.getOrDefault(name, name);
    }

    private static Answer submitted(JsonNode view) {
        JsonNode metadata = Modals.metadata(view);
        Map<String, String> values = new LinkedHashMap<>(
                Payloads.filled(view.path("state").path("values"), texts(metadata.path(Modals.SHORTENED))));
        String chosen = values.remove(Modals.CHOICE);
        JsonNode action = metadata.path(Modals.ACTIONS).path(chosen == null ? 0 : Integer.parseInt(chosen));
        if (action.isMissingNode()) {
            return new Answer.Nothing();
        }
        values.put("value", action.path("value").asString(""));
        ChatEvent event = new Submitted(action.path("id").asString(""), values);
        return new Answer.Happened(event, texts(metadata.path(Modals.ABOUT)));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return texts;
    }

    private static Answer happened(ChatEvent event) {
        return new Answer.Happened(event, Map.of());
    }
}
