package dev.parley.engine.run;

import dev.parley.engine.NodeId;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.Looping;
import dev.parley.engine.run.NodeState.Skipped;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the arrows of a workflow mean, said a second time and in other words than the interpreter's, to hold it against. */
record Graph(Workflow workflow) {
    enum Arrow {
        TAKEN,
        SKIPPED,
        PENDING
    }

    Node node(NodeId id) {
        return workflow.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** @param container null for the workflow itself */
    List<Node> members(@Nullable NodeId container) {
        return workflow.nodes().stream()
                .filter(node -> Objects.equals(node.settings().in(), container))
                .toList();
    }

    /** The arrows to this step; a loop's round begins with the steps that have none. */
    List<Arrow> arrowsTo(Node node, Frame frame) {
        List<Edge> edges = workflow.edges().stream()
                .filter(edge -> edge.to().equals(node.id()))
                .toList();
        return edges.isEmpty() && node.settings().in() != null
                ? List.of(Arrow.TAKEN)
                : edges.stream().map(edge -> arrow(edge, frame)).toList();
    }

    private Arrow arrow(Edge edge, Frame frame) {
        if (edge.from().equals(NodeId.TRIGGER)) {
            return Arrow.TAKEN;
        }
        return switch (frame.nodes().get(edge.from())) {
            case Skipped _ -> Arrow.SKIPPED;
            case Failed failed -> taken("error".equals(edge.when()) || (failed.tolerated() && edge.when() == null));
            case Succeeded done ->
                taken(
                        edge.when() == null
                                ? isPlain(edge.from(), done)
                                : edge.when().equals(done.choice()));
            case null, default -> Arrow.PENDING;
        };
    }

    private static Arrow taken(boolean isTaken) {
        return isTaken ? Arrow.TAKEN : Arrow.SKIPPED;
    }

    private boolean isPlain(NodeId from, Succeeded done) {
        return switch (node(from)) {
            case Node.Approval _ -> "approved".equals(done.choice());
            case Node.Input _, Node.WaitForEvent _ -> !"expired".equals(done.choice());
            default -> true;
        };
    }

    boolean hasErrorArrow(NodeId from) {
        return workflow.edges().stream().anyMatch(edge -> edge.from().equals(from) && "error".equals(edge.when()));
    }

    /** This step and whatever arrows lead to from it. */
    Set<NodeId> downstream(NodeId from) {
        Set<NodeId> reached = new HashSet<>();
        reach(from, reached);
        return reached;
    }

    private void reach(NodeId from, Set<NodeId> reached) {
        if (reached.add(from)) {
            workflow.edges().stream()
                    .filter(edge -> edge.from().equals(from))
                    .forEach(edge -> reach(edge.to(), reached));
        }
    }

    /** The outermost loop the step is in, or the step itself. */
    NodeId outermost(NodeId id) {
        NodeId container = node(id).settings().in();
        return container == null ? id : outermost(container);
    }

    /** Tells of the workflow's own steps and of those of every round under way. */
    void forEachLevel(RunState state, BiConsumer<List<Node>, Frame> told) {
        forEachLevel(null, state.steps(), told);
    }

    private void forEachLevel(@Nullable NodeId container, Frame frame, BiConsumer<List<Node>, Frame> told) {
        told.accept(members(container), frame);
        frame.nodes().forEach((id, at) -> {
            if (at instanceof Looping loop) {
                loop.rounds().values().forEach(round -> forEachLevel(id, round, told));
            }
        });
    }

    /** The level the step is at; null once its round is over. */
    @Nullable
    Frame levelOf(StepId step, Frame frame) {
        if (!step.isInLoop()) {
            return frame;
        }
        StepId.Round round = step.within().getFirst();
        Frame inner = frame.nodes().get(round.container()) instanceof Looping loop
                ? loop.rounds().get(round.index())
                : null;
        return inner == null ? null : levelOf(step.below(), inner);
    }
}
