package dev.parley.engine.trigger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file as it was at one look.
 *
 * @param path within the drop folder, with {@code /}
 */
record DroppedFile(Path file, String path, long size, Instant modifiedAt) {
    static final int MOST_CONTENT_BYTES = 1 << 20;

    String name() {
        return file.getFileName().toString();
    }

    /** By which it is known when it is found again. */
    String key() {
        return "file:" + path + ":" + modifiedAt + ":" + size;
    }

    /**
     * What the trigger delivers, with the content unless that is too large. Empty when the file is no longer as it was.
     *
     * @throws IOException when it cannot be read
     */
    Optional<ObjectNode> output() throws IOException {
        ObjectNode output = JsonNodeFactory.instance
                .objectNode()
                .put("name", name())
                .put("path", path)
                .put("size", size)
                .put("modifiedAt", modifiedAt.toString());
        if (size > MOST_CONTENT_BYTES) {
            return Optional.of(output);
        }
        byte[] content = content();
        if (content.length != size) {
            return Optional.empty();
        }
        Optional<String> text = text(content);
        return Optional.of(
                text.isPresent()
                        ? output.put("text", text.get())
                        : output.put("base64", Base64.getEncoder().encodeToString(content)));
    }

    /** A link put in the file's place since the look is not followed. */
    private byte[] content() throws IOException {
        try (InputStream stream = Channels.newInputStream(
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
            return stream.readNBytes(MOST_CONTENT_BYTES + 1);
        }
    }

    private static Optional<String> text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
