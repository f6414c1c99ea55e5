package dev.parley.bot.approvals;

import dev.parley.bot.identity.Caller;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.Runtime.FormResult;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes filled-in forms, from whatever surface they come. Late and repeated ones change nothing. */
@Component
public final class Forms {
    private static final String KIND = "input";

    private final Runtime runtime;
    private final RunHistory history;

    Forms(Runtime runtime, RunHistory history) {
        this.runtime = runtime;
        this.history = history;
    }

    /** Whether this asks people to fill in a form, not to decide. */
    public static boolean isForm(ApprovalSummary question) {
        return question.kind().equals(KIND);
    }

    /** Empty when there is no such form in this person's organization. */
    public Optional<ApprovalSummary> find(Caller caller, String formId) {
        return question(caller, formId).filter(Forms::isForm);
    }

    /** @param values by field, each of its type */
    public Submission submit(Caller caller, String formId, JsonNode values) {
        Optional<ApprovalSummary> asked = question(caller, formId);
        if (asked.isEmpty()) {
            return new Submission.NotAsked();
        }
        ApprovalSummary form = asked.get();
        if (!isForm(form)) {
            return new Submission.IsApproval();
        }
        if (!form.state().equals("pending")) {
            return settled(form);
        }
        if (!new Approvers(form.approvers()).include(caller)) {
            return new Submission.NotAllowed(form.approvers());
        }
        return switch (runtime.fillIn(caller.org(), form.run(), form.step(), values, caller.actor())) {
            case FormResult.Taken _ -> new Submission.Taken();
            case FormResult.Refused refused -> new Submission.Unfit(refused.problems());
            case FormResult.AlreadyGiven _, FormResult.NotAsked _ ->
                question(caller, formId).map(Forms::settled).orElseGet(Submission.NotAsked::new);
        };
    }

    private Optional<ApprovalSummary> question(Caller caller, String id) {
        return StepOfRun.parse(id).flatMap(_ -> history.approval(caller.org(), id));
    }

    private static Submission settled(ApprovalSummary form) {
        return new Submission.Settled(form.state(), form.decidedBy(), form.decidedAt());
    }
}
