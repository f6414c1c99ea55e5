package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Names;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "3 days before the due date": a wait until a date that comes with the data, counted back from there. */
final class Countdowns {
    private static final String DATE =
            "(?<date>(?:\\p{L}+[ _-])?(?:date|deadline)|\\p{L}+_(?:at|on)|expiry|(?:it is |it's |is )?due)";
    private static final Pattern BEFORE = pattern("\\b" + Durations.AMOUNT
            + " (?:before(?:hand)?|ahead(?: of)?|in advance(?: of)?|earlier|prior(?: to)?)"
            + "(?: (?:the |its |their |an? |that |every |each )?(?:[\\p{L}]+'s )?" + DATE
            + "\\b|(?=\\s*(?:[.,;:!?]|$)))");
    private static final Pattern NAMED =
            pattern("\\b(?:the |its |their |an? |and |, )?(?<date>\\p{L}+[ _-]date|deadline|expiry date)\\b");

    private Countdowns() {}

    static void mark(Marked text) {
        String spoken = text.text();
        text.mark(BEFORE, match -> countdown(match, spoken));
    }

    /** Null where no date was spoken of that it could be counted back from. */
    private static @Nullable Chunk countdown(MatchResult match, String spoken) {
        return Optional.ofNullable(match.group("date"))
                .or(() -> lastDate(spoken.substring(0, match.start())))
                .map(Countdowns::field)
                .map(field -> new Chunk.Pause(Durations.shortForm(match), null, field))
                .orElse(null);
    }

    private static Optional<String> lastDate(String spoken) {
        Matcher named = NAMED.matcher(spoken);
        return named.results().map(match -> match.group("date")).reduce((_, later) -> later);
    }

    private static String field(String date) {
        String said = date.toLowerCase(Locale.ROOT);
        return said.endsWith("due") ? "due_date" : Names.identifier(said);
    }
}
