package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The beginnings of the words that say something: by them it is known whether something was heard, however it is inflected. */
final class Stems {
    private static final int LENGTH = 4;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d'-]*");
    private static final Pattern EMPTY = pattern(
            "(?:i|me|my|we|us|our|you|your|he|she|they|them|their|it|its|an?|the|this|that|these|those|there|here|and|or|but|so|then|also|too|please|just|only|if|when|whenever|once|after|before|of|for|from|to|in|into|on|at|by|with|without|about|as|is|are|was|be|been|has|have|had|do|does|done|will|would|should|could|can|must|may|might|want|wants|need|needs|like|get|gets|got|make|let|every|each|all|any|some|one|new|no|not|yes|ok|okay|hi|hello|hey|thanks|thank|thx|cheers|good|great|nice|today|now|again|always|automatically|somebody|someone|people|thing|things|stuff|something|anything|everything|workflow|automation|automate|parley|bot|what|which|who|how|why|much|more|very|really|same|way|up|out|off|i'd|i'm|it's|let's|don't|that's|we're|i'll|he's|she's|there's)");
    /** What one team calls a bug and another a ticket. */
    private static final Pattern ISSUE = pattern("\\b(?:bug|ticket|task|case)s?\\b");
    /** How records print; what they hold is left. */
    private static final Pattern FRAME = Pattern.compile("\\b\\p{Alpha}+(?==)|\\b[A-Z][a-z]+(?=\\[)");

    private Stems() {}

    static Set<String> of(String words) {
        return WORD.matcher(ISSUE.matcher(words.replace('_', ' ')).replaceAll("issue"))
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !EMPTY.matcher(word).matches())
                .map(word -> word.substring(0, Math.min(LENGTH, word.length())))
                .collect(Collectors.toSet());
    }

    /** What steps hold, however deep. @param steps or other records, as they print */
    static Set<String> in(Object... steps) {
        return of(FRAME.matcher(Arrays.toString(steps)).replaceAll(" "));
    }
}
