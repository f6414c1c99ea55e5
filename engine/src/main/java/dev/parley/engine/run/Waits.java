package dev.parley.engine.run;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.run.Command.Perform;
import dev.parley.engine.run.Command.Settle;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.NodeState.Vote;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.Decision;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.workflow.Node.Approval;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whether what a step waits for has come. */
final class Waits {
    private Waits() {}

    /** @return what to do now; empty when it has to wait on */
    static Optional<Command> over(Step step, NodeState at, RunState state, Instant now) {
        return switch (at) {
            case NodeState.Retrying retrying
            when !retrying.at().isAfter(now) -> Optional.of(again(step, retrying.failedAttempt() + 1, state));
            case NodeState.Delayed delayed
            when !delayed.until().isAfter(now) ->
                Optional.of(new Settle(new NodeSucceeded(step.id(), delayOutput(delayed.until()), null)));
            case Asking asking -> Optional.ofNullable(answer(step, asking, now));
            case NodeState.Retrying _,
                    NodeState.Delayed _,
                    NodeState.Running _,
                    NodeState.InDoubt _,
                    NodeState.Succeeded _,
                    NodeState.Failed _,
                    NodeState.Skipped _ -> Optional.empty();
        };
    }

    static ObjectNode delayOutput(Instant until) {
        return JsonNodeFactory.instance.objectNode().put("until", until.toString());
    }

    private static Command again(Step step, int attempt, RunState state) {
        try {
            return new Perform(new NodeStarted(step.id(), attempt, step.input().in(new RunScope(state))));
        } catch (ExpressionException e) {
            return new Settle(new NodeFailed(step.id(), Errors.badExpression(step.id(), e), null));
        }
    }

    private static @Nullable Command answer(Step step, Asking asking, Instant now) {
        for (Vote vote : asking.votes()) {
            if (!vote.approve()) {
                return decided(step, Decision.REJECTED, vote);
            }
        }
        if (asking.votes().size() >= asking.quorum()) {
            return decided(step, Decision.APPROVED, asking.votes().getLast());
        }
        return asking.expiresAt() == null || asking.expiresAt().isAfter(now) ? null : expired(step);
    }

    private static Command decided(Step step, Decision decision, Vote vote) {
        return new Settle(new ApprovalClosed(step.id(), decision, decision.word(), vote.by(), vote.comment()));
    }

    private static Command expired(Step step) {
        String expired = Decision.EXPIRED.word();
        String choice = step.hasArrowFor(expired) ? expired : onExpiry((Approval) step.node());
        return new Settle(new ApprovalClosed(step.id(), Decision.EXPIRED, choice, null, null));
    }

    private static @Nullable String onExpiry(Approval approval) {
        return switch (approval.onExpiry()) {
            case REJECT -> Decision.REJECTED.word();
            case APPROVE -> Decision.APPROVED.word();
            case FAIL -> null;
        };
    }
}
