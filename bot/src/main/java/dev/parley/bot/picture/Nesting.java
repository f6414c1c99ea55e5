package dev.parley.bot.picture;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which steps are done within which loop. A draft may name a loop that is none, or a circle of them: such a step stands alone. */
public final class Nesting {
    private final Map<NodeId, NodeId> loops = new LinkedHashMap<>();

    private Nesting() {}

    public static Nesting of(Workflow workflow) {
        Nesting nesting = new Nesting();
        for (Node node : workflow.nodes()) {
            NodeId loop = node.settings().in();
            boolean isLoop = loop != null
                    && workflow.node(loop)
                            .filter(Node.Container.class::isInstance)
                            .isPresent();
            if (isLoop && !nesting.isWithin(loop, node.id())) {
                nesting.loops.put(node.id(), loop);
            }
        }
        return nesting;
    }

    /** Null when the step is in no loop. */
    public @Nullable NodeId loopOf(NodeId step) {
        return loops.get(step);
    }

    boolean hasMembers(NodeId loop) {
        return loops.containsValue(loop);
    }

    public boolean isEmpty() {
        return loops.isEmpty();
    }

    private boolean isWithin(NodeId step, NodeId loop) {
        NodeId outer = loopOf(step);
        return step.equals(loop) || outer != null && isWithin(outer, loop);
    }
}
