package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.understanding.Approvals;
import dev.parley.copilot.understanding.Links;
import dev.parley.engine.workflow.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who is asked, how many must agree and how long they have: "ask finance instead", "two people must approve", "expire after 2 days". */
final class PeopleWording implements Wording {
    private static final String NAMES = "(?<who>@?\\p{L}[\\p{L}\\d@._-]*(?:,? (?!instead|should|must|approve|before|after|when|if)(?:and |or )?@?\\p{L}[\\p{L}\\d@._-]*){0,5})";
    private static final List<Pattern> OTHERS = List.of(
            Patterns.of("change the approvers? (?:of|for|at) (?<at>.{2,80}?) to " + NAMES),
            Patterns.of("(?:(?:the|change the|set the|make the) )?approvers? (?:should be|is|are|to|must be) " + NAMES),
            Patterns.of("(?:ask|have|let|get|make|use) " + NAMES + " (?:approve(?: it)? |decide |sign off )?instead(?: of (?<old>.{2,40}))?"),
            Patterns.of(NAMES + " (?:should |must )?(?:approves?|decides?)?(?: it)? ?instead(?: of (?<old>.{2,40}))?"),
            Patterns.of("(?:replace|swap|change) (?<old>.{2,40}?) (?:with|by|for|to) " + NAMES),
            Patterns.of(NAMES + " (?:should|must|has to|have to|needs? to) (?:approve|decide|sign off|confirm)(?: (?:it|that|this))?(?: instead(?: of (?<old>.{2,40}))?)?"),
            Patterns.of("(?:it|that) (?:should|must|has to) be " + NAMES),
            Patterns.of("ask " + NAMES + "(?: (?:for approval|to approve|first))?"),
            Patterns.of("(?:also|additionally) (?:ask|let) (?<also>.{2,40}?)(?: (?:for approval|to approve|approve))?"));
    private static final Map<String, Integer> COUNTS = counts();
    private static final Pattern QUORUM = Patterns.of(
            "(?:(?:require|need|want) )?(?<n>\\d{1,2}|one|two|three|four|five|both)(?: (?:people|persons|of them|approvers|approvals|votes|yes(?:es)?))?(?: (?:(?:must|have to|should|need to) )?(?:are needed|are required|say yes|agree|approve|confirm|sign off)(?: (?:to|on|for|at|it))?)?(?: (?:for |of |at )?(?<ref>(?:the |that |\").{2,60}))?|(?:set the |a )?quorum (?:of |to |is )?(?<n2>\\d{1,2})");
    private static final Pattern SPEAKS_OF_VOTES =
            Patterns.of("\\b(?:approv\\w*|people|persons|quorum|votes?|yes|agree|them)\\b");
    private static final Pattern EXPIRES = Patterns.of(
            "(?:(?:the )?(?<ref>.{2,40}?) )?(?:(?:should |must |to )?expires? (?:after|in) (?<time>.{2,20})|ha(?:s|ve) (?<time2>.{2,20}?) (?:to answer|to decide|to approve))|give (?<ref2>.{2,30}?) (?<time3>\\d.{1,15}|an? \\p{L}+|\\p{L}+ (?:minutes|hours|days|weeks))(?: (?:to answer|to decide|to approve|time))?|wait (?:at most|up to|no longer than) (?<time4>.{2,20}?) for (?:an? |the |their )?(?:answer|approval|decision|yes)");
    private static final Pattern NOBODY = Patterns.of(
            "if (?:nobody|no one|no-one) (?:answers|decides|approves|reacts|replies)(?: (?:within|in|for) (?<time>.{2,20}?))?,? (?:then )?(?:(?<verb>approve|reject|fail|go on|stop)(?: it)?|(?:ask|escalate(?: it)? to) (?<who>.{2,40}))");
    private static final Pattern ESCALATE =
            Patterns.of("escalate (?:it )?to (?<who>.{2,40}?)(?: (?:after|if nobody answers (?:within|in)) (?<time>.{2,20}))?");

