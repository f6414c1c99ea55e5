package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Says the same in plainer words before anything is read: slips of the hand mended, roundabout grammar straightened. */
final class Phrasing {
    private static final List<String> HOURS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Pattern HOUR = pattern(
            "\\b(at|around) (" + String.join("|", HOURS)
                    + ")(?= ?(?:o'?clock|am|pm|sharp|in the|[.,;:!?)]|$|and\\b|[a-z]+ time|⟨)| (?:get|fetch|read|post|send|show|pull|load|on|every|each)\\b)");
    private static final Pattern PAST = pattern(
            "\\b(?:a )?(half past|quarter past|quarter to) (\\d{1,2}|" + String.join("|", HOURS.reversed()) + ")\\b");
    private static final Pattern NTH =
            pattern("\\b(every|each) (third|3rd|fourth|4th|fifth|5th|sixth|6th) (minute|hour|day|week|month)\\b");
    private static final List<String> ORDINALS = List.of("third 3rd", "fourth 4th", "fifth 5th", "sixth 6th");
    private static final Pattern RHYTHM = pattern(
            "\\b(every|each) (two|three|four|five|six|seven|eight|ten|fifteen|twenty|thirty) (?=(?:minutes|hours|days|weeks|months)\\b)");
    private static final String LOOK_WHETHER_IT_IS_UP =
            "\\b(?:check|see|look|test|watch|monitor|ping)(?:s|ing)? (?:if|whether|that) (⟨\\d+⟩) (?:is (?:still )?(?:up(?: and running)?|online|alive|reachable|available|running|working|ok|okay|there)|works|responds|answers|loads)\\b";
    private static final Map<Pattern, String> ROUNDABOUT = new LinkedHashMap<>();

