package dev.parley.copilot.editing;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.drafting.Fragments;
import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.revision.Place;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "Only if the total is over 500", "only for orders from Germany", "only send the mail when …", "skip orders under 50". */
final class NarrowingWording implements Wording {
    private static final List<Pattern> ONLY = List.of(
            Patterns.of("(?:(?:do|run|start|make|continue|go on|proceed)(?: (?:it|this|that))? )?only (?<lead>if|when|where|for|with|on|in case)(?: it is| it's)? (?<condition>.+)"),
            Patterns.of("only (?<doing>.{2,60}?) (?<lead>if|when|where|for|in case) (?<condition>.+)"),
            Patterns.of("(?<doing>.{2,60}?) only (?<lead>if|when|where|for|in case) (?<condition>.+)"),
            Patterns.of("only (?<condition>(?:do |take |handle |process |post |send )?(?:the )?\\p{L}+ (?:over|above|under|below|from|with|where|whose|worth|of at least)\\b.+)"),
            Patterns.of("only (?<doing>\\p{L}+) (?<condition>\\p{L}+ (?:over|above|under|below|from|with|where|whose|worth|of at least)\\b.+)"),
            Patterns.of("(?:limit|restrict) (?:it|this) to (?<condition>.+)"));
    private static final List<Pattern> EXCEPT = List.of(
            Patterns.of("(?:skip|ignore|leave out|exclude|filter out)(?: all| any| the)? (?<condition>\\p{L}+ (?:over|above|under|below|from|with|where|whose|that)\\b.+)"),
            Patterns.of("(?:but )?(?:not|except|do nothing) (?:if|when|where|for) (?<condition>.+)"),
            Patterns.of("(?:skip|ignore) (?:it|them|this) (?:if|when|where) (?<condition>.+)"));

    @Override
    public Optional<Understood> read(Saying saying) {
        Optional<Position> position = Position.in(saying.words()).filter(it -> it.reference() != null);
        Optional<Understood> placed = position.flatMap(
                it -> narrowing(saying, it.rest(), it.reference(), it.side()));
        return placed.or(() -> narrowing(saying, saying.words(), null, Place.Kind.BEFORE));
    }

    private static Optional<Understood> narrowing(
            Saying saying, String words, @Nullable String at, Place.Kind side) {
        for (Pattern form : ONLY) {
            Optional<MatchResult> match = Patterns.all(form, words);
            Optional<Judged> judged = match.flatMap(found -> judged(saying, found));
            if (judged.isPresent()) {
                String doing = match.get().namedGroups().containsKey("doing") ? match.get().group("doing") : null;
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
        String lead = match.namedGroups().containsKey("lead") ? match.group("lead").toLowerCase(Locale.ROOT) : "";
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
                        .filter(node -> node instanceof Node.Call && !saying.steps().changesSomething(node))
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
                                : Character.toUpperCase(Said.place(place, saying.workflow()).charAt(0))
                                        + Said.place(place, saying.workflow()).substring(1) + ", it goes on only if ")
                        + words + ".");
    }

    /**
     * What must hold.
     *
     * @param alternatives further values that mean the same as the condition's
     * @param root where the field is known to be; empty when the workflow does not speak of it yet
     * @param assumes null when nothing was guessed
     */
    record Judged(
            Condition condition,
            List<String> alternatives,
            Optional<String> root,
            @Nullable String assumes) {
        Judged negated() {
            return new Judged(condition.negated(), alternatives, root, assumes);
        }

        String cel(Fragments fragments, String at) {
            if (alternatives.isEmpty()) {
                return fragments.condition(condition, at);
            }
            Condition.Test test = condition.tests().getFirst();
            List<Condition.Test> all = new ArrayList<>(condition.tests());
            alternatives.forEach(value -> all.add(new Condition.Test(test.field(), test.operator(), value)));
            return fragments.condition(
                    new Condition(all, test.operator() == Condition.Operator.IS_NOT), at);
        }
    }

    /** Reads what must hold, in the understanding's words for conditions and a few for origins. */
    private record Judging(Saying saying) {
        private static final Pattern COMPARED = Pattern.compile("(?<=\\.)(\\w+)\\s*[<>]=?\\s*\\d");
        private static final Pattern LEAST = Patterns.of(".*\\d.*|.*\\b(?:is|are|contains?|includes?|mentions?|has|equals?)\\b.*|.*[=<>].*");

        Optional<Judged> of(String lead, String said) {
            Optional<Judged> origin = Origins.of(said, new KnownFields(saying.workflow()));
            return origin.isPresent() && !Patterns.isIn(LEAST, said)
                    ? origin
                    : read(lead, said).or(() -> origin);
        }

        private Optional<Judged> read(String lead, String said) {
            boolean isClause = lead.isEmpty() || lead.equals("for") || lead.equals("with") || lead.equals("on");
            String wish = isClause
                    ? "When a webhook receives a record, for " + said + ", POST the record to https://narrow.invalid/x"
                    : "When a webhook receives a record, and if " + said + ", POST the record to https://narrow.invalid/x";
            return Steps.all(saying.reading(wish).steps(), Step.Branch.class).stream()
                    .map(Step.Branch::condition)
                    .findFirst()
                    .map(this::named)
                    .map(this::judged);
        }

        /** "Over 500" alone is about the field that is compared with numbers already, where there is one. */
        private Condition named(Condition condition) {
            List<String> compared = saying.all(Node.If.class).stream()
                    .flatMap(check -> COMPARED.matcher(check.condition()).results())
                    .map(match -> match.group(1))
                    .distinct()
                    .toList();
            return new Condition(
                    condition.tests().stream()
                            .map(test -> test.field().value() == null && compared.size() == 1
                                    ? new Condition.Test(
                                            Slot.inferred(compared.getFirst(), 0.6), test.operator(), test.value())
                                    : test)
                            .toList(),
                    condition.all());
        }

        private Judged judged(Condition condition) {
            Condition.Test first = condition.tests().getFirst();
            String field = first.field().value();
            return new Judged(
                    condition,
                    List.of(),
                    new KnownFields(saying.workflow()).rootOf(field),
                    first.field().isAssumed() ? "“" + field + "” is the name of the field that is compared." : null);
        }
    }
}
