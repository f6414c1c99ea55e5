package dev.parley.copilot.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text in which recognised phrases are replaced by numbered marks, so that later patterns see plain sentences. */
final class Marked {
    static final String MARK = "⟨\\d+⟩";
    private static final Pattern NUMBERED = Pattern.compile("⟨(\\d+)⟩");

    private final List<Chunk> chunks = new ArrayList<>();
    private String text;

    Marked(String text) {
        this.text = text.replace('⟨', '<')
                .replace('⟩', '>')
                .replace('’', '\'')
                .replace('“', '"')
                .replace('”', '"')
                .replaceAll("[\\t\\x0B\\f\\r ]+", " ");
    }

    String text() {
        return text;
    }

    List<Chunk> chunks() {
        return List.copyOf(chunks);
    }

    /** @param read gives null to leave the phrase as it is */
    void mark(Pattern pattern, Function<MatchResult, @Nullable Chunk> read) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder marked = new StringBuilder();
        while (matcher.find()) {
            Chunk chunk = matcher.group().isBlank() ? null : read.apply(matcher);
            if (chunk == null) {
                matcher.appendReplacement(marked, Matcher.quoteReplacement(matcher.group()));
            } else {
                chunks.add(chunk);
                matcher.appendReplacement(marked, "⟨" + (chunks.size() - 1) + "⟩");
            }
        }
        text = matcher.appendTail(marked).toString();
    }

    /** Takes phrases out of the text and keeps what they mean. */
    void take(Pattern pattern, Function<MatchResult, Chunk> read) {
        rewrite(pattern, match -> {
            chunks.add(read.apply(match));
            return "";
        });
    }

    /** A mark for a chunk, to be put into the text by a rewriting. */
    String number(Chunk chunk) {
        chunks.add(chunk);
        return "⟨" + (chunks.size() - 1) + "⟩";
    }

    /** Says a phrase in other words. */
    void rewrite(Pattern pattern, Function<MatchResult, String> words) {
        text = pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(words.apply(match)));
    }

    /** Marks one stretch of the text. */
    void mark(int start, int end, Chunk chunk) {
        chunks.add(chunk);
        text = text.substring(0, start) + "⟨" + (chunks.size() - 1) + "⟩" + text.substring(end);
    }

    /** Leaves one stretch out. */
    void cut(int start, int end) {
        text = text.substring(0, start) + text.substring(end);
    }

    /** The chunks marked in a piece of this text, in order. */
    List<Chunk> in(String piece) {
        return NUMBERED.matcher(piece)
                .results()
                .map(match -> Integer.parseInt(match.group(1)))
                .filter(index -> index < chunks.size())
                .map(chunks::get)
                .toList();
    }

    /** A piece with quotes and links as they were written, other marks taken out. */
    String plain(String piece) {
        return NUMBERED.matcher(piece)
                .replaceAll(match -> {
                    int index = Integer.parseInt(match.group(1));
                    return Matcher.quoteReplacement(
                            switch (chunks.get(index)) {
                                case Chunk.Quote quote -> quote.text();
                                case Chunk.Link link -> link.url();
                                case Chunk.Kinds kinds -> String.join(" or ", kinds.labels());
                                default -> "";
                            });
                })
                .trim();
    }
}
