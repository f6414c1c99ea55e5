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

/** Hands a decision to somebody else, from whatever surface the wish comes. Only who may decide may hand it on. */
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
                .<Handover>map(Handover.NotTheirs::new)
                .orElseGet(() -> members.named(caller.org(), to)
                        .map(member -> delegate(caller, question, member, comment))
                        .orElseGet(() -> new Handover.Nobody(to)));
    }

    /** Why this person cannot hand it on, whoever is to have it; empty when they can. */
    Optional<Decision> refusal(Caller caller, ApprovalSummary question) {
        if (Forms.isForm(question)) {
            return Optional.of(new Decision.IsForm());
        }
        if (!question.state().equals("pending")) {
            return Optional.of(
                    new Decision.AlreadyDecided(question.state(), question.decidedBy(), question.decidedAt()));
        }
        // Who has handed it on already is told to whom, not that it is not theirs.
        return deciders.include(caller, question)
                        || question.course().handedTo(caller.actor()).isPresent()
                ? Optional.empty()
                : Optional.of(new Decision.NotAllowed(Deciders.people(question)));
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
