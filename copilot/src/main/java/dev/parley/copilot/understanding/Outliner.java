package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads clauses in order and lays their steps out. */
final class Outliner {
    private static final Pattern PASSING = Words.pattern(
            "\\b(?:through|directly|straight|right away|immediately|at once|as (?:is|usual)|without (?:asking|waiting|delay)|just (?:post|send|forward|go)\\w*|automatically|go on|continue|proceed|pass)\\b");

    private final Marked text;
    private final Places places;
    private final @Nullable Start begins;
    private final boolean isAboutModels;
    private final Gist gist;
    private final Outline outline = new Outline();
    private final Set<Skill> thoughts = EnumSet.noneOf(Skill.class);
    private boolean isOtherwise;
    /** "But if it is big, …": what comes now is about what was said before. */
    private boolean isContrast;
    /** "Before a big one is POSTed, …": the condition is about the asking, not about the call. */
    private boolean isBefore;

    /** @param begins null while nobody knows */
    Outliner(Marked text, Systems systems, Gist gist, @Nullable Start begins) {
        this.text = text;
        this.places = new Places(systems);
        this.begins = begins;
        this.isAboutModels = systems.mentions(text.text()).stream()
                .anyMatch(mention -> mention.system().kind() == Systems.Kind.MODEL);
        this.gist = gist;
    }

    List<Step> steps(String sentences) {
        for (Clause clause : Clause.of(sentences)) {
            read(clause);
        }
        List<Step> told = outline.finish();
        if (outline.hasPending() && !told.isEmpty()) {
            told = Settling.under(outline.takePending(), told, outline.key());
        }
        return Sorting.settled(Settling.settled(told));
    }

    Outline outline() {
        return outline;
    }

    private void read(Clause clause) {
        if (clause.opensSentence() && !clause.isOtherwise() && !outline.hasPending()) {
            outline.sentence();
        }
        if (Loops.ends(clause.text())) {
            outline.endLoop();
        }
        List<Chunk> chunks = text.in(clause.text());
        isOtherwise |= clause.isOnlyOtherwise();
        if (clause.isOtherwise() && passesOn(clause, chunks)) {
            outline.passOthers();
        }
        if (isOtherwise && !clause.isOnlyOtherwise() || clause.isOtherwise() && doesSomething(clause, chunks)) {
            outline.otherwise();
            isOtherwise = false;
        }
        boolean isTrailing =
                clause.isTrailingCondition() && actions(clause, chunks).isEmpty() && !hasAsk(chunks);
        boolean joinsWithOr = clause.text().matches("(?i).*⟩ or ⟨.*|^or\\b.*");
        boolean isExempt = chunks.stream().anyMatch(Chunk.NoAsk.class::isInstance);
        for (Chunk chunk : chunks) {
            if (chunk instanceof Chunk.If test) {
                boolean unless = clause.text().matches("(?i)^(?:but |and )?unless\\b.*");
                if (isTrailing
                        && outline.conditionLast(unless ? test.condition().negated() : test.condition())) {
                    continue;
                }
                outline.condition(
                        unless ? test.condition().negated() : test.condition(),
                        clause.isExclusive() && !hasAsk(chunks),
                        joinsWithOr);
            }
        }
        isBefore = !clause.opensSentence() && isBefore
                || clause.text().matches("(?i)before\\b.*") && chunks.stream().anyMatch(Chunk.If.class::isInstance);
        isContrast |= outline.hasPending() && clause.text().matches("(?i)(?:but|however|except|though)\\b.*");
        if (clause.isExclusive()) {
            outline.exclusive();
        }
        if (isExempt && !clause.isOtherwise()) {
            outline.exempt();
        }
        Optional<Loops.Found> loop = Loops.in(clause.text(), begins);
        loop.filter(found -> !comesLast(found, clause, chunks)).ifPresent(found -> begin(found, clause));
        think(clause);
        readActions(clause, chunks);
        loop.filter(found -> comesLast(found, clause, chunks))
                .ifPresent(found -> outline.loopLast(items(found), found.what()));
    }