    static {
        // A page is up when fetching it does not fail; what is told of its not being up is told of the failure.
        ROUNDABOUT.put(
                pattern(LOOK_WHETHER_IT_IS_UP
                        + "[,;:.]? (?:and |but )?(?:if (?:it(?:'s| is) )?not|otherwise|or else)\\b,?"),
                "check $1, and if it is down");
        ROUNDABOUT.put(
                pattern(
                        LOOK_WHETHER_IT_IS_UP
                                + "([^.;⟨]{0,80}?) (?:if|when) (?:(?:it(?:'s| is) )?not|it is(?: not|n't)|it does(?: not|n't))(?! \\p{L})"),
                "check $1$2 if it is down");
        // "Unless it is big, in which case ask" says when to ask, not when to do nothing.
        ROUNDABOUT.put(
                pattern(
                        "\\b(?:unless|except (?:if|when|where)) ([^.;\\n]{3,80}?),? (?:(?:and |but )?(?:in which case|in that case|then)|when|where)\\b"),
                "but if $1,");
        ROUNDABOUT.put(
                pattern("\\b(?:never|(?:do|must|may|should|can)(?: not|n't)|cannot) ([^.;,\\n]{3,100}?) without\\b"),
                "$1 with");
        ROUNDABOUT.put(
                pattern("\\b(?:never|do(?: not|n't)) ([^.;,\\n]{3,100}?) (?:until|unless|before)\\b"), "$1 after");
        ROUNDABOUT.put(
                pattern("\\b(post|send|forward|put|push|deliver|submit)((?: [\\p{L}]+){0,3}) ?(?:=>|->|→|:) ?(?=⟨)"),
                "$1$2 to ");
        ROUNDABOUT.put(
                pattern(
                        "\\b(\\w+ (?:second|minute|min|hour|day|week)s?) after (?=(?:an?|each|every|the|our) (?:[\\p{L}]+ ){1,3}(?:is|was|arrives?|arrived|comes?|gets|receives|hits|fires|has)\\b)"),
                "$1 later, when ");
        ROUNDABOUT.put(
                pattern(
                        "\\b(for (?:each|every) (?:new|incoming) [^,.;⟨]{3,40}?) (?=(?:create|send|post|add|write|make|generate|open|update|notify|email|log|store|save) (?:an?|the|it|them|us|me)\\b)"),
                "$1, ");
        // What somebody wants to have somewhere is to be put there.
        ROUNDABOUT.put(
                pattern(
                        "(?<=^|[,;.:] |\\n|\\bin |\\barrives |\\bsent )(?:and )?(?:i|we|(?:my |our |the )?[\\p{L}]+) (?:wants?|needs?|(?:would|'d) like) (?:to have |to get |to see )?((?:every|each) (?:morning|day|evening|week|month|hour)|⟨\\d+⟩)? ?((?:an?|the|our|my|all) )?([^,.;:⟨\\n]{3,50}?) (in|on) ((?:an?|the|our|my) (?:[\\p{L}]+ )?(?:channel|group|sheet|spreadsheet))\\b"),
                "$1, post $2$3 in $5");
        ROUNDABOUT.put(pattern("(?<=, )(?:and )?input (?=[\\p{L}])"), "");
        ROUNDABOUT.put(
                pattern("\\bshould (it|that|this|they|the (?:call|request|post)) (?=fail|break|be down|not work)"),
                "if $1 ");
        ROUNDABOUT.put(pattern("\\bshould (the |its |an? )([\\p{L} ]{2,30}?) be\\b(?=[^.;?]*[,:])"), "if $1$2 is");
        ROUNDABOUT.put(pattern("\\b(?:upon|on|after) (?:the )?(?:receipt|arrival) of\\b"), "when we receive");
        ROUNDABOUT.put(
                pattern("\\b(?:greater|bigger|larger|higher) (?:or equal|than or equal)(?: to)?\\b"), "at least");
        ROUNDABOUT.put(
                pattern(
                        "\\b(?:amounts? |numbers? |values? )?from ([$€£]?\\d[\\d.,]*k?)(?: (?:euros?|eur|dollars?|usd))? (?:upwards?|up|on|onwards?|and (?:up|above|over))(?! to\\b)"),
                "at least $1");
        ROUNDABOUT.put(
                pattern(
                        "([$€£]?\\d[\\d.,]*k?)(?: (?:euros?|eur|dollars?|usd))? and (?:up|upwards?|above|over|more|higher)\\b"),
                "$1 or more");
        ROUNDABOUT.put(pattern("\\btotal (amount|value|price|sum|cost)\\b"), "total");
        ROUNDABOUT.put(
                pattern(
                        "\\b(?:the )?(total|amount|value|price|sum|cost) (?:of|for|on) (?:the |an? |that |this )?(order|purchase|cart|invoice)s?\\b"),
                "the $2 $1");
        ROUNDABOUT.put(
                pattern("\\b(?:in|with) an? (?:amount|value) of (?=over|above|more|at least|under|below)"),
                "with amount ");
    }

    private Phrasing() {}

    /** Quotes and addresses must be marked already: they are taken as written. */
    static void straighten(Marked text) {
        Slips.mend(text);
        text.rewrite(PAST, match -> Phrasing.past(match.group(1), match.group(2)));
        text.rewrite(
                HOUR,
                match -> match.group(1) + " " + HOURS.indexOf(match.group(2).toLowerCase(Locale.ROOT)));
        text.rewrite(NTH, match -> match.group(1) + " " + nth(match.group(2)) + " " + match.group(3) + "s");
        text.rewrite(RHYTHM, match -> match.group(1) + " " + Words.count(match.group(2)) + " ");
        ROUNDABOUT.forEach((roundabout, plain) -> text.rewrite(roundabout, match -> expanded(match, plain)));
    }

    private static String expanded(MatchResult match, String plain) {
        String result = plain;
        for (int i = 1; i <= match.groupCount(); i++) {
            result = result.replace("$" + i, match.group(i) == null ? "" : match.group(i));
        }
        return result;
    }

    private static int nth(String ordinal) {
        String said = ordinal.toLowerCase(Locale.ROOT);
        int first = 3;
        return first
                + IntStream.range(0, ORDINALS.size())
                        .filter(i -> ORDINALS.get(i).contains(said))
                        .findFirst()
                        .orElse(0);
    }

    private static String past(String part, String hour) {
        int named = HOURS.indexOf(hour.toLowerCase(Locale.ROOT));
        int full = named < 0 ? Integer.parseInt(hour) : named;
        return switch (part.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
            case "half past" -> full + ":30";
            case "quarter past" -> full + ":15";
            default -> Math.max(0, full - 1) + ":45";
        };
    }
}
