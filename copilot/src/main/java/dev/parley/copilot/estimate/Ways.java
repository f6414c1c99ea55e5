package dev.parley.copilot.estimate;

import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The longest way through a workflow in which nothing fails. */
final class Ways {
    private final Scene scene;
    private final Map<NodeId, Duration> ends = new HashMap<>();

    Ways(Scene scene) {
        this.scene = scene;
    }

    Duration longest() {
        return longest(
                scene.workflow().nodes().stream().filter(node -> node.settings().in() == null));
    }

    private Duration longest(Stream<Node> nodes) {
        return nodes.map(node -> end(node.id())).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** When this step is done; zero where only a failure leads there. */
    private Duration end(NodeId step) {
        Duration known = ends.get(step);
        if (known != null) {
            return known;
        }
        // A circle is another rule's finding; it must not make this one run for ever.
        ends.put(step, Duration.ZERO);
        Set<Edge> into = Set.copyOf(scene.into(step));
        boolean isForFailure = !into.isEmpty() && into.stream().allMatch(Edge::isErrorPath);
        Duration begin = into.stream()
                .filter(edge -> !edge.isErrorPath())
                .map(edge -> end(edge.from()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration end = isForFailure
                ? Duration.ZERO
                : begin.plus(scene.workflow().node(step).map(this::own).orElse(Duration.ZERO));
        ends.put(step, end);
        return end;
    }

    private Duration own(Node node) {
        return switch (node) {
            case Node.Call call -> Typical.time(call, scene);
            case Node.ForEach loop -> round(loop).multipliedBy(Typical.ITEMS).dividedBy(Math.max(1, loop.parallel()));
            case Node.Repeat loop -> round(loop).multipliedBy(Math.min(Typical.ROUNDS, Math.max(1, loop.max())));
            case Node.SetValues _,
                    Node.If _,
                    Node.Switch _,
                    Node.Delay _,
                    Node.Approval _,
                    Node.Input _,
                    Node.WaitForEvent _,
                    Node.CallWorkflow _,
                    Node.Stop _ -> Duration.ZERO;
        };
    }

    private Duration round(Node.Container loop) {
        return longest(scene.workflow().nodes().stream()
                .filter(node -> Objects.equals(loop.id(), node.settings().in())));
    }
}
