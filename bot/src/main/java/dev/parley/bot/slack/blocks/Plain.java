package dev.parley.bot.slack.blocks;

import java.util.regex.Pattern;

/** Words without marks, of a length that fits. */
final class Plain {
    /** What Slack would not take, or could read as something other than words. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\p{Cs}]|[\\uFEFF\\u2028\\u2029]");

    private static final Pattern MENTION = Pattern.compile("<(?=[!@#])");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]+)\\]\\([^()\\s]+\\)");
    private static final Pattern MARKS = Pattern.compile(
            "\\*\\*(?=\\S)|(?<=\\S)\\*\\*|`|(?<!\\w)_(?=\\S)|(?<=\\S)_(?!\\w)|<(?=\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z>)|(?<=\\dZ)>");

    private Plain() {}

    /** Without control characters and halves of characters. */
    static String clean(String text) {
        return CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    /** At most so long, ending in an ellipsis when it was longer. Never cuts a character in two. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** One line for a label or a button; a space when there are no words at all, which Slack would refuse. */
    static String line(String text, int most) {
        // Marks add to the length, but not this much; looking for them in all of a very long text could take long.
        String words = unmarked(cut(text, 8 * most)).replaceAll("\\s+", " ").strip();
        return words.isEmpty() ? "–" : cut(MENTION.matcher(words).replaceAll("<\u200B"), most);
    }

    /** As it would be read aloud. */
    static String unmarked(String markdown) {
        return MARKS.matcher(LINK.matcher(clean(markdown)).replaceAll("$1")).replaceAll("");
    }
}