    /** A loop told of what was said before: "…, one by one", "…, looping through the rows". */
    private boolean comesLast(Loops.Found loop, Clause clause, List<Chunk> chunks) {
        boolean isBare = Thoughts.in(clause.text(), isAboutModels).isEmpty() && actions(clause, chunks).isEmpty();
        return loop.comesLast() || clause.closesSentence() && isBare && outline.hasSteps() && !hasAsk(chunks);
    }

    private void begin(Loops.Found loop, Clause clause) {
        if (outline.isLooping()) {
            return;
        }
        places.source(clause.text(), loop.after())
                .ifPresent(system -> outline.add(Places.call(outline.key(), system, true, loop.what() + "s")));
        outline.loop(items(loop), loop.what());
    }

    /** What came in holds the list under a name; what was fetched is the list. */
    private Slot<String> items(Loops.Found loop) {
        boolean isWithin = begins instanceof Start.Webhook || begins instanceof Start.Event;
        return Slot.inferred(isWithin ? Names.identifier(loop.what()) + "s" : "", 0.65);
    }

    private void think(Clause clause) {
        if (Starts.isStart(clause.text())) {
            return;
        }
        for (Thoughts.Thought thought : Thoughts.in(clause.text(), isAboutModels)) {
            if (thoughts.add(thought.skill())) {
                List<String> labels = thought.skill() != Skill.CLASSIFY
                        ? List.of()
                        : text.chunks().stream()
                                .filter(Chunk.Kinds.class::isInstance)
                                .map(chunk -> ((Chunk.Kinds) chunk).labels())
                                .findFirst()
                                .orElseGet(() -> Labels.usual(text.text()));
                outline.add(new Step.Think(outline.key(), thought.skill(), thought.what(), labels));
            }
        }
    }

    private int quorum() {
        return text.chunks().stream()
                .filter(Chunk.Quorum.class::isInstance)
                .mapToInt(chunk -> ((Chunk.Quorum) chunk).people())
                .findFirst()
                .orElse(1);
    }

    private boolean doesSomething(Clause clause, List<Chunk> chunks) {
        return hasAsk(chunks)
                || chunks.stream().anyMatch(chunk -> chunk instanceof Chunk.Pause || chunk instanceof Chunk.Link)
                || actions(clause, chunks).stream()
                        .anyMatch(action -> !(action instanceof Actions.Action.Request request && repeats(request)));
    }

    private List<Actions.Action> actions(Clause clause, List<Chunk> chunks) {
        boolean tellsStart = Starts.isStart(clause.text()) && chunks.stream().noneMatch(Chunk.Link.class::isInstance);
        if (tellsStart) {
            return List.of();
        }
        boolean isRouted = chunks.stream().anyMatch(Chunk.Choice.class::isInstance);
        boolean namesHook = clause.text().matches("(?is).*\\bweb ?hooks?\\b.*");
        return Actions.in(clause.text(), text).stream()
                .filter(action -> !(namesHook
                        && action instanceof Actions.Action.Request request
                        && request.link() == null
                        && "GET".equals(request.method().value())))
                .filter(action ->
                        !(isRouted && action instanceof Actions.Action.Request request && request.link() == null))
                .toList();
    }

    /** "The rest goes straight through": what was told is done for them too, without being asked about. */
    private boolean passesOn(Clause clause, List<Chunk> chunks) {
        return !hasAsk(chunks)
                && chunks.stream().noneMatch(Chunk.Link.class::isInstance)
                && (chunks.stream().anyMatch(Chunk.NoAsk.class::isInstance)
                        || PASSING.matcher(clause.text()).find());
    }

    /** "Just post it" says again what was said. */
    private static boolean repeats(Actions.Action.Request request) {
        return request.link() == null
                && request.what().isEmpty()
                && request.place().isEmpty();
    }

    private static boolean hasAsk(List<Chunk> chunks) {
        return chunks.stream().anyMatch(Chunk.Ask.class::isInstance);
    }

