package dev.parley.connectors.microsoft;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Graph's answer lacks what we need of it. The message continues "cannot read the answer: …". */
final class Unfit extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
        super(message);
    }

    /** @param name as in Graph's documentation */
    static <T> T needed(@Nullable T value, String name) {
        if (value == null) {
            throw new Unfit("it has no \"%s\"".formatted(name));
        }
        return value;
    }
}
