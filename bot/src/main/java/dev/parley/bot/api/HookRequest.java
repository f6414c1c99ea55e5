package dev.parley.bot.api;

import dev.parley.bot.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody sent to a webhook. Read by hand rather than by converters: senders are many and sloppy, the address is hot, and a
 * signature is over the bytes.
 *
 * @param body the bytes as sent, at most {@link BodyLimit#MAX_BYTES}
 */
record HookRequest(byte[] body, HttpServletRequest request) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> HEADERS = Set.of("content-type", "user-agent", "idempotency-key", "linear-event");
    private static final Set<String> HEADER_PREFIXES = Set.of("x-", "ce-", "webhook-");
    /** Credentials and the sender's network are nobody's business in a trace. */
    private static final Set<String> PRIVATE =
            Set.of("auth", "cookie", "forwarded", "key", "password", "real-ip", "secret", "signature", "token");

    static HookRequest read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > BodyLimit.MAX_BYTES) {
            throw new BodyTooLargeException(BodyLimit.MAX_BYTES);
        }
        try (InputStream stream = request.getInputStream()) {
            byte[] body = stream.readNBytes(BodyLimit.MAX_BYTES + 1);
            if (body.length > BodyLimit.MAX_BYTES) {
                throw new BodyTooLargeException(BodyLimit.MAX_BYTES);
            }
            return new HookRequest(body, request);
        }
    }

    /** The body as a value: JSON, a form's fields, or text; null without a body. */
    JsonNode value(ObjectReader json) {
        if (body.length == 0) {
            return JSON.nullNode();
        }
        String sent = request.getContentType();
        if (sent == null || sent.startsWith("application/json") || looksLikeJsonInForm(sent)) {
            return parsed(json);
        }
        MediaType type = mediaType(sent);
        if (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json")) {
            return parsed(json);
        }
        if (MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)) {
            return fields(new String(body, StandardCharsets.UTF_8));
        }
        if (type.getType().equals("text") || type.getSubtype().endsWith("xml")) {
            return JSON.stringNode(new String(body, charset(type)));
        }
        throw unsupported(sent);
    }

    private JsonNode parsed(ObjectReader json) {
        try {
            return json.readTree(body);
        } catch (JacksonException broken) {
            throw RequestMistake.brokenJson(broken);
        }
    }

    /** Its query parameters, without those meant for us. */
    ObjectNode query() {
        String query = request.getQueryString();
        ObjectNode fields = query == null ? JSON.objectNode() : fields(query);
        fields.remove("wait");
        return fields;
    }

    boolean isWaiting() {
        String query = request.getQueryString();
        return query != null && fields(query).path("wait").asString("").equals("true");
    }

    /** Its headers, in lower case, without credentials. */
    ObjectNode headers() {
        ObjectNode headers = JSON.objectNode();
        Enumeration<String> names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement().toLowerCase(Locale.ROOT);
            if (isKept(name)) {
                headers.put(name, request.getHeader(name));
            }
        }
        return headers;
    }

    private static boolean isKept(String name) {
        return HEADERS.contains(name)
                || (HEADER_PREFIXES.stream().anyMatch(name::startsWith)
                        && PRIVATE.stream().noneMatch(name::contains));
    }

    /** {@code curl -d '{…}'} calls JSON a form. */
    private boolean looksLikeJsonInForm(String type) {
        return type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE) && (body[0] == '{' || body[0] == '[');
    }

    private static ObjectNode fields(String encoded) {
        ObjectNode fields = JSON.objectNode();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!name.isEmpty()) {
                add(fields, name, value);
            }
        }
        return fields;
    }

    private static void add(ObjectNode fields, String name, String value) {
        JsonNode known = fields.get(name);
        switch (known) {
            case null -> fields.put(name, value);
            case ArrayNode several -> several.add(value);
            default -> fields.set(name, JSON.arrayNode().add(known).add(value));
        }
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw ProblemException.badRequest(
                    "\"%s\" is not URL-encoded.".formatted(encoded), "Encode a percent sign as %25.");
        }
    }

    private static MediaType mediaType(String text) {
        try {
            return MediaType.parseMediaType(text);
        } catch (InvalidMediaTypeException _) {
            throw unsupported(text);
        }
    }

    private static Charset charset(MediaType type) {
        try {
            @Nullable Charset named = type.getCharset();
            return named == null ? StandardCharsets.UTF_8 : named;
        } catch (UnsupportedCharsetException _) {
            throw unsupported(type.toString());
        }
    }

    private static ProblemException unsupported(String type) {
        return new ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Wrong content type",
                "A webhook cannot read %s.".formatted(type),
                "Send application/json, a form (application/x-www-form-urlencoded) or text/plain.");
    }
}