    private void readActions(Clause clause, List<Chunk> chunks) {
        List<Actions.Action> actions = actions(clause, chunks);
        for (Chunk chunk : chunks) {
            switch (chunk) {
                case Chunk.OnFailure _ -> outline.onFailure();
                case Chunk.OnRejection _ -> outline.onRejection();
                case Chunk.OnApproval _ -> outline.onApproval();
                case Chunk.Pause pause -> outline.add(new Step.Wait(outline.key(), pause.duration()));
                case Chunk.Ask ask -> ask(ask, clause, actions);
                case Chunk.Link _,
                        Chunk.Quote _,
                        Chunk.Timing _,
                        Chunk.Inputs _,
                        Chunk.NoAsk _,
                        Chunk.Quorum _,
                        Chunk.If _,
                        Chunk.Kinds _,
                        Chunk.Again _,
                        Chunk.Within _ -> {}
                case Chunk.Choice choice -> outline.add(choice(choice));
            }
        }
        actions.forEach(action -> act(action, clause));
        if (chunks.isEmpty() && actions.isEmpty() && !Starts.isStart(clause.text())) {
            gist.approval(clause.text()).ifPresent(ask -> ask(ask, clause, actions));
        }
    }

    private void ask(Chunk.Ask ask, Clause clause, List<Actions.Action> actions) {
        if (!ask.isNamed() && outline.hasApproval()) {
            return;
        }
        Step.Approve approve =
                new Step.Approve(outline.key(), Outline.approvers(ask), Math.max(ask.quorum(), quorum()), List.of());
        boolean guardsEarlier = actions.isEmpty()
                && (clause.reachesBack() || ask.reachesBack() || isContrast)
                && outline.guardLast(approve);
        isContrast = false;
        if (guardsEarlier && isBefore) {
            outline.passOthers();
        }
        if (!guardsEarlier) {
            outline.add(approve);
        }
    }

    private void act(Actions.Action action, Clause clause) {
        switch (action) {
            case Actions.Action.Request request -> request(request, clause);
            case Actions.Action.Tell tell -> outline.add(new Step.Show(outline.key(), tell.as(), tell.text()));
            case Actions.Action.Keep keep -> {
                if (!keep.name().isEmpty() && !keep.value().isBlank()) {
                    outline.add(new Step.Remember(outline.key(), Map.of(keep.name(), keep.value())));
                }
            }
        }
    }

    private void request(Actions.Action.Request request, Clause clause) {
        boolean isFetch = "GET".equals(request.method().value());
        if (repeats(request)
                && (clause.isOtherwise()
                        || clause.reachesBack() && outline.hasSteps()
                        || outline.hasSteps() && !clause.comesNext())) {
            return;
        }
        String system = request.link() == null ? place(request, clause) : null;
        outline.add(new Step.Call(
                outline.key(),
                request.method(),
                request.link() == null ? Slot.unknown() : Slot.said(request.link()),
                isFetch ? Step.Payload.NOTHING : Step.Payload.LATEST,
                request.what(),
                system,
                List.of()));
    }

    private @Nullable String place(Actions.Action.Request request, Clause clause) {
        Optional<String> system = places.of(text.plain(clause.text()), "GET".equals(request.method().value()));
        return system.orElse(request.place().isEmpty() ? null : request.place());
    }

    private Step choice(Chunk.Choice choice) {
        List<Step.Case> cases = new ArrayList<>();
        List<Step> otherwise = new ArrayList<>();
        for (Switches.Way way : choice.found().ways()) {
            Step.Call call = new Step.Call(
                    outline.key(),
                    Slot.said(way.method()),
                    Slot.said(way.url()),
                    Step.Payload.LATEST,
                    "",
                    null,
                    List.of());
            if (way.value() == null) {
                otherwise.add(call);
            } else {
                cases.add(new Step.Case(way.value(), List.of(call)));
            }
        }
        return new Step.Choose(outline.key(), Slot.said(choice.found().field()), cases, otherwise);
    }
}
