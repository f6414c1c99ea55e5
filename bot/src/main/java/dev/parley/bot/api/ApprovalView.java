package dev.parley.bot.api;

import dev.parley.engine.RunId;
import dev.parley.engine.journal.ApprovalSummary;
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
        List<VoteView> votes,
        List<DelegationView> delegations,
        @Nullable Instant remindedAt,
        List<String> escalatedTo,
        @Nullable Instant escalatedAt,
        Instant askedAt,
        @Nullable Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable JsonNode values,
        @Nullable Instant decidedAt) {
    /** One person's answer so far. */
    record VoteView(String by, boolean approve, @Nullable String comment, Instant at) {}

    /** A decision handed on. */
    record DelegationView(String by, String to, @Nullable String comment, Instant at) {}

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
                approval.course().votes().stream()
                        .map(vote -> new VoteView(vote.by().name(), vote.approve(), vote.comment(), vote.at()))
                        .toList(),
                approval.course().delegations().stream()
                        .map(handed -> new DelegationView(
                                handed.by().name(), handed.to().name(), handed.comment(), handed.at()))
                        .toList(),
                approval.course().remindedAt(),
                approval.course().escalatedTo(),
                approval.course().escalatedAt(),
                approval.askedAt(),
                approval.expiresAt(),
                approval.decidedBy(),
                approval.comment(),
                approval.values(),
                approval.decidedAt());
    }
}
