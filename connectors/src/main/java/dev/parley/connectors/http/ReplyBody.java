package dev.parley.connectors.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * A body as a workflow can use it.
 *
 * @param json the JSON itself, else the text, else base64; null when empty
 * @param isBase64 whether the body is neither JSON nor text
 */
public record ReplyBody(JsonNode json, boolean isBase64) {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern JSON_TYPE = Pattern.compile("[^;]*[/+]json\\s*(;.*)?");
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\";\\s]+)");

    public static ReplyBody of(HttpReply reply) {
        if (reply.body().length == 0) {
            return new ReplyBody(NullNode.getInstance(), false);
        }
        String type = reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return text(reply.body(), type)
                .map(text -> new ReplyBody(
                        JSON_TYPE.matcher(type).matches() ? parsed(text) : StringNode.valueOf(text), false))
                .orElseGet(() ->
                        new ReplyBody(StringNode.valueOf(Base64.getEncoder().encodeToString(reply.body())), true));
    }

    /** Some systems call an error page JSON; their words are worth more than a parse error. */
    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return StringNode.valueOf(text);
        }
    }

    private static Optional<String> text(byte[] body, String type) {
        try {
            String text =
                    charset(type).newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty(); // not text in its own charset: it is binary
        }
    }

    private static Charset charset(String type) {
        Matcher matcher = CHARSET.matcher(type);
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8; // a charset nobody knows
        }
    }
}
