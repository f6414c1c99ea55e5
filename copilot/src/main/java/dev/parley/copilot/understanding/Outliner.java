package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads clauses in order and lays their steps out. */
final class Outliner {
    private final Marked text;
    private final Systems systems;
    private final Gist gist;
    private final Outline outline = new Outline();
    private boolean isOtherwise;

    Outliner(Marked text, Systems systems, Gist gist) {
        this.text = text;
        this.systems = systems;
        this.gist = gist;
    }

    List<Step> steps(String sentences) {
        for (Clause clause : Clause.of(sentences)) {
            read(clause);
        }
        return settled(outline.finish());
    }

    Outline outline() {
        return outline;
    }

    private void read(Clause clause) {
        if (clause.opensSentence() && !clause.isOtherwise() && !outline.hasPending()) {
            outline.sentence();
        }
        List<Chunk> chunks = text.in(clause.text());
        isOtherwise |= clause.isOnlyOtherwise();
        if (isOtherwise && !clause.isOnlyOtherwise() || clause.isOtherwise() && doesSomething(clause, chunks)) {
            outline.otherwise();
            isOtherwise = false;
        }
        boolean isTrailing = clause.isTrailingCondition() && actions(clause, chunks).isEmpty() && !hasAsk(chunks);
        boolean joinsWithOr = clause.text().matches("(?i).*⟩ or ⟨.*|^or\\b.*");
        boolean isExempt = chunks.stream().anyMatch(Chunk.NoAsk.class::isInstance);
        for (Chunk chunk : chunks) {
            if (chunk instanceof Chunk.If test) {
                boolean unless = clause.text().matches("(?i)^(?:but |and )?unless\\b.*");
                if (isTrailing && outline.conditionLast(unless ? test.condition().negated() : test.condition())) {
                    continue;
                }
                outline.condition(unless ? test.condition().negated() : test.condition(), clause.isExclusive() && !hasAsk(chunks), joinsWithOr);
            }
        }
        if (clause.isExclusive()) {
            outline.exclusive();
        }
        if (isExempt) {
            outline.exempt();
        }
        readActions(clause, chunks);
    }

    private boolean doesSomething(Clause clause, List<Chunk> chunks) {
        return hasAsk(chunks)
                || chunks.stream().anyMatch(chunk -> chunk instanceof Chunk.Pause || chunk instanceof Chunk.Link)
                || actions(clause, chunks).stream().anyMatch(action -> !(action instanceof Actions.Action.Request request && repeats(request)));
    }

    private List<Actions.Action> actions(Clause clause, List<Chunk> chunks) {
        boolean tellsStart = Starts.isStart(clause.text()) && chunks.stream().noneMatch(Chunk.Link.class::isInstance);
        if (tellsStart) {
            return List.of();
        }
        boolean isRouted = chunks.stream().anyMatch(Chunk.Choice.class::isInstance);
        return Actions.in(clause.text(), text).stream()
                .filter(action -> !(isRouted && action instanceof Actions.Action.Request request && request.link() == null))
                .toList();
    }

    /** "Just post it" says again what was said. */
    private static boolean repeats(Actions.Action.Request request) {
        return request.link() == null && request.what().isEmpty() && request.place().isEmpty();
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
                case Chunk.Link _, Chunk.Quote _, Chunk.Timing _, Chunk.Inputs _, Chunk.NoAsk _, Chunk.If _, Chunk.Again _,
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
        Step.Approve approve = new Step.Approve(outline.key(), Outline.approvers(ask), ask.quorum(), List.of());
        boolean guardsEarlier = actions.isEmpty() && clause.reachesBack() && outline.guardLast(approve);
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
                    outline.add(new Step.Remember(outline.key(), java.util.Map.of(keep.name(), keep.value())));
                }
            }
        }
    }

    private void request(Actions.Action.Request request, Clause clause) {
        boolean isFetch = "GET".equals(request.method().value());
        if (repeats(request) && (clause.isOtherwise() || clause.reachesBack() && outline.hasSteps() || outline.hasSteps() && !clause.comesNext())) {
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

    private @org.jspecify.annotations.Nullable String place(Actions.Action.Request request, Clause clause) {
        Optional<String> system = systems.in(text.plain(clause.text()));
        return system.orElse(request.place().isEmpty() ? null : request.place());
    }

    private Step choice(Chunk.Choice choice) {
        List<Step.Case> cases = new ArrayList<>();
        List<Step> otherwise = new ArrayList<>();
        for (Switches.Way way : choice.found().ways()) {
            Step.Call call = new Step.Call(outline.key(), Slot.said(way.method()), Slot.said(way.url()), Step.Payload.LATEST, "", null, List.of());
            if (way.value() == null) {
                otherwise.add(call);
            } else {
                cases.add(new Step.Case(way.value(), List.of(call)));
            }
        }
        return new Step.Choose(outline.key(), Slot.said(choice.found().field()), cases, otherwise);
    }

    /** An approval after everything would guard nothing: it is meant for the call before it. */
    private List<Step> settled(List<Step> steps) {
        List<Step> order = new ArrayList<>(steps);
        int last = order.size() - 1;
        if (last > 0 && isBareApproval(order.get(last))) {
            for (int i = last - 1; i >= 0; i--) {
                if (order.get(i) instanceof Step.Call call && !call.isFetch()) {
                    order.add(i, order.remove(last));
                    break;
                }
            }
        }
        if (outline.hasPending() && !order.isEmpty()) {
            return conditioned(order);
        }
        return List.copyOf(order);
    }

    /** A condition said last, as in "POST it to A if the total is over 1000", is about what was said before it. */
    private List<Step> conditioned(List<Step> order) {
        Condition condition = outline.takePending();
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i) instanceof Step.Approve approve && Steps.all(order, Step.Approve.class).size() == 1) {
                order.set(i, new Step.Branch(outline.key(), condition, List.of(approve), List.of()));
                return List.copyOf(order);
            }
        }
        int first = 0;
        while (first < order.size() - 1 && order.get(first) instanceof Step.Call call && call.isFetch()) {
            first++;
        }
        List<Step> result = new ArrayList<>(order.subList(0, first));
        result.add(new Step.Branch(outline.key(), condition, order.subList(first, order.size()), List.of()));
        return List.copyOf(result);
    }

    private static boolean isBareApproval(Step step) {
        return step instanceof Step.Approve approve && approve.onReject().isEmpty()
                || step instanceof Step.Branch branch && branch.otherwise().isEmpty() && branch.then().size() == 1 && branch.then().getFirst() instanceof Step.Approve;
    }
}
