package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import java.util.regex.Pattern;

/** Words, as they are meant. */
final class TextBlocks {
    /** What a header cannot show. */
    private static final Pattern MARKED = Pattern.compile("`|\\]\\(|\\n|https?://|<\\d{4}-");

    private TextBlocks() {}

    static void add(Block.Text text, Rendering rendering) {
        switch (text.style()) {
            case null -> rendering.words(text.text());
            case HEADING -> heading(text.text(), rendering);
            case MUTED -> rendering.aside(text.text());
            case SUCCESS -> rendering.words("✅ " + text.text());
            case WARNING -> rendering.words("⚠️ " + text.text());
            case ERROR -> rendering.words("❌ " + text.text());
        }
    }

    private static void heading(String text, Rendering rendering) {
        String words = Plain.unmarked(Plain.cut(text, 2 * Limits.HEADER)).strip();
        if (words.isEmpty()
                || words.length() > Limits.HEADER
                || MARKED.matcher(text).find()) {
            String line = text.strip();
            boolean isBold = line.contains("**") || line.contains("\n") || line.isEmpty();
            rendering.words(isBold ? line : "**" + line + "**");
        } else {
            rendering.sheet().add(Kit.header(words));
        }
    }
}
