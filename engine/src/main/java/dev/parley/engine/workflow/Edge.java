package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * An arrow from a step (or {@link NodeId#TRIGGER}) to the step that may follow.
 *
 * @param when the outcome that takes this arrow: {@code true}/{@code false}, a case name, {@code approved}, …, or
 *     {@link #ERROR}; null means "on success"
 */
public record Edge(NodeId from, NodeId to, @Nullable String when) {
    /** Taken when the source step failed for good. */
    public static final String ERROR = "error";

    public boolean isErrorPath() {
        return ERROR.equals(when);
    }
}
