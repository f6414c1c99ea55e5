package dev.parley.bot.approvals;

import dev.parley.bot.chat.Form;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.Runtime.FormResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes filled-in forms, from whatever surface they come. Late and repeated ones change nothing. */
@Component
public final class Forms {
    private static final String KIND = "input";

    private final Runtime runtime;
    private final RunHistory history;
    private final Deciders deciders;

    Forms(Runtime runtime, RunHistory history, Deciders deciders) {
        this.runtime = runtime;
        this.deciders = deciders;
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
        return answer(caller, formId, form -> fillIn(caller, form, values));
    }

    /** @param typed by field */
    public Submission submit(Caller caller, String formId, Map<String, String> typed) {
        return answer(caller, formId, form -> {
            Form.Filled filled = Form.asking(form.fields()).read(typed);
            return filled.problems().isEmpty()
                    ? fillIn(caller, form, filled.values())
                    : new Submission.Unfit(List.copyOf(filled.problems().values()), filled.problems());
        });
    }

    /** Why this person cannot fill it in, at least not any more; empty when they can. */
    public Optional<Submission> refusal(Caller caller, String formId) {
        return question(caller, formId)
                .map(form -> refusal(caller, form))
                .orElseGet(() -> Optional.of(new Submission.NotAsked()));
    }

    private Optional<Submission> refusal(Caller caller, ApprovalSummary form) {
        if (!isForm(form)) {
            return Optional.of(new Submission.IsApproval());
        }
        if (!form.state().equals("pending")) {
            return Optional.of(settled(form));
        }
        return deciders.include(caller, form)
                ? Optional.empty()
                : Optional.of(new Submission.NotAllowed(Deciders.people(form)));
    }

    private Submission answer(Caller caller, String formId, Function<ApprovalSummary, Submission> answer) {
        return question(caller, formId)
                .map(form -> refusal(caller, form).orElseGet(() -> answer.apply(form)))
                .orElseGet(Submission.NotAsked::new);
    }

    private Submission fillIn(Caller caller, ApprovalSummary form, JsonNode values) {
        return switch (runtime.fillIn(caller.org(), form.run(), form.step(), values, caller.actor())) {
            case FormResult.Taken _ -> new Submission.Taken();
            case FormResult.Refused refused -> new Submission.Unfit(refused.problems(), Map.of());
            case FormResult.AlreadyGiven _, FormResult.NotAsked _ ->
                question(caller, form.id()).map(Forms::settled).orElseGet(Submission.NotAsked::new);
        };
    }

    private Optional<ApprovalSummary> question(Caller caller, String id) {
        return StepOfRun.parse(id).flatMap(_ -> history.approval(caller.org(), id));
    }

    static Submission settled(ApprovalSummary form) {
        return new Submission.Settled(form.state(), form.decidedBy(), form.decidedAt());
    }
}
