package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Step;
import java.time.DayOfWeek;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A time that comes only once: "tomorrow at 9", "next Monday at noon". No schedule says that; waiting does. */
final class Appointments {
    private static final String CLOCK = Schedules.CLOCK;
    private static final String PART = "(?: (?<part>morning|noon|afternoon|evening|night))";
    private static final Pattern TOMORROW = pattern("\\b(?:(?<day>tomorrow)(?!'s)(?:" + PART + "(?:,? at (?<at>" + CLOCK
            + "))?|,? (?:at|around|by) (?<late>" + CLOCK
            + "))|(?<today>today|tonight|this evening|this afternoon),? (?:at|around|by) (?<soon>"
            + CLOCK + "))(?! (?:every|each|daily)\\b)");
    private static final Pattern WEEKDAY = pattern(
            "\\b(?:on )?(?:next|this|this coming|the coming|coming) (?<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!'s)"
                    + PART + "?(?:,? (?:at|around|by) (?<at>" + CLOCK + "))?");
    private static final Pattern STARTS = pattern("^\\W*tomorrow\\b(?!'s),?");

    private Appointments() {}

    static void mark(Marked text) {
        text.mark(
                WEEKDAY,
                match -> pause(new Step.Moment(
                        0,
                        DayOfWeek.valueOf(match.group("weekday").toUpperCase(Locale.ROOT)),
                        clock(match, "at").hour(),
                        clock(match, "at").minute())));
        text.mark(TOMORROW, match -> {
            boolean isToday = match.group("today") != null;
            Clock clock = clock(match, "at", "late", "soon");
            boolean isEvening = isToday
                    && match.group("today").matches("(?i)tonight|this (?:evening|afternoon)")
                    && clock.hour() < 12;
            return pause(new Step.Moment(isToday ? 0 : 1, null, clock.hour() + (isEvening ? 12 : 0), clock.minute()));
        });
        text.mark(STARTS, _ -> pause(new Step.Moment(1, null, 9, 0)));
    }

    private static Chunk pause(Step.Moment moment) {
        return new Chunk.Pause("", moment, null);
    }

    private static Clock clock(MatchResult match, String... groups) {
        String part = match.namedGroups().containsKey("part") ? match.group("part") : null;
        return Stream.of(groups)
                .map(match::group)
                .filter(said -> said != null)
                .findFirst()
                .map(said -> Clock.of(said, part))
                .orElseGet(() -> Clock.of(part == null ? "" : part));
    }
}
