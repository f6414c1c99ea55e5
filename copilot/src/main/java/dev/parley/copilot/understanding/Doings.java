package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a clause asks to be done, as steps of the outline. */
final class Doings {
    private static final Pattern OUR_HOOK = Words.pattern("(?:the |our |my |a )?web ?hooks?");

    private final Telling telling;

    Doings(Telling telling) {
        this.telling = telling;
    }

    /** What the clause asks to be done; nothing where it tells what starts the work. */
    List<Actions.Action> in(Clause clause, List<Chunk> chunks) {
        boolean tellsStart = Starts.isStart(clause.text()) && chunks.stream().noneMatch(Chunk.Link.class::isInstance);
        if (tellsStart) {
            return List.of();
        }
        boolean isRouted = chunks.stream().anyMatch(Chunk.Choice.class::isInstance);
        boolean namesHook = clause.text().matches("(?is).*\\bweb ?hooks?\\b.*");
        return Actions.in(clause.text(), telling.text()).stream()
                .filter(action -> !(namesHook
                        && action instanceof Actions.Action.Request request
                        && request.link() == null
                        && "GET".equals(request.method().value())))
                .filter(action ->
                        !(isRouted && action instanceof Actions.Action.Request request && request.link() == null))
                .toList();
    }

    static boolean isFetch(Actions.Action action) {
        return action instanceof Actions.Action.Request request
                && "GET".equals(request.method().value());
    }

    /** "Just post it" says again what was said. */
    static boolean repeats(Actions.Action.Request request) {
        return request.link() == null
                && request.what().isEmpty()
                && request.place().isEmpty();
    }

    void act(Actions.Action action, Clause clause) {
        switch (action) {
            case Actions.Action.Request request -> request(request, clause);
            case Actions.Action.Tell tell -> tell(tell, clause);
            case Actions.Action.Keep keep -> {
                if (!keep.name().isEmpty() && !keep.value().isBlank()) {
                    telling.outline()
                            .add(new Step.Remember(telling.outline().key(), Map.of(keep.name(), keep.value())));
                }
            }
        }
    }

    /** To the conversation, unless another place is named. */
    private void tell(Actions.Action.Tell tell, Clause clause) {
        Optional<String> place = telling.places().target(telling.text().plain(clause.text()));
        telling.outline()
                .add(
                        place.isEmpty()
                                ? new Step.Show(telling.outline().key(), tell.as(), tell.text())
                                : Places.call(telling.outline().key(), place.get(), false, tell.as()));
    }

    private void request(Actions.Action.Request request, Clause clause) {
        boolean isFetch = "GET".equals(request.method().value());
        if (repeats(request)
                && (clause.isOtherwise()
                        || clause.reachesBack() && telling.outline().hasSteps()
                        || telling.outline().hasSteps() && !clause.comesNext())) {
            return;
        }
        String system = request.link() == null ? place(request, clause) : null;
        boolean isOurHook = telling.begins() instanceof Start.Webhook
                && OUR_HOOK.matcher(request.place()).matches();
        boolean isSource = !isFetch
                && system == null
                && telling.places().onlyReads(telling.text().plain(clause.text()));
        boolean isModel = system == null && request.what().endsWith("model");
        if (request.link() == null && (isOurHook || isSource || isModel)) {
            return;
        }
        // "Below 1000 POST it to …, above ask ops first, then POST it": the address was given.
        Slot<String> address = request.link() != null
                ? Slot.said(request.link())
                : repeats(request)
                        ? telling.outline().lastAddress(isFetch).map(Slot::said).orElseGet(Slot::unknown)
                        : Slot.unknown();
        telling.outline()
                .add(new Step.Call(
                        telling.outline().key(),
                        request.method(),
                        address,
                        isFetch ? Step.Payload.NOTHING : Step.Payload.LATEST,
                        request.what(),
                        system,
                        List.of()));
    }

    private @Nullable String place(Actions.Action.Request request, Clause clause) {
        Optional<String> system = telling.places()
                .of(
                        telling.text().plain(clause.text()),
                        "GET".equals(request.method().value()));
        boolean isFetch = "GET".equals(request.method().value());
        boolean isUnnamed = request.place().isEmpty()
                || !isFetch && telling.places().onlyReads(telling.text().plain(clause.text()));
        return system.orElse(isUnnamed ? null : request.place());
    }

    /** One form, or one for each of many people. */
    Step form(Chunk.Form form) {
        Step.Ask ask = new Step.Ask(telling.outline().key(), Slot.said(form.people()), form.what(), form.fields());
        return form.each().isEmpty()
                ? ask
                : new Step.Each(telling.outline().key(), Slot.inferred("", 0.65), form.each(), List.of(ask));
    }

    /** One way of several, each to its own address. */
    Step choice(Chunk.Choice choice) {
        List<Step.Case> cases = new ArrayList<>();
        List<Step> otherwise = new ArrayList<>();
        for (Switches.Way way : choice.found().ways()) {
            Step.Call call = new Step.Call(
                    telling.outline().key(),
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
        return new Step.Choose(telling.outline().key(), Slot.said(choice.found().field()), cases, otherwise);
    }
}
