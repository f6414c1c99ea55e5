package dev.parley.bot.approvals;

import dev.parley.bot.identity.Caller;
import dev.parley.engine.Actor;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.Runtime.VoteResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes people's answers, from whatever surface they come. Late and repeated answers change nothing. */
@Component
public final class Approvals {
    private static final int MOST_WAITING = 200;

    private final Runtime runtime;
    private final RunHistory history;
    private final Deciders deciders;

    Approvals(Runtime runtime, RunHistory history, Deciders deciders) {
        this.runtime = runtime;
        this.deciders = deciders;
        this.history = history;
    }

    /** What this person may answer and nobody has yet, newest first. */
    public List<ApprovalSummary> waitingFor(Caller caller, int limit) {
        return history.approvals(caller.org(), true, MOST_WAITING).stream()
                .filter(question ->
                        deciders.include(caller, question) && !question.course().hasVoted(caller.actor()))
                .limit(limit)
                .toList();
    }

    /** @param comment null when none was given */
    public Decision decide(Caller caller, String approvalId, boolean approve, @Nullable String comment) {
        Optional<StepOfRun> id = StepOfRun.parse(approvalId);
        Optional<ApprovalSummary> asked = id.flatMap(_ -> history.approval(caller.org(), approvalId));
        if (asked.isEmpty()) {
            return new Decision.NotAsked();
        }
        ApprovalSummary question = asked.get();
        if (Forms.isForm(question)) {
            return new Decision.IsForm();
        }
        if (!question.state().equals("pending")) {
            return new Decision.AlreadyDecided(question.state(), question.decidedBy(), question.decidedAt());
        }
        if (!deciders.include(caller, question)) {
            return new Decision.NotAllowed(Deciders.people(question));
        }
        VoteResult result =
                runtime.vote(caller.org(), question.run(), question.step(), approve, caller.actor(), comment);
        return switch (result) {
            case VoteResult.Counted counted ->
                counted.choice() == null ? new Decision.Counted() : new Decision.Decided(counted.choice());
            case VoteResult.AlreadyDecided decided ->
                new Decision.AlreadyDecided(decided.choice(), nameOf(decided.by()), decided.at());
            case VoteResult.AlreadyVoted _ -> new Decision.AlreadyVoted();
            case VoteResult.NotAsked _ -> new Decision.NotAsked();
        };
    }

    private static @Nullable String nameOf(@Nullable Actor actor) {
        return actor == null ? null : actor.name();
    }
}
