package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Says the same in plainer words before anything is read: slips of the hand mended, roundabout grammar straightened. */
final class Phrasing {
    private static final Pattern WORD = pattern("(?<![\\p{L}\\d_./@-])\\p{L}{3,}(?![\\p{L}\\d_@/-])");
    private static final Map<String, String> SLIPS = slips();
    /** Words that carry the meaning of a wish; one letter off is taken for them. */
    private static final Set<String> KNOWN = Set.of(
            "webhook",
            "webhooks",
            "receive",
            "receives",
            "received",
            "approval",
            "approve",
            "approved",
            "approves",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "otherwise",
            "whenever",
            "manually",
            "forward",
            "confirm",
            "reject",
            "rejected",
            "button",
            "address",
            "before",
            "schedule");
    /** Words one letter away from a known one that mean something else. */
    private static final Set<String> DIFFERENT = Set.of(
            "approver",
            "approvers",
            "receiver",
            "receipt",
            "confirms",
            "forwards",
            "forwarded",
            "rejects",
            "buttons",
            "schedules",
            "scheduled",
            "relieve",
            "deceive",
            "mondays",
            "tuesdays",
            "thursdays",
            "fridays",
            "saturdays",
            "sundays",
            "wednesdays",
            "rejecting",
            "approvals",
            "addresses",
            "conform",
            "butter",
            "mutton",
            "scheduler");

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
    private static final Map<Pattern, String> ROUNDABOUT = new LinkedHashMap<>();

    static {
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

    private static Map<String, String> slips() {
        Map<String, String> slips = new LinkedHashMap<>();
        List.of(
                        "teh the",
                        "hte the",
                        "tne the",
                        "wen when",
                        "whn when",
                        "whne when",
                        "adn and",
                        "nad and",
                        "thn then",
                        "tehn then",
                        "fo of",
                        "ot to",
                        "iff if",
                        "evry every",
                        "evrey every",
                        "pls please",
                        "ovr over",
                        "oder order",
                        "oders orders",
                        "ordr order",
                        "totl total",
                        "toal total",
                        "tot total",
                        "mroe more",
                        "thna than",
                        "wth with",
                        "wiht with",
                        "aks ask",
                        "pots post")
                .forEach(pair -> slips.put(pair.split(" ")[0], pair.split(" ")[1]));
        return Map.copyOf(slips);
    }

    /** Quotes and addresses must be marked already: they are taken as written. */
    static void straighten(Marked text) {
        text.rewrite(WORD, Phrasing::mended);
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

    private static String mended(MatchResult match) {
        String word = match.group();
        String lower = word.toLowerCase(Locale.ROOT);
        if (SLIPS.containsKey(lower)) {
            return SLIPS.get(lower);
        }
        if (lower.length() < 5 || KNOWN.contains(lower) || DIFFERENT.contains(lower)) {
            return word;
        }
        return KNOWN.stream()
                .filter(known -> isSlipOf(known, lower))
                .findFirst()
                .orElse(word);
    }

    /** One letter missing, doubled, wrong or swapped with its neighbour; the first letter is rarely the slip. */
    private static boolean isSlipOf(String known, String typed) {
        if (known.charAt(0) != typed.charAt(0) || Math.abs(known.length() - typed.length()) > 1) {
            return false;
        }
        int same = 0;
        while (same < Math.min(known.length(), typed.length()) && known.charAt(same) == typed.charAt(same)) {
            same++;
        }
        String knownRest = known.substring(same);
        String typedRest = typed.substring(same);
        if (knownRest.length() > typedRest.length()) {
            return knownRest.substring(1).equals(typedRest);
        }
        if (knownRest.length() < typedRest.length()) {
            return typedRest.substring(1).equals(knownRest);
        }
        boolean isSwapped = knownRest.length() > 1
                && knownRest.charAt(0) == typedRest.charAt(1)
                && knownRest.charAt(1) == typedRest.charAt(0)
                && knownRest.substring(2).equals(typedRest.substring(2));
        boolean isOther = !knownRest.isEmpty()
                && known.length() > 6
                && knownRest.substring(1).equals(typedRest.substring(1));
        return isSwapped || isOther;
    }
}
