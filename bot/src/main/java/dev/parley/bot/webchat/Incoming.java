package dev.parley.bot.webchat;

import dev.parley.bot.chat.ChatEvent;
import dev.parley.bot.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the page sends: words, or a pressed button with what was filled in. */
record Incoming(
        @Nullable String text,
        @Nullable String action,
        @Nullable Map<String, JsonNode> values) {
    private static final int MAX_CHARACTERS = 8_000;

    /** @throws ProblemException (400) when it says nothing, or too much */
    ChatEvent event() {
        if (action != null && !action.isBlank()) {
            Map<String, String> filled = new LinkedHashMap<>();
            if (values != null) {
                values.forEach((id, value) -> filled.put(printable(id), checked("`" + id + "`", words(value))));
            }
            return new ChatEvent.Pressed(printable(action.strip()), filled);
        }
        if (text == null || text.isBlank()) {
            throw ProblemException.badRequest(
                    "The message is empty.",
                    "Send {\"text\": \"…\"}, or {\"action\": \"…\", \"values\": {…}} for a button.");
        }
        return new ChatEvent.Said(checked("The message", text.strip()));
    }

    private static String checked(String what, String words) {
        if (words.length() > MAX_CHARACTERS) {
            throw ProblemException.badRequest(
                    what + " has " + words.length() + " characters; at most " + MAX_CHARACTERS + " are taken.",
                    "Shorten it, or split it into several messages.");
        }
        return printable(words);
    }

    /** PostgreSQL keeps no NUL in a text. */
    private static String printable(String words) {
        return words.replace('\0', '\uFFFD');
    }

    private static String words(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(Incoming::words).collect(Collectors.joining(", "));
        }
        return value.isNull() ? "" : value.isString() ? value.stringValue() : value.toString();
    }
}
