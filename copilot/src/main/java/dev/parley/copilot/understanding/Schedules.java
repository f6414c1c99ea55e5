package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Start;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Schedule phrases to cron: "weekdays at 8am", "every 15 minutes", "first Monday of the month", "every other Tuesday". */
public final class Schedules {
    private static final String DAY = "(?:mon(?!th)|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\\b";
    private static final String DAYS = DAY + "(?:(?:\\s*,\\s*|\\s+and\\s+|\\s*,\\s*and\\s+|\\s*&\\s*)" + DAY + ")*";
    private static final String MONTH_DAY = "\\d{1,2}(?:st|nd|rd|th)";
    static final String CLOCK =
            "(?:[01]?\\d|2[0-4])(?:[:.h][0-5]\\d)?\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|o'?clock|h\\b|hrs\\b|hours\\b)?|noon|midnight|midday";
    private static final String ZONE =
            "(?:,? ?\\(?(?:in |at )?(?<zone>[A-Z][a-z]+/[A-Z][A-Za-z_]+|UTC|GMT|CET|CEST|EST|EDT|PST|PDT|BST|(?:Berlin|London|Paris|Madrid|Rome|Vienna|Zurich|New York|Tokyo|Sydney|Amsterdam|Los Angeles|Chicago) time)\\)?)?";
    private static final String AT = "(?:,? ?(?:at|@|around|by|from|,)? ?(?<at>" + CLOCK + ")(?: and (?:at )?(?<at2>"
            + CLOCK + "))?(?: sharp)?(?: in the (?<half>morning|afternoon|evening))?" + ZONE + "\\b)?";
    private static final String PART = "(?: ?(?:in the |, )?(?<part>mornings?|noons?|afternoons?|evenings?|nights?))?";
    private static final String RHYTHM = "(?<rhythm>"
            + "(?:every|each|once every) (?:other |second |2nd |alternate )(?:day|week|month|" + DAY + ")(?: on " + DAYS
            + ")?"
            + "|(?:every|each|once every) \\d{1,3} ?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|h|m)\\b(?: (?:on|during) (?:weekdays|business days))?"
            + "|(?:every|each) (?:half[- ]hour|half an hour|quarter of an hour|quarter[- ]hour)|half[- ]hourly"
            + "|(?:(?:on|at) )?(?:the |every )?(?:first|1st|last) (?:working |business |week)?day of (?:the|each|every) (?:month|quarter|year)"
            + "|(?:(?:on|at) )?(?:the |every )?(?:first|1st|last) (?:working |business |week)day\\b"
            + "|(?:(?:on|at) )?(?:the |every )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) " + DAY
            + " of (?:the|each|every) (?:month|quarter)"
            + "|(?:(?:on|at) )?(?:the )?(?:start|beginning|end) of (?:the|each|every) (?:month|week|day)"
            + "|(?:(?:every|each) month )?on the " + MONTH_DAY + "(?: and (?:the )?" + MONTH_DAY
            + ")?(?: of (?:the|each|every) month)?|(?:every|each) " + MONTH_DAY + "(?: and (?:the )?" + MONTH_DAY
            + ")?(?: of the month)?"
            + "|(?:every|each) (?:weekday|workday|working day|business day|work day)|(?:on )?(?:weekdays|workdays|working days|business days)|monday (?:to|through|till|-) friday|mon ?- ?fri"
            + "|(?:on |every |each )?weekends?"
            + "|(?:(?:on|every|each|weekly on|every week on|each week on|once a week on) )(?:a )?" + DAYS
            + "|(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)(?:(?:, | and )" + DAYS + ")*"
            + "|(?:" + DAY + ")(?=,? (?:at )?\\d| morning)"
            + "|(?:every|each|once a|once per|once every) (?:day|week|month|year|quarter|hour|minute|morning|noon|afternoon|evening|night)"
            + "|(?:in the )?(?:mornings|afternoons|evenings)|twice (?:a|per) (?:day|week)|twice daily|three times (?:a|per) day|hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually)";
    private static final String WEEKDAYS =
            "(?:(?:on |during )?(?:weekdays|workdays|working days|business days)|monday (?:to|through|till|-) friday|mon ?- ?fri)";
    private static final String HOURS = "(?<hours>,? ?(?:(?:but )?only )?(?:(?:between|from) (?<from>" + CLOCK
            + ") ?(?:and|to|until|till|-|–) ?(?<to>" + CLOCK
            + ")\\b|(?:during|in|within) (?:the )?(?:business|working|office|work|opening) hours))?";
    private static final String EXCEPT =
            "(?:,? ?\\(?(?:except|but not|excluding|other than|apart from)(?: for)?(?: on)? (?:the )?(?<except>weekends?|"
                    + DAYS + ")\\)?)?";
    private static final Pattern PHRASE = pattern("\\b(?:(?:at|@) (?<before>" + CLOCK + ")" + "(?: sharp)?,? )?(?:\\b)"
            + RHYTHM + "(?: of the week)?" + HOURS + "(?<late>,? " + WEEKDAYS + ")?" + EXCEPT + PART + AT
            + "(?:(?<=[\\p{L}\\d])(?<and>,? "
            + WEEKDAYS + "))?");
    private static final Pattern VAGUE = pattern(
            "\\b(?:on a (?:\\w+ )?schedule|regularly|periodically|from time to time|on a timer|scheduled|at regular intervals|on a regular basis|by cron|cron job)\\b");
    private static final Pattern CRON =
            Pattern.compile("(?:cron[: ]*)?[\"'`]?((?:[\\d*,/-]+ ){4}[\\d*,/A-Z#-]+)[\"'`]?");
    private static final Map<String, String> ZONES = zones();

