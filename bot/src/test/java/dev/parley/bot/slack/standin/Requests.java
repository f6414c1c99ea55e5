package dev.parley.bot.slack.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests in the encodings that Slack takes: JSON, a form, or the query. */
final class Requests {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Arguments that are JSON within a form. */
    private static final Set<String> STRUCTURED =
            Set.of("blocks", "attachments", "view", "metadata", "files", "prompts");

    private Requests() {}

    static ApiCall read(HttpExchange exchange, String path) throws IOException {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        ObjectNode arguments = Reply.json();
        form(exchange.getRequestURI().getRawQuery(), arguments);
        if (type.startsWith("application/json")) {
            arguments.setAll((ObjectNode) JSON.readTree(body));
        } else {
            form(body, arguments);
        }
        return new ApiCall(
                0,
                exchange.getRequestURI().getPath().substring(path.length()),
                token(exchange, arguments),
                arguments,
                Instant.EPOCH,
                null);
    }

    private static String token(HttpExchange exchange, ObjectNode arguments) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .map(header -> header.replaceFirst("(?i)^Bearer\\s+", ""))
                .orElseGet(() -> arguments.path("token").asString(""));
    }

    private static void form(String encoded, ObjectNode into) {
        if (encoded == null) {
            return;
        }
        Arrays.stream(encoded.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0]);
            String value = parts.length == 1 ? "" : decoded(parts[1]);
            if (STRUCTURED.contains(name)) {
                structured(name, value, into);
            } else {
                into.put(name, value);
            }
        });
    }

    /** What is no JSON stays as it is, to be refused. */
    private static void structured(String name, String value, ObjectNode into) {
        try {
            into.set(name, JSON.readTree(value));
        } catch (JacksonException _) {
            into.put(name, value);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The bytes of an upload: the body itself, or the one file of a multipart form. */
    static byte[] file(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        if (!type.startsWith("multipart/")) {
            return body;
        }
        // Latin-1 keeps every byte as it is.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String boundary = "--" + type.replaceFirst(".*boundary=\"?([^\";]+)\"?.*", "$1");
        int part = Math.max(text.indexOf("filename="), 0);
        int start = text.indexOf("\r\n\r\n", part) + 4;
        int end = text.indexOf("\r\n" + boundary, start);
        return text.substring(start, end < 0 ? text.length() : end).getBytes(StandardCharsets.ISO_8859_1);
    }

    static void send(HttpExchange exchange, int status, String type, Map<String, String> headers, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
