package dev.parley.bot.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.QuestionView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the page gets it.
 *
 * @param seq grows with every change in the conversation; a changed message comes again with a new one
 * @param position in the conversation; never changes
 * @param from {@code bot} or {@code user}
 * @param author name of the person; null for Parley
 * @param thread the root message it belongs under; null when it stands in the conversation itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        UUID id,
        long seq,
        long position,
        String from,
        @Nullable String author,
        Instant at,
        @Nullable UUID thread,
        String text,
        List<Block> blocks,
        @Nullable QuestionView question) {}
