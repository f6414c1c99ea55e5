package dev.parley.connectors.ai;

import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Something an answer may be taken from.
 *
 * @param title what people call it; empty when it has no name
 */
record Source(String title, String text) {
    /**
     * From a text, a list of texts, or a list of {@code {title, text}}; anything else is one source as JSON.
     *
     * @throws OperationException {@code bad_input} when there is none
     */
    static List<Source> in(JsonNode sources, NodeId step) throws OperationException {
        List<Source> found = new ArrayList<>();
        for (JsonNode source : sources.isArray() ? sources.values() : List.of(sources)) {
            String text = source.path("text").isString() ? source.path("text").stringValue() : Material.text(source);
            if (!text.isBlank()) {
                found.add(new Source(source.path("title").asString("").replaceAll("\\s+", " "), text));
            }
        }
        if (found.isEmpty()) {
            throw Failures.badInput(step, "has empty \"sources\"", "Give the texts that the answer may be taken from.");
        }
        return found;
    }

    static String numbered(List<Source> sources) {
        return IntStream.range(0, sources.size())
                .mapToObj(i -> "[%d] %s\n%s"
                        .formatted(i + 1, sources.get(i).title(), sources.get(i).text()))
                .collect(Collectors.joining("\n\n"));
    }
}
