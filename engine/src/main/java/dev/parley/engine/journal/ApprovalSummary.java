package dev.parley.engine.journal;

import dev.parley.engine.RunId;
import dev.parley.engine.run.Course;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question to people and what became of it.
 *
 * @param id {@code <run>.<step>}
 * @param kind {@code approval}, or {@code input} for a form to fill in
 * @param approvers who is asked by now; empty means anyone
 * @param fields of the form; empty for an approval
 * @param state {@code pending}, {@code approved}, {@code rejected}, {@code answered}, {@code expired} or {@code cancelled}
 * @param decidedBy name of the person whose answer decided; null while pending and when it expired
 * @param course votes, delegations, reminders and escalation so far
 * @param values what was filled in; null for an approval and while pending
 */
public record ApprovalSummary(
        String id,
        RunId run,
        StepId step,
        String kind,
        String workflowName,
        List<String> approvers,
        String message,
        List<Trigger.Input> fields,
        String state,
        Course course,
        Instant askedAt,
        @Nullable Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable JsonNode values,
        @Nullable Instant decidedAt) {
    ApprovalSummary in(Course then) {
        return new ApprovalSummary(
                id,
                run,
                step,
                kind,
                workflowName,
                then.asked(approvers),
                message,
                fields,
                state,
                then,
                askedAt,
                expiresAt,
                decidedBy,
                comment,
                values,
                decidedAt);
    }
}