    private Schedules() {}

    private static Map<String, String> zones() {
        Map<String, String> zones = new LinkedHashMap<>();
        zones.put("cet", "Europe/Berlin");
        zones.put("cest", "Europe/Berlin");
        zones.put("est", "America/New_York");
        zones.put("edt", "America/New_York");
        zones.put("pst", "America/Los_Angeles");
        zones.put("pdt", "America/Los_Angeles");
        zones.put("bst", "Europe/London");
        zones.put("utc", "UTC");
        zones.put("gmt", "UTC");
        zones.put("new york", "America/New_York");
        zones.put("los angeles", "America/Los_Angeles");
        zones.put("chicago", "America/Chicago");
        zones.put("tokyo", "Asia/Tokyo");
        zones.put("sydney", "Australia/Sydney");
        List.of("Berlin", "London", "Paris", "Madrid", "Rome", "Vienna", "Zurich", "Amsterdam")
                .forEach(city -> zones.put(city.toLowerCase(Locale.ROOT), "Europe/" + city));
        return zones;
    }

    static void mark(Marked text) {
        text.mark(CRON, match -> cron(match.group(1)));
        Appointments.mark(text);
        text.mark(PHRASE, Schedules::read);
        text.mark(
                VAGUE,
                match -> new Chunk.Timing(new Start.Schedule("0 9 * * MON", "every Monday at 9:00", null), 0.4, null));
    }

    /** A schedule in words alone, such as the answer to a question; empty when there is none in it. */
    public static Optional<Start.Schedule> find(String words) {
        Marked text = new Marked(words);
        Phrasing.straighten(text);
        mark(text);
        return text.chunks().stream()
                .filter(Chunk.Timing.class::isInstance)
                .map(Chunk.Timing.class::cast)
                .filter(timing -> timing.confidence() > 0.5)
                .map(Chunk.Timing::schedule)
                .findFirst();
    }

    /** Only a time of day, such as "at 8" or "7:30pm": the same days, another hour. Empty when there is none. */
    public static Optional<Start.Schedule> atAnotherTime(Start.Schedule schedule, String words) {
        Matcher matcher = pattern("\\b(?:at |@ ?|to )(?<at>" + CLOCK + ")").matcher(straightened(words));
        String[] fields = schedule.cron().split(" ");
        if (!matcher.find() || fields.length != 5 || !fields[1].matches("\\d+(?:,\\d+)*")) {
            return Optional.empty();
        }
        Clock clock = Clock.of(matcher.group("at"), null);
        String cron = clock.minute() + " " + clock.hour() + " " + fields[2] + " " + fields[3] + " " + fields[4];
        String said = schedule.words().replaceAll(" at \\d.*$", "") + " at " + clock;
        return Optional.of(new Start.Schedule(cron, said, schedule.caveat()));
    }

    private static String straightened(String words) {
        Marked text = new Marked(words);
        Phrasing.straighten(text);
        return text.text();
    }

    private static @Nullable Chunk cron(String fields) {
        boolean isCron = fields.contains("*");
        return isCron ? new Chunk.Timing(new Start.Schedule(fields, "on the schedule " + fields, null), 1, null) : null;
    }

    private static Chunk read(MatchResult match) {
        String rhythm = match.group("rhythm").toLowerCase(Locale.ROOT);
        String at = match.group("at") == null ? match.group("before") : match.group("at");
        String part = match.group("part") != null ? match.group("part") : match.group("half");
        Clock clock = at == null ? Clock.of(part == null ? rhythm : part) : Clock.of(at, part);
        Rhythm said = Rhythm.of(rhythm);
        Rhythm weekly = match.group("late") == null && match.group("and") == null ? said : said.onWeekdays();
        Rhythm days = match.group("except") == null
                ? weekly
                : weekly.except(match.group("except").toLowerCase(Locale.ROOT));
        boolean isWithin = match.group("hours") != null && (days.clockless() != null || at == null);
        Start.Schedule schedule = isWithin && days.clockless() != null
                ? Hours.of(match.group("from"), match.group("to")).in(days)
                : days.schedule(
                        isWithin && match.group("from") != null ? Clock.of(match.group("from"), null) : clock,
                        match.group("at2"));
        boolean isTimed = at != null || part != null || isWithin || !Rhythm.needsTime(rhythm);
        // "Monthly report, on the last working day": the plainer word says less.
        double untimed = rhythm.matches("(?:daily|weekly|monthly|quarterly|yearly|annually)") ? 0.65 : 0.7;
        return new Chunk.Timing(schedule, isTimed ? 1 : untimed, zone(match.group("zone")));
    }

    private static @Nullable ZoneId zone(@Nullable String said) {
        if (said == null) {
            return null;
        }
        String known = ZONES.getOrDefault(said.toLowerCase(Locale.ROOT).replace(" time", ""), said);
        return ZoneId.getAvailableZoneIds().contains(known) ? ZoneId.of(known) : null;
    }
}