    private static Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List.of("one", "two", "three", "four", "five").forEach(word -> counts.put(word, counts.size() + 1));
        counts.put("both", 2);
        return Map.copyOf(counts);
    }

    @Override
    public Optional<Understood> read(Saying saying) {
        if (saying.all(Node.Approval.class).isEmpty()
                || Links.find(saying.words()).isPresent()) {
            return Optional.empty();
        }
        return quorum(saying).or(() -> expiry(saying)).or(() -> late(saying)).or(() -> others(saying));
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

    private static Optional<Understood> late(Saying saying) {
        return Patterns.all(NOBODY, saying.words())
                .or(() -> Patterns.all(ESCALATE, saying.words()))
                .flatMap(match -> {
                    ObjectNode with = Saying.json();
                    String time = match.group("time");
                    Optional.ofNullable(time).flatMap(saying::duration).ifPresent(length -> with.put("expires", length));
                    List<String> people =
                            match.group("who") == null ? List.of() : Approvals.people(match.group("who"));
                    if (people.isEmpty()) {
                        String verb = match.namedGroups().containsKey("verb") ? match.group("verb") : null;
                        if (verb == null) {
                            return Optional.empty();
                        }
                        with.put("onExpiry", switch (verb.toLowerCase(Locale.ROOT)) {
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

    private static Optional<Understood> others(Saying saying) {
        for (Pattern form : OTHERS) {
            Optional<MatchResult> match = Patterns.all(form, saying.words());
            if (match.isPresent()) {
                Map<String, Integer> groups = match.get().namedGroups();
                String also = groups.containsKey("also") ? match.get().group("also") : null;
                List<String> people = Approvals.people(also == null ? match.get().group("who") : also);
                String old = groups.containsKey("old") ? match.get().group("old") : null;
                return people.isEmpty() || people.stream().anyMatch(PeopleWording::isNoName)
                        ? Optional.empty()
                        : ask(saying, people, old, groups.containsKey("at") ? match.get().group("at") : null, also != null);
            }
        }
        return Optional.empty();
    }

    private static boolean isNoName(String name) {
        return name.matches("(?:use|run|start|send|post|put|it|this|that|the .*|do|make|write|.* (?:at|every|to|in|on) .*)");
    }

    private static Optional<Understood> ask(Saying saying, List<String> people, @Nullable String old, @Nullable String at, boolean isMore) {
        List<String> leaving = old == null ? List.of() : Approvals.people(old);
        List<Node> meant = at == null ? List.of() : saying.steps().find(at);
        List<Node.Approval> asked = saying.all(Node.Approval.class).stream()
                .filter(approval -> at == null || meant.contains(approval))
                .filter(approval -> old == null
                        || approval.approvers().stream().anyMatch(name -> leaving.contains(bare(name))))
                .toList();
        if (asked.isEmpty()) {
            boolean isAboutPeople = saying.words().matches("(?i).*\\b(?:ask|approv\\w*|instead)\\b.*");
            return old != null && isAboutPeople && saying.steps().find(old).isEmpty()
                    ? Understood.no("Nobody called “" + old + "” is asked here, so nothing changed.")
                    : Optional.empty();
        }
        if (asked.size() > 1) {
            return Optional.of(new Understood.Which(
                    String.join(" and ", people),
                    List.copyOf(asked),
                    name -> "change the approvers of " + name + " to " + String.join(" and ", people)));
        }
        return Understood.change(
                asking(asked.getFirst(), people, leaving, isMore),
                (isMore ? "Now also " : "Now ") + Said.people(people) + " is asked at "
                        + StepWords.quoted(asked.getFirst()) + ".");
    }

    static Edit asking(Node.Approval approval, List<String> people, List<String> leaving, boolean isMore) {
        List<String> names = new ArrayList<>();
        if (isMore || !leaving.isEmpty()) {
            approval.approvers().stream()
                    .filter(name -> !leaving.contains(bare(name)))
                    .forEach(names::add);
        }
        people.stream().filter(name -> !names.contains(name)).forEach(names::add);
        ObjectNode with = Saying.json();
        names.forEach(with.putArray("approvers")::add);
        with.put("quorum", Math.min(approval.quorum(), Math.max(1, quorum(approval, names))));
        ObjectNode patch = with(with);
        if (approval.settings().title() != null) {
            patch.put("title", retitled(approval, names));
        }
        return new Edit.Alter(approval.id(), patch);
    }

    /** "Two of finance" stays two of whoever is asked instead; "both ana and bob" becomes one when only one is left. */
    private static int quorum(Node.Approval approval, List<String> names) {
        boolean countsMembers = approval.quorum() > approval.approvers().size();
        return countsMembers ? approval.quorum() : names.size();
    }

    /** A title that names who is asked goes on to be true. */
    private static String retitled(Node.Approval approval, List<String> names) {
        String before = approval.approvers().isEmpty() ? "someone" : Said.people(approval.approvers());
        String title = StepWords.title(approval);
        return title.toLowerCase(Locale.ROOT).contains(before.toLowerCase(Locale.ROOT))
                ? title.replaceAll("(?i)" + Pattern.quote(before), Matcher.quoteReplacement(Said.people(names)))
                : title;
    }

    private static String bare(String name) {
        return name.replaceFirst("^(?:user|role):", "").toLowerCase(Locale.ROOT);
    }

    private static ObjectNode with(ObjectNode values) {
        ObjectNode patch = Saying.json();
        patch.set("with", values);
        return patch;
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

    private static @Nullable String first(MatchResult match, String... groups) {
        for (String group : groups) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return null;
    }
}
