package dev.parley.copilot.interview;

import dev.parley.copilot.Draft.Safeguard;
import dev.parley.copilot.Draft.State;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Add the approval", "leave out the retry", "no error path needed": words that are about safeguards and nothing else. */
final class SafeguardWords {
    private static final Map<Pattern, List<String>> KINDS = Map.of(
            pattern("approvals?|sign-?offs?|confirmation"), List.of("approval"),
            pattern("retry|retries|retrying|repeats?"), List.of("retry"),
            pattern("error (?:path|handling|step)s?|failure (?:path|handling)|fallback|error approval"),
                    List.of("error_path", "watch_blind"),
            pattern("(?:time )?limits?|deadline|expiry|time-?outs?"), List.of("limit", "bulk_limit"),
            pattern("escalation|reminder"), List.of("escalation"),
            pattern("default(?: way| case)?|catch-?all"), List.of("triage_default"),
            pattern("safeguards?|suggestions?|proposals?|(?:of )?(?:them|these)"), List.of());

    private static final Pattern ACCEPT = pattern(
            "(?:yes,? )?(?:please )?(?:add|accept|take|include|apply|put (?:back|in)|bring back|use|keep)"
                    + " (?:the |that |this |an? |all |both )*(?<what>[\\p{L} -]+?)(?: back| too| as well| in| again)*(?:,? please)?[.!]*");
    private static final Pattern DECLINE = pattern(
            "(?:please )?(?:leave out|drop|remove|skip|decline|take out|turn off|without|no need for|(?:i|we) don'?t (?:need|want)|don'?t (?:need|add)|no)"
                    + " (?:the |that |this |an? |any |all |both )*(?<what>[\\p{L} -]+?)(?: (?:is |are )?(?:needed|necessary|required))?(?:,? please)?[.!]*");
    private static final Pattern NOT_NEEDED = pattern(
            "(?:the |that |this )?(?<what>[\\p{L} -]+?) (?:is|are)(?: not|n'?t) (?:needed|necessary|required)[.!]*");

    private SafeguardWords() {}

    /** @param safeguards at least one */
    record Meant(List<Safeguard> safeguards, boolean isAccepted) {}

    /** Empty when the words are about something else, or about no safeguard of these. */
    static Optional<Meant> in(String words, List<Safeguard> safeguards) {
        String said = words.strip();
        return meant(ACCEPT, said, true, safeguards)
                .or(() -> meant(DECLINE, said, false, safeguards))
                .or(() -> meant(NOT_NEEDED, said, false, safeguards));
    }

    private static Optional<Meant> meant(Pattern form, String said, boolean isAccepted, List<Safeguard> safeguards) {
        Matcher matcher = form.matcher(said);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String what = matcher.group("what").toLowerCase(Locale.ROOT).strip();
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().matcher(what).matches())
                .map(kind -> fitting(kind.getValue(), isAccepted, safeguards))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(found -> new Meant(found, isAccepted));
    }

    /** Those of these kinds that the words would change; an empty list of kinds stands for every proposal. */
    private static List<Safeguard> fitting(List<String> kinds, boolean isAccepted, List<Safeguard> safeguards) {
        State there = isAccepted ? State.APPLIED : State.DECLINED;
        return safeguards.stream()
                .filter(some -> kinds.isEmpty() ? some.state() == State.PROPOSED : kinds.contains(some.kind()))
                .filter(some -> some.state() != there && some.isOpen() && (some.isMendable() || !isAccepted))
                .toList();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
