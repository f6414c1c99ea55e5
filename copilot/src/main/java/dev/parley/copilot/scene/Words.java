package dev.parley.copilot.scene;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows models' words through templates: by what is read, not by the order of steps. */
final class Words {
    private final Scene scene;

    Words(Scene scene) {
        this.scene = scene;
    }

    Set<NodeId> in(Node node) {
        return in(node, new HashSet<>());
    }

    private Set<NodeId> in(Node node, Set<NodeId> seen) {
        if (!seen.add(node.id())) {
            return Set.of();
        }
        return scene.reads(node).stream()
                .map(path -> path.split("\\.")[0])
                .flatMap(root -> root.equals("each") ? items(node, seen) : made(root, seen))
                .collect(Collectors.toSet());
    }

    /** An item holds what its loop's list holds. */
    private Stream<NodeId> items(Node reader, Set<NodeId> seen) {
        return Stream.ofNullable(reader.settings().in())
                .flatMap(loop -> scene.workflow().node(loop).stream())
                .flatMap(loop -> in(loop, seen).stream());
    }

    private Stream<NodeId> made(String step, Set<NodeId> seen) {
        return scene.workflow().node(new NodeId(step)).stream().flatMap(node -> from(node, seen));
    }

    private Stream<NodeId> from(Node source, Set<NodeId> seen) {
        if (scene.writesText(source)) {
            return Stream.of(source.id());
        }
        return switch (source) {
            case Node.SetValues _, Node.CallWorkflow _ -> in(source, seen).stream();
            case Node.ForEach _, Node.Repeat _ ->
                Stream.concat(
                        in(source, seen).stream(), scene.within(source.id()).flatMap(member -> from(member, seen)));
            // What another system answers, or a person decides, is no longer the model's text.
            case Node.Call _,
                    Node.If _,
                    Node.Switch _,
                    Node.Delay _,
                    Node.Approval _,
                    Node.Input _,
                    Node.WaitForEvent _,
                    Node.Stop _ -> Stream.of();
        };
    }
}
