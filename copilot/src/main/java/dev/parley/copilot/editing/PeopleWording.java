package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.understanding.Approvals;
import dev.parley.copilot.understanding.Links;
import dev.parley.engine.workflow.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who is asked: "ask finance instead", "the approvers should be ana and bo", "also ask cleo". */
final class PeopleWording implements Wording {
    private static final String NAMES =
            "(?<who>@?\\p{L}[\\p{L}\\d@._-]*(?:,? (?!instead|should|must|approve|before|after|when|if)(?:and |or )?@?\\p{L}[\\p{L}\\d@._-]*){0,5})";
    private static final List<Pattern> OTHERS = List.of(
            Patterns.of("change the approvers? (?:of|for|at) (?<at>.{2,80}?) to " + NAMES),
            Patterns.of("(?:(?:the|change the|set the|make the) )?approvers? (?:should be|is|are|to|must be) " + NAMES),
            Patterns.of("(?:ask|have|let|get|make|use) " + NAMES
                    + " (?:approve(?: it)? |decide |sign off )?instead(?: of (?<old>.{2,40}))?"),
            Patterns.of(NAMES + " (?:should |must )?(?:approves?|decides?)?(?: it)? ?instead(?: of (?<old>.{2,40}))?"),
            Patterns.of("(?:replace|swap|change) (?<old>.{2,40}?) (?:with|by|for|to) " + NAMES),
            Patterns.of(
                    NAMES
                            + " (?:should|must|has to|have to|needs? to) (?:approve|decide|sign off|confirm)(?: (?:it|that|this))?(?: instead(?: of (?<old>.{2,40}))?)?"),
            Patterns.of("(?:it|that) (?:should|must|has to) be " + NAMES),
            Patterns.of("ask " + NAMES + "(?: (?:for approval|to approve|first))?"),
            Patterns.of(
                    "(?:also|additionally) (?:ask|let) (?<also>.{2,40}?)(?: (?:for approval|to approve|approve))?"));

    @Override
    public Optional<Understood> read(Saying saying) {
        if (saying.all(Node.Approval.class).isEmpty()
                || Links.find(saying.words()).isPresent()) {
            return Optional.empty();
        }
        return others(saying);
    }

    private static Optional<Understood> others(Saying saying) {
        for (Pattern form : OTHERS) {
            Optional<MatchResult> match = Patterns.all(form, saying.words());
            if (match.isPresent()) {
                Map<String, Integer> groups = match.get().namedGroups();
                String also = groups.containsKey("also") ? match.get().group("also") : null;
                List<String> people =
                        Approvals.people(also == null ? match.get().group("who") : also);
                String old = groups.containsKey("old") ? match.get().group("old") : null;
                return people.isEmpty() || people.stream().anyMatch(PeopleWording::isNoName)
                        ? Optional.empty()
                        : ask(
                                saying,
                                people,
                                old,
                                groups.containsKey("at") ? match.get().group("at") : null,
                                also != null);
            }
        }
        return Optional.empty();
    }

    private static boolean isNoName(String name) {
        return name.matches(
                "(?:use|run|start|send|post|put|it|this|that|the .*|do|make|write|(?:make|ask|set|change|raise|lower|no|wait|actually|and)\\b.*|.* (?:at|every|to|in|on) .*)");
    }

    private static Optional<Understood> ask(
            Saying saying, List<String> people, @Nullable String old, @Nullable String at, boolean isMore) {
        List<String> leaving = old == null ? List.of() : Approvals.people(old);
        List<Node> meant = at == null ? List.of() : saying.steps().find(at);
        List<Node.Approval> asked = saying.all(Node.Approval.class).stream()
                .filter(approval -> at == null || meant.contains(approval))
                .filter(approval ->
                        old == null || approval.approvers().stream().anyMatch(name -> leaving.contains(bare(name))))
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

    private static Edit asking(Node.Approval approval, List<String> people, List<String> leaving, boolean isMore) {
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
}
