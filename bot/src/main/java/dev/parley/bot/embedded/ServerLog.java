package dev.parley.bot.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file a server writes its messages to; begun anew once it has grown large, the previous one kept beside it. */
record ServerLog(Path file) {
    private static final long LARGE_BYTES = 10_000_000;
    private static final int TAIL_BYTES = 2_000;

    ServerLog {
        try {
            if (Files.exists(file) && Files.size(file) > LARGE_BYTES) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new ServerUnavailableException(
                    "The log %s cannot be written: %s".formatted(file, e), "Make its folder writable.", e);
        }
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** What was written since the file had that size, at most its last lines. */
    String since(long size) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (var channel = Files.newByteChannel(file)) {
            channel.position(Math.max(size, channel.size() - TAIL_BYTES));
            var bytes = ByteBuffer.allocate(TAIL_BYTES);
            channel.read(bytes);
            return StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
        }
    }
}
