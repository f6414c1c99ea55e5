package dev.parley.bot.slack.blocks;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a message: a picture, or what is too long to be shown.
 *
 * @param name with its ending, such as {@code picture.png}
 * @param title what people read; for a picture, what it shows
 * @param type its media type
 * @param content drawn or encoded when it is asked for, each time
 * @param block of the message, which shows the picture once it is uploaded ({@link Rendered#showing}); null for a file beside it
 */
public record Upload(
        String name,
        String title,
        String type,
        Supplier<byte[]> content,
        @Nullable String block) {}
