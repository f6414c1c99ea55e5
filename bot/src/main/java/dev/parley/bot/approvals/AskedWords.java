package dev.parley.bot.approvals;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people are asked, apart from the value it is about: an approval's message often ends with one, written as JSON.
 *
 * @param data null when the message is words only
 */
public record AskedWords(String words, @Nullable JsonNode data) {
    private static final Pattern PARAGRAPH = Pattern.compile("\\R\\h*\\R");
    private static final JsonMapper JSON = JsonMapper.shared();

    public static AskedWords of(String message) {
        for (int at = 0; at < message.length(); at++) {
            char begin = message.charAt(at);
            boolean standsApart = at == 0 || Character.isWhitespace(message.charAt(at - 1));
            if ((begin == '{' || begin == '[') && standsApart) {
                JsonNode data = read(message.substring(at));
                return data == null
                        ? new AskedWords(message, null)
                        : new AskedWords(message.substring(0, at).strip(), data);
            }
        }
        return new AskedWords(message, null);
    }

    /** What is asked, in short: the first paragraph. */
    public String title() {
        return PARAGRAPH.split(words, 2)[0];
    }

    /** What there is to know for the answer: the other paragraphs; empty when there are none. */
    public String details() {
        String[] parts = PARAGRAPH.split(words, 2);
        return parts.length < 2 ? "" : parts[1].strip();
    }

    private static @Nullable JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            // A brace in a sentence begins no JSON.
            return null;
        }
    }
}
