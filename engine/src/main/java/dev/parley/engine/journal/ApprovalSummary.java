package dev.parley.engine.journal;

import dev.parley.engine.run.RunId;
import dev.parley.engine.workflow.NodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to people and what became of it.
 *
 * @param id {@code <run>.<node>}
 * @param state {@code pending}, {@code approved}, {@code rejected}, {@code expired} or {@code cancelled}
 * @param decidedBy name of the person whose answer decided; null while pending and when it expired
 */
public record ApprovalSummary(
        String id,
        RunId run,
        NodeId node,
        String workflowName,
        List<String> approvers,
        String message,
        String state,
        Instant askedAt,
        @Nullable Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable Instant decidedAt) {}
