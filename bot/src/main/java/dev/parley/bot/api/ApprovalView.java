package dev.parley.bot.api;

import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.run.RunId;
import dev.parley.engine.workflow.NodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question to people as the API gives it. */
record ApprovalView(
        String id,
        RunId executionId,
        NodeId node,
        String workflowName,
        List<String> approvers,
        String message,
        String state,
        Instant askedAt,
        @Nullable Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable Instant decidedAt) {
    static ApprovalView of(ApprovalSummary approval) {
        return new ApprovalView(
                approval.id(),
                approval.run(),
                approval.node(),
                approval.workflowName(),
                approval.approvers(),
                approval.message(),
                approval.state(),
                approval.askedAt(),
                approval.expiresAt(),
                approval.decidedBy(),
                approval.comment(),
                approval.decidedAt());
    }
}
