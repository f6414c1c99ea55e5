package dev.parley.bot.chat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Parley says, for any surface.
 *
 * @param text the words of it, in light markdown; empty when the blocks say everything. Besides bold, code, links and lists it knows
 *     {@code _asides_}, which stand back, and moments as {@code <2026-11-21T10:09:00Z>}, which each reader sees in their own time zone
 * @param blocks what follows the words; never repeats them
 * @param question chips that answer it; null when nothing is asked
 */
public record Message(
        String text, List<Block> blocks, @Nullable QuestionView question) {
    public Message {
        blocks = List.copyOf(blocks);
    }

    public static Message of(String text, Block... blocks) {
        return new Message(text, List.of(blocks), null);
    }

    public Message with(Block... more) {
        List<Block> all = new ArrayList<>(blocks);
        all.addAll(List.of(more));
        return new Message(text, all, question);
    }

    /** For whoever reads words alone: the text, else the first block of text; empty when there is neither. */
    public String words() {
        return text.isEmpty()
                ? blocks.stream()
                        .filter(Block.Text.class::isInstance)
                        .map(block -> ((Block.Text) block).text())
                        .findFirst()
                        .orElse("")
                : text;
    }

    public Message asking(@Nullable QuestionView asked) {
        return new Message(text, blocks, asked);
    }
}
