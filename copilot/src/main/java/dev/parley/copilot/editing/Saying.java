package dev.parley.copilot.editing;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.drafting.Fragments;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some words about a workflow, with what helps to read them.
 *
 * @param words without courtesies
 * @param zone of schedules that name none, where the workflow has none yet
 */
record Saying(
        String words,
        Workflow workflow,
        StepFinder steps,
        Fragments fragments,
        Understanding understanding,
        OperationCatalog operations,
        ZoneId zone) {
    private static final int SHOWN = 6;

    Reading reading(String some) {
        return understanding.read(some, Brief.empty(zone));
    }

    /** A change of the one step that is meant; which one, where several may be; empty where none is. */
    Optional<Understood> on(String reference, Function<Node, Optional<Understood>> change) {
        return among(reference, steps.find(reference), change);
    }

    /** As {@link #on}, of certain steps only. */
    <N extends Node> Optional<Understood> on(
            Class<N> kind, String reference, Function<N, Optional<Understood>> change) {
        List<N> some = steps.find(reference).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        return among(reference, some, change);
    }

    /** As {@link #on}; none is said to be missing. */
    Optional<Understood> onNamed(String reference, Function<Node, Optional<Understood>> change) {
        return steps.find(reference).isEmpty() ? unknown(reference) : on(reference, change);
    }

    private <N extends Node> Optional<Understood> among(
            String reference, List<N> meant, Function<N, Optional<Understood>> change) {
        return switch (meant.size()) {
            case 0 -> Optional.empty();
            case 1 -> change.apply(meant.getFirst());
            default ->
                Optional.of(
                        new Understood.Which(reference, List.copyOf(meant), name -> words.replace(reference, name)));
        };
    }

    Optional<Understood> unknown(String reference) {
        return Understood.no("I find no step like “" + reference.strip() + "” here, so nothing changed. The steps are "
                + workflow.nodes().stream().limit(SHOWN).map(StepWords::quoted).collect(Collectors.joining(", "))
                + (workflow.nodes().size() > SHOWN ? " and more." : "."));
    }

    <N extends Node> List<N> all(Class<N> kind) {
        return workflow.nodes().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** "Ten minutes" as {@code 10m}; empty when that is no length of time. */
    Optional<String> duration(String said) {
        return Steps.all(reading("then wait " + said).steps(), Step.Wait.class).stream()
                .findFirst()
                .map(Step.Wait::duration);
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
