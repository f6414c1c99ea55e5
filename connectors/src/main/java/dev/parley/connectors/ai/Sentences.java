package dev.parley.connectors.ai;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in sentences, each where it stands. A line that is short, or an item of a list, is a sentence too. */
final class Sentences {
    /** A blank line, a line before an item of a list, or one that ends too early to go on in the next. */
    private static final Pattern BREAK = Pattern.compile(
            "\\R\\s*\\R|\\R(?=[ \\t]*(?:[-*•–]|\\d{1,3}[.)])[ \\t])|(?<=^.{0,55})\\R", Pattern.MULTILINE);

    private static final Pattern ABBREVIATED = Pattern.compile(
            "(?:^|[\\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nr|approx|vs|e\\.g|i\\.e|etc|Inc|Ltd|Co|Corp|Fig|ca|z\\.B|\\p{Lu})\\.\\s*$");

    private Sentences() {}

    static List<Passage> in(String text) {
        List<Passage> sentences = new ArrayList<>();
        Matcher breaks = BREAK.matcher(text);
        int from = 0;
        while (breaks.find()) {
            split(text, from, breaks.start(), sentences);
            from = breaks.end();
        }
        split(text, from, text.length(), sentences);
        return sentences;
    }

    private static void split(String text, int from, int to, List<Passage> into) {
        BreakIterator sentence = BreakIterator.getSentenceInstance(Locale.ROOT);
        String part = text.substring(from, to);
        sentence.setText(part);
        int start = 0;
        for (int end = sentence.next(); end != BreakIterator.DONE; end = sentence.next()) {
            if (end == part.length()
                    || !ABBREVIATED.matcher(part.substring(start, end)).find()) {
                add(text, from + start, from + end, into);
                start = end;
            }
        }
    }

    /** Without the space around it. */
    private static void add(String text, int from, int to, List<Passage> into) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            into.add(Passage.of(text, start, end));
        }
    }
}
