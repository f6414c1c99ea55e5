package dev.parley.connectors.google.gmail;

import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.MessagePartHeader;
import dev.parley.connectors.text.HtmlText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What a person reads of a mail's parts. */
final class MailBody {
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private MailBody() {}

    /** The plain text, else the HTML without its markup; empty when there is neither. */
    static String textOf(@Nullable MessagePart payload) {
        return first(payload, "text/plain")
                .or(() -> first(payload, "text/html").map(HtmlText::tight))
                .map(text -> text.replace("\r\n", "\n").strip())
                .orElse("");
    }

    static List<String> attachmentsOf(@Nullable MessagePart payload) {
        return parts(payload)
                .map(MessagePart::getFilename)
                .filter(name -> name != null && !name.isBlank())
                .toList();
    }

    /** Gmail writes snippets as HTML. */
    static String unescaped(@Nullable String snippet) {
        return snippet == null ? "" : Parser.unescapeEntities(snippet, false);
    }

    private static Optional<String> first(@Nullable MessagePart payload, String type) {
        return parts(payload)
                .filter(part -> type.equalsIgnoreCase(part.getMimeType()))
                .filter(part -> part.getFilename() == null || part.getFilename().isBlank())
                .map(MailBody::decoded)
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static Stream<MessagePart> parts(@Nullable MessagePart part) {
        if (part == null) {
            return Stream.empty();
        }
        List<MessagePart> inner = part.getParts();
        return Stream.concat(
                Stream.of(part), inner == null ? Stream.empty() : inner.stream().flatMap(MailBody::parts));
    }

    private static Optional<String> decoded(MessagePart part) {
        if (part.getBody() == null || part.getBody().getData() == null) {
            return Optional.empty();
        }
        byte[] bytes = part.getBody().decodeData();
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.of(new String(bytes, charset(part)));
        }
    }

    private static Charset charset(MessagePart part) {
        List<MessagePartHeader> headers = Objects.requireNonNullElse(part.getHeaders(), List.of());
        return headers.stream()
                .filter(header -> "Content-Type".equalsIgnoreCase(header.getName()))
                .map(header -> CHARSET.matcher(header.getValue()))
                .filter(Matcher::find)
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .findFirst()
                .orElse(StandardCharsets.ISO_8859_1);
    }
}
