package dev.parley.bot.narrator;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Field;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run came to: fields when they fit, else JSON. */
final class ResultView {
    private static final int MOST_FIELDS = 10;
    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_CODE = 3_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ResultView() {}

    /** Nothing, or a block or two. */
    static List<Block> of(JsonNode output) {
        if (output.isNull() || output.isMissingNode() || output.isContainer() && output.isEmpty()) {
            return List.of();
        }
        if (output.isObject() && output.has("status") && output.has("headers") && output.has("body")) {
            Field status = new Field("Status", output.path("status").asString(""));
            return Stream.concat(Stream.<Block>of(new Block.Fields(List.of(status))), of(output.path("body")).stream())
                    .toList();
        }
        if (output.isObject() && isPlain(output)) {
            return List.of(new Block.Fields(output.properties().stream()
                    .map(entry -> new Field(label(entry.getKey()), words(entry.getValue())))
                    .toList()));
        }
        return List.of(output.isContainer() ? code(output) : text(output));
    }

    private static boolean isPlain(JsonNode output) {
        return output.size() <= MOST_FIELDS
                && output.valueStream()
                        .allMatch(value -> value.isValueNode() && words(value).length() <= LONGEST_FIELD);
    }

    private static Block text(JsonNode output) {
        String words = words(output);
        return words.length() <= LONGEST_CODE ? Block.text(words) : new Block.Code("text", cut(words));
    }

    private static Block code(JsonNode output) {
        return new Block.Code("json", cut(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(output)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_CODE
                ? text
                : text.substring(0, LONGEST_CODE) + "\n… (" + text.length() + " characters)";
    }

    private static String label(String key) {
        String words = key.replace('_', ' ');
        return words.isEmpty() ? key : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String words(JsonNode value) {
        return value.isNull() ? "—" : value.asString();
    }
}
