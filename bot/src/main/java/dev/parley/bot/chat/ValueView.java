package dev.parley.bot.chat;

import dev.parley.bot.chat.Block.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A value for people: fields when they fit, else JSON; or its gist in a few words. */
public final class ValueView {
    private static final int MOST_FIELDS = 10;
    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_CODE = 3_000;
    private static final int MOST_ITEMS = 10;
    private static final int LONGEST_ITEM = 120;
    private static final int GIST_FIELDS = 3;
    private static final int LONGEST_GIST = 40;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ValueView() {}

    /** Nothing, or a block or two. */
    public static List<Block> of(JsonNode value) {
        if (isNothing(value)) {
            return List.of();
        }
        if (isAnswer(value)) {
            return answer(value.path("status"), value.path("body"));
        }
        if (isWordsAlone(value)) {
            return of(only(value));
        }
        if (isPlain(value)) {
            return List.of(new Block.Fields(fields(value)));
        }
        if (value.isObject() && value.size() == 1 && !isNothing(only(value))) {
            // What a loop or a step that shows something answers: the name around it says nothing new.
            return of(only(value));
        }
        if (value.isArray()) {
            return list(value);
        }
        return List.of(value.isContainer() ? code(value) : text(value));
    }

    /** A step that has something to say says it as {@code {text}}. */
    private static boolean isWordsAlone(JsonNode value) {
        return value.isObject() && value.size() == 1 && value.path("text").isString() && !isNothing(value.path("text"));
    }

    private static JsonNode only(JsonNode value) {
        return value.valueStream().findFirst().orElseThrow();
    }

    /** A line an item while they are short. */
    private static List<Block> list(JsonNode value) {
        List<String> items = value.valueStream().map(ValueView::item).toList();
        if (items.stream().anyMatch(item -> item.isEmpty() || item.length() > LONGEST_ITEM)) {
            return List.of(code(value));
        }
        String shown = items.stream().limit(MOST_ITEMS).map(item -> "- " + item).collect(Collectors.joining("\n"));
        int more = items.size() - MOST_ITEMS;
        return List.of(Block.text(more > 0 ? shown + "\n- … and " + more + " more" : shown));
    }

    /** All of it in a line; empty when it is nested or nothing. */
    private static String item(JsonNode value) {
        if (isAnswer(value)) {
            String body = item(value.path("body"));
            return body.isEmpty() ? "status " + value.path("status").asString("") : body;
        }
        if (value.isObject()) {
            return isPlain(value)
                    ? value.properties().stream()
                            .map(entry -> entry.getKey().replace('_', ' ') + " " + words(entry.getValue()))
                            .collect(Collectors.joining(", "))
                    : "";
        }
        return value.isValueNode() ? words(value).strip() : "";
    }

    private static boolean isAnswer(JsonNode value) {
        return value.isObject() && value.has("status") && value.has("headers") && value.has("body");
    }

    /** {@code id A-1, total 1500}: enough to tell one value from another; empty when nothing in it is short. */
    public static String gist(JsonNode value) {
        if (!value.isObject()) {
            return value.isValueNode() && !isNothing(value) && words(value).length() <= LONGEST_GIST
                    ? words(value).strip()
                    : "";
        }
        return value.properties().stream()
                .filter(entry -> entry.getValue().isValueNode() && !isNothing(entry.getValue()))
                .filter(entry -> words(entry.getValue()).length() <= LONGEST_GIST)
                .limit(GIST_FIELDS)
                .map(entry -> entry.getKey().replace('_', ' ') + " " + words(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What came back by HTTP. That it went well is said elsewhere, so the number of it counts only for want of anything else. */
    private static List<Block> answer(JsonNode status, JsonNode body) {
        List<Block> blocks = of(body);
        boolean isTold = status.asInt(0) >= 200 && status.asInt(0) < 300 && !blocks.isEmpty();
        if (isTold) {
            return blocks;
        }
        List<Block> all = new ArrayList<>(List.of(new Block.Fields(List.of(new Field("Status", status.asString(""))))));
        all.addAll(blocks);
        return all;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isContainer() && value.isEmpty()
                || value.isString() && value.stringValue().isBlank();
    }

    private static boolean isPlain(JsonNode value) {
        return value.isObject()
                && value.size() <= MOST_FIELDS
                && value.valueStream()
                        .allMatch(part -> part.isValueNode() && words(part).length() <= LONGEST_FIELD);
    }

    private static List<Field> fields(JsonNode value) {
        return value.properties().stream()
                .map(entry -> new Field(label(entry.getKey()), words(entry.getValue())))
                .toList();
    }

    private static Block text(JsonNode value) {
        String words = words(value);
        return words.length() <= LONGEST_CODE ? Block.text(words) : new Block.Code("text", cut(words));
    }

    private static Block code(JsonNode value) {
        return new Block.Code("json", cut(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value)));
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
