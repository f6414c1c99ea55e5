package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Place;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** How changes are told. */
final class Said {
    private Said() {}

    /** What some new steps are called. */
    static String steps(Workflow steps) {
        List<String> titles = steps.nodes().stream()
                .filter(node -> !(node instanceof Node.Stop) || steps.nodes().size() == 1)
                .map(StepWords::quoted)
                .toList();
        return titles.stream().collect(Collectors.joining(" and "));
    }

    static String place(Place place, Workflow workflow) {
        return switch (place.kind()) {
            case START -> "at the start";
            case END -> "at the end";
            case BEFORE -> "before " + step(place, workflow);
            case AFTER -> "after " + step(place, workflow);
        };
    }

    private static String step(Place place, Workflow workflow) {
        return workflow.node(Objects.requireNonNull(place.step()))
                .map(StepWords::quoted)
                .orElse("that step");
    }

    static String people(List<String> names) {
        return names.isEmpty()
                ? "anyone in your organization"
                : String.join(
                        " or ",
                        names.stream()
                                .map(name -> name.replaceFirst("^(?:user|role):", ""))
                                .toList());
    }
}
