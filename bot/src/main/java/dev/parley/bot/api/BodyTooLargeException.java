package dev.parley.bot.api;

import java.io.IOException;

/** A request body beyond what this address takes. */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long maxBytes) {
        super("The body is larger than the %d KiB taken here.".formatted(maxBytes / 1024));
    }
}
