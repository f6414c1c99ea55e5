package dev.parley.bot.api;

import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.run.RunId;
import dev.parley.engine.workflow.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A question to people as the API gives it. */
record ApprovalView(
        String id,
        RunId executionId,
        String node,
        String kind,
        String workflowName,
        List<String> approvers,
        String message,
        List<Trigger.Input> fields,
        String state,
        Instant askedAt,
        @Nullable Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable JsonNode values,
        @Nullable Instant decidedAt) {
    static ApprovalView of(ApprovalSummary approval) {
        return new ApprovalView(
                approval.id(),
                approval.run(),
                approval.step().toString(),
                approval.kind(),
                approval.workflowName(),
                approval.approvers(),
                approval.message(),
                approval.fields(),
                approval.state(),
                approval.askedAt(),
                approval.expiresAt(),
                approval.decidedBy(),
                approval.comment(),
                approval.values(),
                approval.decidedAt());
    }
}
