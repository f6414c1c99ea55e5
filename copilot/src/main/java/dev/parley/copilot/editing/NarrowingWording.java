package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.revision.Place;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "Only if the total is over 500", "only for orders from Germany", "only send the mail when …", "skip orders under 50". */
final class NarrowingWording implements Wording {
    private static final List<Pattern> ONLY = List.of(
            Patterns.of(
                    "(?:(?:do|run|start|make|continue|go on|proceed)(?: (?:it|this|that))? )?only (?<lead>if|when|where|for|with|on|in case)(?: it is| it's)? (?<condition>.+)"),
            Patterns.of("only (?<doing>.{2,60}?) (?<lead>if|when|where|for|in case) (?<condition>.+)"),
            Patterns.of("(?<doing>.{2,60}?) only (?<lead>if|when|where|for|in case) (?<condition>.+)"),
            Patterns.of(
                    "only (?<condition>(?:do |take |handle |process |post |send )?(?:the )?\\p{L}+ (?:over|above|under|below|from|with|where|whose|worth|of at least)\\b.+)"),
            Patterns.of(
                    "only (?<doing>\\p{L}+) (?<condition>\\p{L}+ (?:over|above|under|below|from|with|where|whose|worth|of at least)\\b.+)"),
            Patterns.of("(?:limit|restrict) (?:it|this) to (?<condition>.+)"));
    private static final List<Pattern> EXCEPT = List.of(
            Patterns.of(
                    "(?:skip|ignore|leave out|exclude|filter out)(?: all| any| the)? (?<condition>\\p{L}+ (?:over|above|under|below|from|with|where|whose|that)\\b.+)"),
            Patterns.of("(?:but )?(?:not|except|do nothing) (?:if|when|where|for) (?<condition>.+)"),
            Patterns.of("(?:skip|ignore) (?:it|them|this) (?:if|when|where) (?<condition>.+)"));

    @Override
    public Optional<Understood> read(Saying saying) {
        Optional<Position> position = Position.in(saying.words()).filter(it -> it.reference() != null);
        Optional<Understood> placed = position.flatMap(it -> narrowing(saying, it.rest(), it.reference(), it.side()));
        return placed.or(() -> narrowing(saying, saying.words(), null, Place.Kind.BEFORE));
    }

    private static Optional<Understood> narrowing(Saying saying, String words, @Nullable String at, Place.Kind side) {
        for (Pattern form : ONLY) {
            Optional<MatchResult> match = Patterns.all(form, words);
            Optional<Judged> judged = match.flatMap(found -> judged(saying, found));
            if (judged.isPresent()) {
                String doing = match.get().namedGroups().containsKey("doing")
                        ? match.get().group("doing")
                        : null;
                return narrowed(saying, judged.get(), at == null ? doing : at, side);
            }
        }
        for (Pattern form : EXCEPT) {
            Optional<Judged> judged = Patterns.all(form, words)
                    .flatMap(match -> judged(saying, match))
                    .map(Judged::negated);
            if (judged.isPresent()) {
                return narrowed(saying, judged.get(), at, side);
            }
        }
        return Optional.empty();
    }

    private static Optional<Judged> judged(Saying saying, MatchResult match) {
        String condition = match.group("condition");
        String lead =
                match.namedGroups().containsKey("lead") ? match.group("lead").toLowerCase(Locale.ROOT) : "";
        return new Judging(saying).of(lead, condition);
    }

    /** @param reference null for the whole workflow */
    private static Optional<Understood> narrowed(
            Saying saying, Judged judged, @Nullable String reference, Place.Kind side) {
        if (judged.condition().tests().stream().anyMatch(test -> test.field().value() == null)) {
            return Understood.no(
                    "I cannot tell which field that is about, so nothing changed. Name it: “only if the total is over 500”.");
        }
        List<Node> meant = reference == null ? List.of() : saying.steps().find(reference);
        if (meant.size() > 1) {
            return Optional.of(new Understood.Which(
                    String.valueOf(reference),
                    meant,
                    name -> "only if " + judged.condition().words() + ", before " + name));
        }
        Optional<Node> step = meant.stream().findFirst();
        Optional<String> root = judged.root().or(() -> new KnownFields(saying.workflow()).rootAt(step.orElse(null)));
        if (root.isEmpty()) {
            return atTheFetched(saying, judged, step.orElse(null));
        }
        String condition = judged.cel(saying.fragments(), root.get());
        return cut(saying, condition, judged)
                .or(() -> insert(saying, judged, condition, place(saying, step.orElse(null), root.get(), side)));
    }

    /** Where there is such a check already, nothing happens on its other side any more. */
    private static Optional<Understood> cut(Saying saying, String condition, Judged judged) {
        return saying.all(Node.If.class).stream()
                .filter(check -> check.condition().equals(condition))
                .filter(check -> saying.workflow().edges().contains(edge(check, saying)))
                .findFirst()
                .flatMap(check -> Understood.change(
                        new Edit.Cut(check.id(), "false"),
                        "Where " + judged.condition().negated().words() + ", nothing more is done."));
    }

    private static Edge edge(Node.If check, Saying saying) {
        return saying.workflow().edges().stream()
                .filter(edge -> edge.from().equals(check.id()) && "false".equals(edge.when()))
                .findFirst()
                .orElse(new Edge(check.id(), check.id(), "false"));
    }

    private static Place place(Saying saying, @Nullable Node step, String root, Place.Kind side) {
        if (step != null) {
            return side == Place.Kind.AFTER ? Place.after(step.id()) : Place.before(step.id());
        }
        // What a step gives can be judged only behind it.
        NodeId source = new NodeId(root.replaceFirst("\\..*$", ""));
        return saying.workflow().node(source).isPresent() ? Place.after(source) : Place.START;
    }

    /** Nothing comes in: what was fetched first is judged, right behind the step that fetched it. */
    private static Optional<Understood> atTheFetched(Saying saying, Judged judged, @Nullable Node step) {
        Place place = step == null ? Place.END : Place.before(step.id());
        String latest = step == null
                ? saying.workflow().nodes().stream()
                        .filter(node ->
                                node instanceof Node.Call && !saying.steps().changesSomething(node))
                        .map(node -> new Latest(saying.workflow(), saying.operations())
                                .at(Place.after(node.id()))
                                .latest())
                        .filter(found -> found != null)
                        .findFirst()
                        .orElse(null)
                : new Latest(saying.workflow(), saying.operations()).at(place).latest();
        if (latest == null) {
            return Understood.no(
                    "Nothing comes in when it starts, and nothing is fetched before, so there is no data to judge, and nothing changed. Say where the data comes from first.");
        }
        Place behind = step == null ? place(saying, null, latest, Place.Kind.AFTER) : place;
        return insert(saying, judged, judged.cel(saying.fragments(), latest), behind);
    }

    private static Optional<Understood> insert(Saying saying, Judged judged, String condition, Place place) {
        String words = judged.condition().words();
        return Understood.change(
                new Edit.Narrow(
                        condition,
                        words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + "?",
                        place,
                        judged.assumes()),
                (place.kind() == Place.Kind.START
                                ? "It goes on only if "
                                : Character.toUpperCase(Said.place(place, saying.workflow())
                                                .charAt(0))
                                        + Said.place(place, saying.workflow()).substring(1) + ", it goes on only if ")
                        + words + ".");
    }
}
