package dev.parley.bot.slack.blocks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What stands in an interaction payload. Source: docs.slack.dev, {@code reference/interaction-payloads}. */
final class Payloads {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Payloads() {}

    /** Missing when it is none. */
    static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    /**
     * What was filled in, by input id. What was left empty is left out.
     *
     * @param state {@code state.values}: by block, then by element
     */
    static Map<String, String> filled(JsonNode state, Map<String, String> shortened) {
        Map<String, String> filled = new LinkedHashMap<>();
        state.properties().forEach(block -> {
            String id = shortened.getOrDefault(block.getKey(), block.getKey());
            block.getValue().forEach(element -> {
                String value = value(element);
                if (value != null) {
                    filled.put(id, shortened.getOrDefault(value, value));
                }
            });
        });
        return filled;
    }

    /** All that is ticked in a block, in the order of its options. */
    static String ticked(JsonNode block, Map<String, String> shortened) {
        return block.valueStream()
                .flatMap(element -> element.path("selected_options").valueStream())
                .map(option -> option.path("value").asString(""))
                .map(value -> shortened.getOrDefault(value, value))
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String value(JsonNode element) {
        return switch (element.path("type").asString("")) {
            case "plain_text_input", "number_input" -> element.path("value").asString(null);
            case "datepicker" -> element.path("selected_date").asString(null);
            case "static_select", "radio_buttons" ->
                element.path("selected_option").path("value").asString(null);
            // Only yes or no is asked in this way.
            case "checkboxes" ->
                String.valueOf(element.path("selected_options")
                        .valueStream()
                        .anyMatch(option -> Objects.equals(option.path("value").asString(""), "true")));
            default -> null;
        };
    }
}
