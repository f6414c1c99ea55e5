package dev.parley.connectors.ai.model;

import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a question was asked for, for the ledger and the budgets. Each is null where it does not apply.
 *
 * @param workflow the value of its {@code WorkflowId}, which connectors do not know
 */
public record Origin(
        @Nullable UUID workflow,
        @Nullable RunId run,
        @Nullable NodeId node) {
    /** Not a workflow's: a conversation, for instance. */
    public static final Origin NONE = new Origin(null, null, null);
}
