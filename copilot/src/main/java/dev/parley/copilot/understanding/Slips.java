package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Slips of the hand in words that carry the meaning of a wish. */
final class Slips {
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

    private Slips() {}

    static void mend(Marked text) {
        text.rewrite(WORD, Slips::mended);
    }

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
