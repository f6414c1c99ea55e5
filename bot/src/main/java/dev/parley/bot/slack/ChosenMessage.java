package dev.parley.bot.slack;

import dev.parley.engine.workflow.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of somebody's, as a workflow takes it.
 *
 * @param text in plain words; may be empty when there are only files
 * @param author a name
 * @param files addresses, in the order of the message
 */
record ChosenMessage(String text, String author, String link, List<String> files) {
    private static final Map<String, Set<String>> NAMES = Map.of(
            "text",
                    Set.of(
                            "text",
                            "message",
                            "body",
                            "content",
                            "description",
                            "words",
                            "request",
                            "question",
                            "details"),
            "author", Set.of("author", "by", "from", "sender", "user", "reporter", "requester", "who", "person"),
            "link", Set.of("link", "url", "permalink", "source", "reference"),
            "files", Set.of("files", "file", "attachments", "attachment"));

    /** Whether this workflow has a place for a message. */
    static boolean fits(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Chat _ -> true;
            case Trigger.Manual(List<Trigger.Input> inputs) -> inputs.stream().anyMatch(ChosenMessage::isWords);
            case Trigger.Webhook _, Trigger.Schedule _, Trigger.Event _, Trigger.Email _, Trigger.Stream _, Trigger.File _ -> false;
        };
    }

    private static boolean isWords(Trigger.Input input) {
        return input.type().equals("string");
    }

    /**
     * What it says, by input: an input takes the part that its name speaks of; where none speaks of the text, the first that is left over
     * takes that.
     */
    Map<String, String> filling(List<Trigger.Input> inputs) {
        Map<String, String> filled = new LinkedHashMap<>();
        List<Trigger.Input> words =
                inputs.stream().filter(ChosenMessage::isWords).toList();
        for (Trigger.Input input : words) {
            part(input).ifPresent(part -> filled.put(input.name(), part(part)));
        }
        boolean isTextTaken = words.stream()
                .anyMatch(input -> part(input).filter("text"::equals).isPresent());
        if (!isTextTaken) {
            words.stream()
                    .filter(input -> !filled.containsKey(input.name()))
                    .findFirst()
                    .ifPresent(input -> filled.put(input.name(), text));
        }
        return filled;
    }

    private static Optional<String> part(Trigger.Input input) {
        String name = input.name().toLowerCase(Locale.ROOT).replaceFirst("^message_", "");
        return NAMES.entrySet().stream()
                .filter(part -> part.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String part(String name) {
        return switch (name) {
            case "author" -> author;
            case "link" -> link;
            case "files" -> String.join("\n", files);
            default -> text;
        };
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("text", text)
                .put("author", author)
                .put("link", link);
        files.forEach(json.putArray("files")::add);
        return json;
    }
}
