package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every workflow has a name and steps; every step has a name of its own that expressions can say. */
final class NameRule implements Rule {
    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        Stream.Builder<Finding> findings = Stream.builder();
        if (workflow.name().isBlank()) {
            findings.add(
                    Finding.error("no_name", "name", "The workflow has no name.", "Say in a few words what it does."));
        }
        if (workflow.nodes().isEmpty()) {
            findings.add(
                    Finding.error("empty_workflow", "nodes", "The workflow has no steps.", "Add at least one step."));
        }
        Set<NodeId> seen = new HashSet<>();
        IntStream.range(0, workflow.nodes().size()).forEach(index -> {
            NodeId id = workflow.nodes().get(index).id();
            if (!seen.add(id)) {
                findings.add(Finding.error(
                        "duplicate_id",
                        "nodes[" + index + "]",
                        "Two steps are called \"" + id + "\".",
                        "Rename one of them, and the arrows and expressions that mean it."));
            }
        });
        return Stream.concat(findings.build(), seen.stream().sorted().flatMap(NameRule::ofName));
    }

    private static Stream<Finding> ofName(NodeId id) {
        if (!id.isIdentifier()) {
            return Stream.of(Finding.error(
                    "bad_id",
                    id.value(),
                    "\"" + id + "\" cannot name a step, because expressions could not refer to it.",
                    "Use at most 64 letters, digits and underscores, not starting with a digit, such as " + tame(id)
                            + "."));
        }
        if (id.isReserved()) {
            return Stream.of(Finding.error(
                    "reserved_id",
                    id.value(),
                    "\"" + id + "\" has a meaning of its own in expressions.",
                    "Call the step something else, such as " + id + "_step."));
        }
        return Stream.of();
    }

    private static String tame(NodeId id) {
        String tame = id.value().replaceAll("[^A-Za-z0-9_]+", "_").replaceFirst("^(?=\\d|$)", "step_");
        return tame.substring(0, Math.min(tame.length(), 64));
    }
}
