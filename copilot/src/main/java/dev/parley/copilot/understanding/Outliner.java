package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads clauses in order and lays their steps out. */
final class Outliner {
    private static final Pattern PASSING = Words.pattern(
            "\\b(?:through|directly|straight|right away|immediately|at once|as (?:is|usual)|without (?:asking|waiting|delay)|just (?:post|send|forward|go)\\w*|automatically|go on|continue|proceed|pass)\\b");

    private static final Pattern DISPATCH = Words.pattern(
            "\\b(?:rout(?:es?|ed|ing)|assign(?:s|ed|ing)?|forward(?:s|ed|ing)?|send(?:s|ing)?|dispatch(?:es|ed|ing)?|direct(?:s|ed|ing)?|escalat\\w+|hand(?:s|ed|ing)?)\\b[^.;]{0,40}\\b(?:to|by) (?:the |an? |their )?(?:right|appropriate|responsible|matching|correct|relevant|proper|respective)\\b|\\broutes? (?:each|every|them|it|all|incoming|the)\\b");
    private static final Pattern ROUTE = Words.pattern("\\broutes?\\b");
    private static final Pattern VAGUE = Words.pattern(
            "^(?:and |but |then )*(?:(?<unless>unless)|(?<when>when)|only (?:if|when)|if|in case|as long as|provided(?: that)?) (?!so\\b|yes\\b|no\\b|not\\b|needed\\b|necessary\\b|possible\\b|you\\b|done\\b|it works)(?:the |an? |it is |it's |it |there is |they are |they )*(?<what>[\\p{L}][^,.;:⟨]{3,})$");
    private static final Pattern OUR_HOOK = Words.pattern("(?:the |our |my |a )?web ?hooks?");

    private final Marked text;
    private final Places places;
    private final @Nullable Start begins;
    private final boolean isAboutModels;
    private final Gist gist;
    private final Outline outline = new Outline();
    private final Set<Skill> thoughts = EnumSet.noneOf(Skill.class);
    private boolean hasChosen;
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
        return Sorting.settled(Sorting.made(Settling.settled(told)));
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
        vague(clause, chunks, isTrailing).ifPresent(condition -> {
            if (!clause.isTrailingCondition() || !outline.conditionLast(condition)) {
                outline.condition(condition, clause.isExclusive(), joinsWithOr);
            }
        });
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
        if (!dispatched(clause, chunks)) {
            readActions(clause, chunks);
        }
        loop.filter(found -> comesLast(found, clause, chunks))
                .ifPresent(found -> outline.loopLast(items(found), found.what()));
    }

    /** A loop told of what was said before: "…, one by one", "…, looping through the rows". */
    private boolean comesLast(Loops.Found loop, Clause clause, List<Chunk> chunks) {
        boolean isBare = Thoughts.in(clause.text(), isAboutModels).isEmpty() && actions(clause, chunks).isEmpty();
        return loop.comesLast() || clause.closesSentence() && isBare && outline.endsInDoing() && !hasAsk(chunks);
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
                        : Labels.of(text);
                outline.add(new Step.Think(outline.key(), thought.skill(), thought.what(), labels));
            }
        }
    }

    /** "… and routes them to the right team": one way for each kind; where to, nobody has said. */
    private boolean dispatched(Clause clause, List<Chunk> chunks) {
        boolean isSorted = thoughts.contains(Skill.CLASSIFY) || isAboutModels;
        if (!DISPATCH.matcher(clause.text()).find() || !chunks.stream().allMatch(Chunk.Kinds.class::isInstance)) {
            return false;
        }
        if (!isSorted && !ROUTE.matcher(clause.text()).find()) {
            return false;
        }
        List<String> labels = Labels.of(text);
        if (thoughts.add(Skill.CLASSIFY)) {
            outline.add(new Step.Think(outline.key(), Skill.CLASSIFY, "", labels));
        }
        if (labels.size() > 1 && !hasChosen) {
            hasChosen = true;
            outline.add(new Step.Choose(
                    outline.key(),
                    Slot.said("label"),
                    labels.stream().map(label -> new Step.Case(label, List.of(handed(label)))).toList(),
                    List.of()));
        }
        return true;
    }

    private Step handed(String label) {
        return new Step.Call(
                outline.key(), Slot.inferred("POST", 0.8), Slot.later(), Step.Payload.LATEST, "", label + " team", List.of());
    }

    /** "Only when an entry matches a keyword": no comparison of a field, so a field is assumed that says whether it holds. */
    private Optional<Condition> vague(Clause clause, List<Chunk> chunks, boolean isTrailing) {
        boolean isSpoken = text.chunks().stream().noneMatch(Chunk.Link.class::isInstance)
                && chunks.stream().allMatch(chunk -> chunk instanceof Chunk.Quote || chunk instanceof Chunk.Kinds);
        Matcher said = VAGUE.matcher(clause.text());
        boolean isCondition = isSpoken && said.find() && !Starts.isStart(clause.text()) && begins != null;
        boolean isWhen = isCondition && said.group("when") != null;
        if (!isCondition || isWhen && (!isTrailing && !(begins instanceof Start.Schedule) || clause.opensSentence())) {
            return Optional.empty();
        }
        String field = Names.identifier(text.plain(said.group("what")));
        Condition holds = Condition.of(new Condition.Test(Slot.inferred(field, 0.65), Condition.Operator.IS, "true"));
        return field.isEmpty() ? Optional.empty() : Optional.of(said.group("unless") == null ? holds : holds.negated());
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
            case Actions.Action.Tell tell -> tell(tell, clause);
            case Actions.Action.Keep keep -> {
                if (!keep.name().isEmpty() && !keep.value().isBlank()) {
                    outline.add(new Step.Remember(outline.key(), Map.of(keep.name(), keep.value())));
                }
            }
        }
    }

    /** To the conversation, unless another place is named. */
    private void tell(Actions.Action.Tell tell, Clause clause) {
        Optional<String> place = places.target(text.plain(clause.text()));
        outline.add(
                place.isEmpty()
                        ? new Step.Show(outline.key(), tell.as(), tell.text())
                        : Places.call(outline.key(), place.get(), false, tell.as()));
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
        boolean isOurHook = begins instanceof Start.Webhook && OUR_HOOK.matcher(request.place()).matches();
        boolean isSource = !isFetch && system == null && places.onlyReads(text.plain(clause.text()));
        boolean isModel = system == null && request.what().endsWith("model");
        if (request.link() == null && (isOurHook || isSource || isModel)) {
            return;
        }
        // "Below 1000 POST it to …, above ask ops first, then POST it": the address was given.
        Slot<String> address = request.link() != null
                ? Slot.said(request.link())
                : repeats(request) ? outline.lastAddress(isFetch).map(Slot::said).orElseGet(Slot::unknown) : Slot.unknown();
        outline.add(new Step.Call(
                outline.key(),
                request.method(),
                address,
                isFetch ? Step.Payload.NOTHING : Step.Payload.LATEST,
                request.what(),
                system,
                List.of()));
    }

    private @Nullable String place(Actions.Action.Request request, Clause clause) {
        Optional<String> system = places.of(text.plain(clause.text()), "GET".equals(request.method().value()));
        boolean isFetch = "GET".equals(request.method().value());
        boolean isUnnamed = request.place().isEmpty() || !isFetch && places.onlyReads(text.plain(clause.text()));
        return system.orElse(isUnnamed ? null : request.place());
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
