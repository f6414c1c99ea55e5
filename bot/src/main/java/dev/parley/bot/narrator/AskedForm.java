package dev.parley.bot.narrator;

import dev.parley.bot.approvals.StepOfRun;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.run.Course;
import dev.parley.engine.run.NodeState.AskingInput;
import dev.parley.engine.workflow.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form that people are asked to fill in, as it stands by now.
 *
 * @param workflow its name
 * @param people asked by now
 * @param expiresAt null means never
 */
record AskedForm(
        StepOfRun id,
        String workflow,
        List<String> people,
        String message,
        List<Trigger.Input> fields,
        Instant askedAt,
        @Nullable Instant expiresAt,
        Course course) {
    static AskedForm of(String workflow, StepOfRun id, AskingInput asking) {
        return new AskedForm(
                id,
                workflow,
                asking.asked(),
                asking.message(),
                asking.fields(),
                asking.askedAt(),
                asking.expiresAt(),
                asking.course());
    }

    static AskedForm of(ApprovalSummary form) {
        return new AskedForm(
                new StepOfRun(form.run(), form.step()),
                form.workflowName(),
                form.approvers(),
                form.message(),
                form.fields(),
                form.askedAt(),
                form.expiresAt(),
                form.course());
    }
}
