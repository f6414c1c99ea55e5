package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.understanding.Approvals;
import dev.parley.engine.workflow.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many must agree, how long they have and who is asked when they do not: "two people must approve", "it expires after 2 days",
 * "remind them after 4 hours", "escalate to ana after a day".
 */
final class VotesWording implements Wording {
    private static final Map<String, Integer> COUNTS = counts();
    private static final Pattern QUORUM = Patterns.of(
            "(?:(?:require|need|want) )?(?<n>\\d{1,2}|one|two|three|four|five|both)(?: (?:people|persons|of them|approvers|approvals|votes|yes(?:es)?))?(?: (?:(?:must|have to|should|need to) )?(?:are needed|are required|say yes|agree|approve|confirm|sign off)(?: (?:to|on|for|at|it))?)?(?: (?:for |of |at )?(?<ref>(?:the |that |\").{2,60}))?|(?:set the |a )?quorum (?:of |to |is )?(?<n2>\\d{1,2})");
    private static final Pattern SPEAKS_OF_VOTES =
            Patterns.of("\\b(?:approv\\w*|people|persons|quorum|votes?|yes|agree|them)\\b");
    private static final Pattern EXPIRES = Patterns.of(
            "(?:(?:the )?(?<ref>.{2,40}?) )?(?:(?:should |must |to )?expires? (?:after|in) (?<time>.{2,20})|ha(?:s|ve) (?<time2>.{2,20}?) (?:to answer|to decide|to approve))|give (?<ref2>.{2,30}?) (?<time3>\\d.{1,15}|an? \\p{L}+|\\p{L}+ (?:minutes|hours|days|weeks))(?: (?:to answer|to decide|to approve|time))?|wait (?:at most|up to|no longer than) (?<time4>.{2,20}?) for (?:an? |the |their )?(?:answer|approval|decision|yes)");
    private static final Pattern NOBODY = Patterns.of(
            "if (?:nobody|no one|no-one) (?:answers|decides|approves|reacts|replies)(?: (?:within|in|for) (?<time>.{2,20}?))?,? (?:then )?(?:(?<verb>approve|reject|fail|go on|stop)(?: it)?|(?:ask|escalate(?: it)? to) (?<who>.{2,40}))");
    private static final Pattern ESCALATE = Patterns.of(
            "escalate (?:it )?to (?<who>.{2,40}?)(?: (?:after|if nobody answers (?:within|in)) (?<time>.{2,20}))?");

    private static final Pattern REMIND = Patterns.of(
            "(?:please )?(?:remind (?:them|him|her|everybody|everyone|people|.{2,30}?)(?: again)?|send (?:them )?(?:a )?reminders?) (?:after|in|within) (?<time>.{2,20})");

    private static Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List.of("one", "two", "three", "four", "five").forEach(word -> counts.put(word, counts.size() + 1));
        counts.put("both", 2);
        return Map.copyOf(counts);
    }

    @Override
    public Optional<Understood> read(Saying saying) {
        return saying.all(Node.Approval.class).isEmpty()
                ? Optional.empty()
                : quorum(saying)
                        .or(() -> expiry(saying))
                        .or(() -> reminder(saying))
                        .or(() -> late(saying));
    }

    private static Optional<Understood> quorum(Saying saying) {
        return Patterns.all(QUORUM, saying.words())
                .filter(_ -> Patterns.isIn(SPEAKS_OF_VOTES, saying.words()))
                .flatMap(match -> {
                    String said = match.group("n") == null ? match.group("n2") : match.group("n");
                    int people = COUNTS.getOrDefault(
                            said.toLowerCase(Locale.ROOT), said.matches("\\d+") ? Integer.parseInt(said) : 1);
                    return on(
                            saying,
                            match.group("ref"),
                            approval -> with(Saying.json().put("quorum", people)),
                            approval -> people + (people == 1 ? " person" : " people") + " must say yes at "
                                    + StepWords.quoted(approval) + ".");
                });
    }

    private static Optional<Understood> expiry(Saying saying) {
        return Patterns.all(EXPIRES, saying.words()).flatMap(match -> {
            String time = first(match, "time", "time2", "time3", "time4");
            String reference = match.group("ref");
            return saying.duration(String.valueOf(time))
                    .flatMap(expires -> on(
                            saying,
                            reference,
                            _ -> with(Saying.json().put("expires", expires)),
                            approval -> StepWords.quoted(approval) + " expires after " + time + "."));
        });
    }

    private static Optional<Understood> reminder(Saying saying) {
        return Patterns.all(REMIND, saying.words())
                .flatMap(match -> saying.duration(match.group("time"))
                        .flatMap(wait -> on(
                                saying,
                                null,
                                _ -> with(Saying.json().put("remind", wait)),
                                approval -> "Who has not answered " + StepWords.quoted(approval) + " after "
                                        + match.group("time") + " is reminded.")));
    }

    private static Optional<Understood> late(Saying saying) {
        return Patterns.all(NOBODY, saying.words())
                .or(() -> Patterns.all(ESCALATE, saying.words()))
                .flatMap(match -> {
                    ObjectNode with = Saying.json();
                    String time = match.group("time");
                    List<String> people = match.group("who") == null ? List.of() : Approvals.people(match.group("who"));
                    Optional.ofNullable(time)
                            .flatMap(saying::duration)
                            .ifPresent(length -> with.put(people.isEmpty() ? "expires" : "escalateAfter", length));
                    if (people.isEmpty()) {
                        String verb = match.namedGroups().containsKey("verb") ? match.group("verb") : null;
                        if (verb == null) {
                            return Optional.empty();
                        }
                        with.put(
                                "onExpiry",
                                switch (verb.toLowerCase(Locale.ROOT)) {
                                    case "approve", "go on" -> "approve";
                                    case "fail" -> "fail";
                                    default -> "reject";
                                });
                    } else {
                        people.forEach(with.putArray("escalateTo")::add);
                    }
                    return on(
                            saying,
                            null,
                            _ -> with(with),
                            approval -> people.isEmpty()
                                    ? "Without an answer, " + StepWords.quoted(approval) + " counts as "
                                            + with.path("onExpiry").asString() + "."
                                    : "Without an answer, " + Said.people(people) + " is asked as well at "
                                            + StepWords.quoted(approval) + ".");
                });
    }

    /** The one approval, the one that is meant, or the question which. */
    private static Optional<Understood> on(
            Saying saying,
            @Nullable String reference,
            Function<Node.Approval, ObjectNode> patch,
            Function<Node.Approval, String> say) {
        List<Node.Approval> all = saying.all(Node.Approval.class);
        List<Node.Approval> meant = reference == null
                ? all
                : saying.steps().find(reference).stream()
                        .filter(Node.Approval.class::isInstance)
                        .map(Node.Approval.class::cast)
                        .toList();
        List<Node.Approval> some = meant.isEmpty() ? all : meant;
        return some.size() == 1
                ? Understood.change(
                        new Edit.Alter(some.getFirst().id(), patch.apply(some.getFirst())), say.apply(some.getFirst()))
                : Optional.of(new Understood.Which(
                        reference == null ? "the approval" : reference,
                        List.copyOf(some),
                        name -> reference == null
                                ? saying.words() + " for " + name
                                : saying.words().replace(reference, name)));
    }

    private static ObjectNode with(ObjectNode values) {
        ObjectNode patch = Saying.json();
        patch.set("with", values);
        return patch;
    }

    private static @Nullable String first(MatchResult match, String... groups) {
        for (String group : groups) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return null;
    }
}
