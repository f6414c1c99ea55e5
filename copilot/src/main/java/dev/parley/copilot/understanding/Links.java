package dev.parley.copilot.understanding;

import java.util.Optional;
import java.util.regex.Pattern;

/** Web addresses and quoted words: taken out first, as their dots and commas would break sentences. */
public final class Links {
    private static final Pattern URL =
            Pattern.compile("<?(?i:https?)://[^\\s<>\"'`]*(?:[^\\s<>\"'`.,;:!?)\\]}]|(?<=\\{[^{}\\s]{1,60})}{1,2})>?");
    private static final Pattern QUOTE = Pattern.compile(
            "\"([^\"\\n]{1,300})\"|`([^`\\n]{1,300})`|(?<=[\\s(:,=]|^)'([^'\\n]{1,120})'(?=[\\s,.;:)]|$)");

    private Links() {}

    static void mark(Marked text) {
        text.mark(URL, match -> new Chunk.Link(match.group().replaceAll("^<|>$", "")));
        text.mark(
                QUOTE,
                match -> new Chunk.Quote(
                        match.group(1) != null
                                ? match.group(1)
                                : match.group(2) != null ? match.group(2) : match.group(3)));
    }

    /** The first web address in some words. */
    public static Optional<String> find(String words) {
        return URL.matcher(words)
                .results()
                .map(match -> match.group().replaceAll("^<|>$", ""))
                .findFirst();
    }
}
