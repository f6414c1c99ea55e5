package dev.parley.copilot.editing;

import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.drafting.Fragments.Fragment;
import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.revision.Place;
import dev.parley.copilot.understanding.Approvals;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A further yes: "add an approval before the mail", "ask ana before it is sent", "the post needs a sign-off by ops". */
final class ApprovalWording implements Wording {
    private static final String YES =
            "(?:approvals?|approval step|sign-?offs?|confirmation(?: step)?|review(?: step)?|ok)";
    private static final Pattern ADD = Patterns.of(
            "(?:add|insert|put|require|include|need|want|make it (?:need|require)|there should be|ask for|get)(?: in)? (?:(?:an?|another|one more|a (?:second|third|further)|the|some|my|\\p{L}+'s) )?(?:(?:manual|human|final|quick) )?"
                    + YES + "\\b(?<more>.*)");
    private static final Pattern NEEDS = Patterns.of(
            "(?<ref>.{2,60}?) (?:needs?|requires?|must (?:have|get)|should (?:need|require|have)) (?:an? |my |the )?"
                    + YES + "\\b(?<more>.*)");
    private static final Pattern MUST = Patterns.of(
            "(?<who>.{2,40}?) (?:must|should|has to|have to|needs? to|shall) (?:approve|ok|okay|confirm|sign off(?: on)?|check|review|release)(?: (?<ref>.{2,60}?))?(?: first| before(?:hand)?)?");
    private static final Pattern ASK = Patterns.of(
            "(?:ask|check with|wait for) (?<who>.{2,40}?)(?: (?:for (?:an? )?(?:approval|ok|okay|permission|yes)|to approve|first))*");
    private static final Pattern WHO = Patterns.of("(?:by|from|of|with|through) (?<who>.{2,40})");
    /** A few names and nothing about when or what. */
    private static final Pattern NAMES = Patterns.of(
            "(?!.*\\b(?:every|each|on|at|about|to|in|when|if|for|what|how)\\b)@?\\p{L}[\\p{L}\\d@._-]*(?:,? (?:and |or )?[\\p{L}\\d@._-]+){0,4}");

    private static final Pattern LET =
            Patterns.of("(?:let|have) .* (?:look|check|see|approve|review|decide|confirm).*");

    @Override
    public Optional<Understood> read(Saying saying) {
        Optional<Position> position = Position.in(saying.words());
        String rest = position.map(Position::rest).orElse(saying.words());
        Optional<MatchResult> added = Patterns.all(ADD, rest);
        if (added.isPresent()) {
            return at(saying, position.orElse(null), rest, added.get().group("more"));
        }
        Optional<MatchResult> needing = Patterns.all(NEEDS, saying.words());
        if (needing.isPresent()) {
            return saying.on(
                    needing.get().group("ref"),
                    node -> insert(
                            saying,
                            Place.before(node.id()),
                            saying.words(),
                            needing.get().group("more")));
        }
        return position.isPresent() ? asked(saying, position.get()) : demanded(saying);
    }

    /** "Ask ana before the mail": with a place, asking alone says enough. */
    private static Optional<Understood> asked(Saying saying, Position position) {
        List<Step> steps = saying.reading(saying.words()).steps();
        boolean asks = Patterns.all(ASK, position.rest()).isPresent()
                || Patterns.all(LET, position.rest()).isPresent()
                || !steps.isEmpty()
                        && Steps.all(saying.reading(position.rest()).steps()).allMatch(Step.Approve.class::isInstance)
                        && !saying.reading(position.rest()).steps().isEmpty();
        if (!asks) {
            return Optional.empty();
        }
        String who = Patterns.all(ASK, position.rest())
                .map(match -> match.group("who"))
                .orElse("");
        return at(saying, position, position.rest(), who.isEmpty() ? "" : " by " + who);
    }

    private static Optional<Understood> demanded(Saying saying) {
        Optional<MatchResult> must = Patterns.all(MUST, saying.words())
                .filter(match -> !Approvals.people(match.group("who")).isEmpty());
        if (must.isPresent()) {
            String reference =
                    must.get().group("ref") == null ? "it" : must.get().group("ref");
            boolean isOther = reference.matches("(?i)it|this|that")
                    && !saying.all(Node.Approval.class).isEmpty();
            return isOther
                    ? Optional.empty()
                    : saying.on(
                            reference,
                            node -> insert(
                                    saying,
                                    Place.before(node.id()),
                                    saying.words(),
                                    " by " + must.get().group("who")));
        }
        boolean hasApproval = !saying.all(Node.Approval.class).isEmpty();
        return Patterns.all(ASK, saying.words())
                .filter(match -> !hasApproval
                        && Patterns.all(NAMES, match.group("who")).isPresent()
                        && !Approvals.people(match.group("who")).isEmpty())
                .flatMap(match -> at(saying, null, saying.words(), " by " + match.group("who")));
    }

    private static Optional<Understood> at(Saying saying, @Nullable Position position, String words, String more) {
        if (position == null) {
            return unguarded(saying)
                    .map(node -> insert(saying, Place.before(node.id()), words, more))
                    .orElseGet(
                            () -> Understood.no(
                                    "Every step that changes something has an approval before it already, so nothing changed. Say which step you mean: “add an approval before …”."));
        }
        String reference = position.reference();
        if (reference == null) {
            return insert(saying, position.side() == Place.Kind.START ? Place.START : Place.END, words, more);
        }
        return saying.onNamed(
                reference,
                node -> insert(
                        saying,
                        position.side() == Place.Kind.AFTER ? Place.after(node.id()) : Place.before(node.id()),
                        words,
                        more));
    }

    private static Optional<Understood> insert(Saying saying, Place place, String words, String more) {
        Step.Approve read = Steps.all(saying.reading(words).steps(), Step.Approve.class).stream()
                .findFirst()
                .orElse(new Step.Approve(1, Slot.unknown(), 1, List.of()));
        List<String> people = Patterns.in(WHO, more)
                .map(match -> Approvals.people(match.group("who")))
                .filter(some -> !some.isEmpty())
                .orElseGet(() -> Objects.requireNonNullElse(read.approvers().value(), List.of()));
        Step.Approve approve = new Step.Approve(1, Slot.said(people), read.quorum(), List.of());
        Fragment fragment = saying.fragments()
                .of(List.of(approve), new Latest(saying.workflow(), saying.operations()).at(place), saying.zone());
        String assumes = people.isEmpty()
                ? "Anyone in your organization may give the new approval; say “ask ops instead” to name who."
                : null;
        return Understood.change(
                new Edit.Insert(fragment.steps(), place, assumes),
                "Now " + Said.people(people) + " must say yes " + Said.place(place, saying.workflow()) + ".");
    }

    /** The first step that changes something and that no approval comes before. */
    private static Optional<Node> unguarded(Saying saying) {
        return saying.workflow().nodes().stream()
                .filter(saying.steps()::changesSomething)
                .filter(node -> !isGuarded(node, saying))
                .findFirst();
    }

    private static boolean isGuarded(Node node, Saying saying) {
        Set<NodeId> before = new HashSet<>(Set.of(node.id()));
        boolean grew = true;
        while (grew) {
            grew = before.addAll(saying.workflow().edges().stream()
                    .filter(edge -> before.contains(edge.to()))
                    .map(Edge::from)
                    .toList());
        }
        return saying.all(Node.Approval.class).stream().anyMatch(approval -> before.contains(approval.id()));
    }
}
