package dev.parley.connectors.microsoft;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person reads of a message that Teams keeps as HTML. */
final class PlainText {
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(p|div|li|tr|h\\d)>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private PlainText() {}

    static String of(@Nullable String html) {
        if (html == null) {
            return "";
        }
        String lines = BREAK.matcher(html.replaceAll("[\\r\\n]+", " ")).replaceAll("\n");
        return TAG.matcher(lines)
                .replaceAll("")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                .strip();
    }
}
