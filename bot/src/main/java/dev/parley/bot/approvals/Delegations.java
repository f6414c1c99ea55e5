package dev.parley.bot.approvals;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Members;
import dev.parley.bot.identity.Members.Member;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.Runtime.DelegationResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands a decision, or a form, to somebody else, from whatever surface the wish comes. Only who may answer may hand it on. */
@Component
public final class Delegations {
    private final Runtime runtime;
    private final RunHistory history;
    private final Members members;
    private final Deciders deciders;

    Delegations(Runtime runtime, RunHistory history, Members members, Deciders deciders) {
        this.runtime = runtime;
        this.history = history;
        this.members = members;
        this.deciders = deciders;
    }

    /**
     * @param to id, name or address of a person
     * @param comment null when none was given
     */
    public Handover delegate(Caller caller, String approvalId, String to, @Nullable String comment) {
        Optional<ApprovalSummary> asked =
                StepOfRun.parse(approvalId).flatMap(_ -> history.approval(caller.org(), approvalId));
        if (asked.isEmpty()) {
            return new Handover.NotTheirs(new Decision.NotAsked());
        }
        ApprovalSummary question = asked.get();
        return refusal(caller, question)
                .orElseGet(() -> members.named(caller.org(), to)
                        .map(member -> delegate(caller, question, member, comment))
                        .orElseGet(() -> new Handover.Nobody(to)));
    }

    /** Why this person cannot hand it on, whoever is to have it; empty when they can. */
    Optional<Handover> refusal(Caller caller, ApprovalSummary question) {
        if (!question.state().equals("pending")) {
            return Optional.of(settled(question));
        }
        // Who has handed it on already is told to whom, not that it is not theirs.
        return deciders.include(caller, question)
                        || question.course().handedTo(caller.actor()).isPresent()
                ? Optional.empty()
                : Optional.of(notAllowed(question));
    }

    private static Handover settled(ApprovalSummary question) {
        return Forms.isForm(question)
                ? new Handover.NotTheirForm(Forms.settled(question))
                : new Handover.NotTheirs(
                        new Decision.AlreadyDecided(question.state(), question.decidedBy(), question.decidedAt()));
    }

    private static Handover notAllowed(ApprovalSummary question) {
        return Forms.isForm(question)
                ? new Handover.NotTheirForm(new Submission.NotAllowed(Deciders.people(question)))
                : new Handover.NotTheirs(new Decision.NotAllowed(Deciders.people(question)));
    }

    private Handover delegate(Caller caller, ApprovalSummary question, Member to, @Nullable String comment) {
        boolean isOther = !Deciders.actor(to).id().equals(caller.actor().id());
        if (isOther
                && deciders.name(caller.org(), to, question)
                && question.course().handedTo(caller.actor()).isEmpty()
                && question.course().handedTo(Deciders.actor(to)).isEmpty()) {
            return new Handover.AskedAlready(to.name());
        }
        DelegationResult result = runtime.delegate(
                caller.org(), question.run(), question.step(), caller.actor(), Deciders.actor(to), comment);
        return switch (result) {
            case DelegationResult.Delegated _ -> new Handover.Done(to.name());
            case DelegationResult.Refused refused -> new Handover.Refused(refused.why(), to.name());
            case DelegationResult.NotAsked _ -> new Handover.NotTheirs(new Decision.NotAsked());
        };
    }
}
