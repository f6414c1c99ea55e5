package dev.parley.connectors.openapi;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A document as text, JSON or YAML. It may come from anybody: its size, depth and what its aliases grow into are bounded. */
final class DocumentText {
    static final int LONGEST = 5 * 1024 * 1024;
    static final int DEEPEST = 100;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .build();

    private DocumentText() {}

    static JsonNode read(String text) throws BrokenDocument {
        if (text.length() > LONGEST) {
            throw new BrokenDocument(
                    "The document has %,d characters; up to %,d are read.".formatted(text.length(), LONGEST),
                    "Import a part of the API: leave out the paths that no workflow needs.");
        }
        String start = text.stripLeading();
        return start.startsWith("{") ? json(start) : YamlText.read(text);
    }

    private static JsonNode json(String text) throws BrokenDocument {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new BrokenDocument(
                    "The document is no JSON: %s (line %d)."
                            .formatted(
                                    e.getOriginalMessage(),
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr()),
                    "Check that it was copied whole.");
        }
    }
}
