package dev.parley.connectors.request;

import dev.parley.connectors.http.Url;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A body as it goes over the wire.
 *
 * @param contentType what to declare; empty when the step declared it itself
 */
record CallBody(byte[] bytes, Optional<String> contentType) {
    /** @param declared the step's own Content-Type */
    static CallBody of(JsonNode body, Optional<String> declared) {
        boolean isForm = declared.map(type -> type.toLowerCase(Locale.ROOT).strip())
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        if (isForm && body.isObject()) {
            return new CallBody(bytes(pairs(body)), Optional.empty());
        } else if (body.isString()) {
            return new CallBody(bytes(body.stringValue()), unless(declared, "text/plain; charset=UTF-8"));
        }
        return new CallBody(bytes(body.toString()), unless(declared, "application/json"));
    }

    /** {@code a=1&a=2&b=x}: a list repeats its name, a null is left out. */
    static String pairs(JsonNode object) {
        return object.properties().stream().flatMap(CallBody::pairs).collect(Collectors.joining("&"));
    }

    /** A scalar without JSON's quotes. */
    static String plain(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static Stream<String> pairs(Map.Entry<String, JsonNode> property) {
        JsonNode value = property.getValue();
        Stream<JsonNode> values = value.isArray() ? value.valueStream() : Stream.of(value);
        return values.filter(item -> !item.isNull())
                .map(item -> Url.percent(property.getKey()) + "=" + Url.percent(plain(item)));
    }

    private static Optional<String> unless(Optional<String> declared, String contentType) {
        return declared.isPresent() ? Optional.empty() : Optional.of(contentType);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
