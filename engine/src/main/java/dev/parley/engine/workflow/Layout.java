package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where somebody put the steps of a workflow by hand. Nothing runs differently for it, and no diff tells of it.
 *
 * @param positions by id of a step, or {@link NodeId#TRIGGER}; within a loop from the loop's corner; empty means that whoever draws
 *     the workflow arranges it
 */
public record Layout(Map<NodeId, Position> positions) {
    public static final Layout AUTOMATIC = new Layout(Map.of());

    public Layout {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
    }

    /** In pixels, to the right and down. */
    public record Position(int x, int y) {}
}
