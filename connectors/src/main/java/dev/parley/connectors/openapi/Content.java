package dev.parley.connectors.openapi;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A media type of a body or an answer, of those a document offers. */
record Content(String type, JsonNode body) {
    static final String FORM = "application/x-www-form-urlencoded";

    /** The one that is JSON; empty when none is. */
    static Optional<Content> json(JsonNode content) {
        return content.propertyStream()
                .filter(entry -> isJson(entry.getKey()))
                .findFirst()
                .map(Content::of);
    }

    static Optional<Content> form(JsonNode content) {
        return content.propertyStream()
                .filter(entry -> plain(entry.getKey()).equals(FORM))
                .findFirst()
                .map(Content::of);
    }

    JsonNode schema() {
        return body.path("schema");
    }

    /** What the document gives as an example of it; missing when it gives none. */
    JsonNode example() {
        return body.has("example")
                ? body.path("example")
                : body.path("examples")
                        .valueStream()
                        .map(example -> example.path("value"))
                        .findFirst()
                        .orElse(MissingNode.getInstance());
    }

    private static Content of(Map.Entry<String, JsonNode> entry) {
        return new Content(plain(entry.getKey()), entry.getValue());
    }

    private static boolean isJson(String type) {
        String plain = plain(type);
        return plain.endsWith("/json") || plain.endsWith("+json") || plain.equals("*/*");
    }

    private static String plain(String type) {
        return type.toLowerCase(Locale.ROOT).replaceFirst(";.*$", "").strip();
    }
}
