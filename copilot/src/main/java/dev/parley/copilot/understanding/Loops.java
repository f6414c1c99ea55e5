package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Start;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is done again for every one of many: "for each row", "go through the open deals", "one by one". */
final class Loops {
    private static final String STOP =
            "(?:of|in|from|and|that|which|who|on|to|with|whose|is|are|has|have|send|post|create|add|update|call|get|ask|write|email|notify|by|via|as|the|then|we|i|it|into|using|for|at|not)";
    private static final String NOUN = "(?<noun>(?!" + STOP + "\\b)[\\p{L}'-]+(?: (?!" + STOP
            + "\\b)[\\p{L}'-]+){0,2})(?<in> (?:of|in|from|on|that)\\b)?";
    private static final Pattern THROUGH = pattern(
            "\\b(?:loop(?:s|ed|ing)?|iterat(?:es?|ed|ing)|go(?:es|ing)?|step(?:s|ping)?|walk(?:s|ing)?) (?:over|through|across)(?: all| each| every)?(?: of)?(?: the| my| our)? "
                    + NOUN);
    private static final Pattern FOR_EACH =
            pattern("\\bfor (?:each|every|all)(?: single)?(?: of)?(?: the| my| our)? " + NOUN);
    private static final Pattern EACH =
            pattern("(?<!^)\\b(?:each|every)(?: single)?(?: of (?:the|my|our|these|those))? " + NOUN);
    private static final Pattern OF_THEM =
            pattern("\\b(?:each|every(?:one| one| single one)?|all) of (?<noun>them|those|these|us)\\b(?! in\\b)");
    private static final Pattern SINGLY =
            pattern("\\b(?:(?<noun>[\\p{L}]+) by \\k<noun>|one at a time|one after (?:the |an)?other|individually)\\b");
    private static final Pattern TIME = pattern(
            "(?:other |single |\\d+ )?(?:times?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|mornings?|evenings?|nights?|afternoons?|noons?|weekdays?|weekends?|quarters?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|others?|few|now|cases?|webhooks?|anyone)\\b.*");
    private static final Pattern FRESH = pattern("(?:new|incoming|inbound|arriving|webhook)\\b.*");
    private static final Pattern PART = pattern(
            "(?:row|item|line|attachment|entry|record|page|product|contact|file|image|photo|recipient|element|position|url|link|result|participant|attendee|article|story|paragraph|chunk|subtask|variant|one)");
    private static final Pattern END = pattern(
            "^\\W*(?:and )?(?:when (?:(?:all|everything|that) )?(?:is |are )?(?:done|finished)|at the end|in the end|once (?:all|everything|done|finished)|after (?:the loop|all of (?:them|that)))\\b");

    /**
     * @param what one item is called
     * @param after where in the clause the words for the loop end
     * @param comesLast whether it is told of what was said before, as in "one by one"
     */
    record Found(String what, int after, boolean comesLast) {}

    private Loops() {}

    /** @param start what sets the work off: what it brings is one thing, and no loop */
    static Optional<Found> in(String clause, @Nullable Start start) {
        Matcher through = THROUGH.matcher(clause);
        if (through.find() && !TIME.matcher(through.group("noun")).matches()) {
            return Optional.of(found(through, false));
        }
        boolean isLone = start instanceof Start.Webhook || start instanceof Start.Event || start instanceof Start.Chat;
        for (Pattern pattern : List.of(FOR_EACH, EACH)) {
            Matcher each = pattern.matcher(clause);
            while (each.find()) {
                String noun = each.group("noun");
                Found found = found(each, false);
                boolean isPart = PART.matcher(found.what()).matches()
                        && !(isLone && found.what().equals("one"));
                boolean isWithin = pattern == FOR_EACH && each.group("in") != null;
                boolean isMany = isLone ? isPart || isWithin : start != null || isPart || isWithin;
                if (!TIME.matcher(noun).matches()
                        && !FRESH.matcher(noun).matches()
                        && isMany
                        && !brings(start, found.what())) {
                    return Optional.of(found);
                }
            }
        }
        Matcher ofThem = OF_THEM.matcher(clause);
        if (!isLone && ofThem.find() && !ofThem.group().startsWith("all")) {
            return Optional.of(new Found("item", ofThem.end(), true));
        }
        Matcher singly = SINGLY.matcher(clause);
        return singly.find() && !isLone
                ? Optional.of(new Found(itemOf(singly.group("noun")), singly.end(), true))
                : Optional.empty();
    }

    /** Whether what follows is done once, after all of it. */
    static boolean ends(String clause) {
        return END.matcher(clause).find();
    }

    private static boolean brings(@Nullable Start start, String what) {
        return start instanceof Start.Webhook webhook && webhook.noun().equals(what)
                || start instanceof Start.Event event && event.noun().equals(what);
    }

    private static Found found(Matcher matcher, boolean comesLast) {
        String[] words = matcher.group("noun").toLowerCase(Locale.ROOT).split(" ");
        int after = matcher.group("in") == null ? matcher.end() : matcher.start("in");
        return new Found(itemOf(words[words.length - 1]), after, comesLast);
    }

    private static String itemOf(@Nullable String noun) {
        String one = noun == null ? "item" : Words.singular(noun.toLowerCase(Locale.ROOT));
        return one.matches("|one|it|them|those|these|thi|that") ? "item" : one;
    }
}
