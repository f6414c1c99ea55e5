package dev.parley.copilot.revision;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways that leave a step. */
final class Outcomes {
    private Outcomes() {}

    /** A loose end: an arrow from here, on this outcome, could lead on. */
    record End(NodeId from, @Nullable String when) {
        Edge to(NodeId next) {
            return new Edge(from, next, when);
        }
    }

    /** The way a step goes on when all is well; empty for one that ends the run or has several of equal right. */
    static Optional<End> main(Node node) {
        return switch (node) {
            case Node.Approval approval -> Optional.of(new End(approval.id(), "approved"));
            case Node.If condition -> Optional.of(new End(condition.id(), "true"));
            case Node.Switch _, Node.Stop _ -> Optional.empty();
            case Node.Call call ->
                call.operation().equals("ai.route") ? Optional.empty() : Optional.of(new End(call.id(), null));
            case Node.SetValues _,
                    Node.Delay _,
                    Node.Input _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.WaitForEvent _,
                    Node.CallWorkflow _ -> Optional.of(new End(node.id(), null));
        };
    }

    /** Where these steps have come to an end and something may follow, steps within loops left out. */
    static List<End> loose(Workflow steps) {
        return steps.nodes().stream()
                .filter(node -> node.settings().in() == null)
                .flatMap(Outcomes::all)
                .filter(end -> steps.edges().stream()
                        .noneMatch(edge -> edge.from().equals(end.from()) && Objects.equals(edge.when(), end.when())))
                .toList();
    }

    /** The last steps on the ways that lead from the start by main outcomes, other than those that end the run. */
    static List<End> last(Workflow workflow) {
        List<NodeId> handlers = workflow.edges().stream()
                .filter(Edge::isErrorPath)
                .map(Edge::to)
                .toList();
        return workflow.nodes().stream()
                .filter(node -> node.settings().in() == null && !handlers.contains(node.id()))
                .filter(node -> workflow.edges().stream()
                        .noneMatch(edge -> edge.from().equals(node.id()) && !edge.isErrorPath() && !isNo(edge)))
                .flatMap(node -> main(node).stream())
                .toList();
    }

    private static boolean isNo(Edge edge) {
        return "rejected".equals(edge.when()) || "expired".equals(edge.when());
    }

    private static Stream<End> all(Node node) {
        return switch (node) {
            case Node.If condition -> Stream.of(new End(condition.id(), "true"), new End(condition.id(), "false"));
            case Node.Switch choice ->
                Stream.concat(choice.cases().keySet().stream(), Stream.of("default"))
                        .map(name -> new End(choice.id(), name));
            case Node.Approval _,
                    Node.Stop _,
                    Node.Call _,
                    Node.SetValues _,
                    Node.Delay _,
                    Node.Input _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.WaitForEvent _,
                    Node.CallWorkflow _ -> main(node).stream();
        };
    }
}
