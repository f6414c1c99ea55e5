package dev.parley.connectors.ai;

import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.HttpCall;
import dev.parley.connectors.http.HttpReply;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A recording, wherever it is given.
 *
 * @param name its ending tells the format
 */
record Audio(byte[] bytes, String name) {
    /** What OpenAI takes. */
    static final int MOST_BYTES = 25 * 1024 * 1024;

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern DATA = Pattern.compile("(?is)data:(?<type>[^;,]*)[^,]*;base64,(?<bytes>.*)");
    /** Fields of a webhook that hold a recording's address. */
    private static final Pattern FIELD = Pattern.compile("(?i).*(audio|record|file|media|url|link).*");

    private static final Map<String, String> ENDINGS = Map.of(
            "audio/mpeg",
            "mp3",
            "audio/mp3",
            "mp3",
            "audio/wav",
            "wav",
            "audio/x-wav",
            "wav",
            "audio/mp4",
            "m4a",
            "audio/x-m4a",
            "m4a",
            "audio/ogg",
            "ogg",
            "audio/webm",
            "webm",
            "audio/flac",
            "flac",
            "video/mp4",
            "mp4");

    /**
     * From a web address, base64, a data address, or an object that holds one of these: what a file trigger, {@code http.request} or a
     * call system's webhook gives.
     *
     * @throws OperationException {@code bad_input} when there is none, or what came of fetching it
     */
    static Audio of(JsonNode given, GuardedHttpClient http, OperationContext context)
            throws OperationException, InterruptedException {
        String text = text(given);
        Matcher data = DATA.matcher(text.strip());
        if (ADDRESS.matcher(text.strip()).matches()) {
            return fetched(text.strip(), http, context);
        } else if (data.matches()) {
            return new Audio(decoded(data.group("bytes"), context.node()), "audio." + ending(data.group("type")));
        }
        String name = given.path("name").asString("audio.mp3");
        return new Audio(decoded(text, context.node()), name.contains(".") ? name : name + ".mp3");
    }

    private static String text(JsonNode given) {
        if (!given.isObject()) {
            return given.asString("");
        }
        return Stream.of("base64", "body")
                .flatMap(name -> given.path(name).stringValueOpt().stream())
                .filter(value -> !value.isBlank())
                .findFirst()
                .or(() -> address(given))
                .orElse("");
    }

    private static Optional<String> address(JsonNode given) {
        return given.propertyStream()
                .filter(field -> FIELD.matcher(field.getKey()).matches())
                .flatMap(field -> field.getValue().stringValueOpt().stream())
                .filter(value -> ADDRESS.matcher(value.strip()).matches())
                .findFirst();
    }

    private static Audio fetched(String address, GuardedHttpClient http, OperationContext context)
            throws OperationException, InterruptedException {
        URI url;
        try {
            url = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw Failures.badInput(
                    context.node(), "cannot use its \"audio\": that is no web address", "Check the address.");
        }
        HttpCall call = new HttpCall("GET", url, Map.of(), null, null, MOST_BYTES);
        HttpReply reply = http.orThrow(http.send(call, context), call, Sender.of(context));
        String path = url.getPath() == null ? "" : url.getPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        String type =
                reply.header("Content-Type").orElse("").replaceFirst(";.*", "").strip();
        return new Audio(reply.body(), file.matches(".+\\.\\w{2,5}") ? file : "audio." + ending(type));
    }

    private static byte[] decoded(String base64, NodeId step) throws OperationException {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip().replaceAll("\\R", ""));
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below, like nothing at all
        }
        throw Failures.badInput(
                step,
                "cannot use its \"audio\": it is neither a web address nor base64",
                "Give the recording's address, or its bytes as base64.");
    }

    private static String ending(String type) {
        return ENDINGS.getOrDefault(type.toLowerCase(Locale.ROOT), "mp3");
    }
}
