package dev.parley.engine.run;

import dev.parley.engine.RunId;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.run.Command.Perform;
import dev.parley.engine.run.Command.WriteDown;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.NodeState.AwaitingRun;
import dev.parley.engine.run.NodeState.Question;
import dev.parley.engine.run.NodeState.Vote;
import dev.parley.engine.run.NodeState.Waiting;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalEscalated;
import dev.parley.engine.run.RunEvent.ApprovalReminded;
import dev.parley.engine.run.RunEvent.Decision;
import dev.parley.engine.run.RunEvent.NodeAbandoned;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.RunEvent.WaitExpired;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Node.Approval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whether what a step waits for has come. */
final class Waits {
    private Waits() {}

    /** @return what to do now; empty when it has to wait on */
    static Optional<Command> over(Place place, Step step, Waiting at, Instant now) {
        if (at instanceof Asking asking) {
            Optional<Command> decided = decided(place.id(step), asking);
            if (decided.isPresent()) {
                return decided;
            }
        }
        Instant until = at.until();
        if (until == null || until.isAfter(now)) {
            return Optional.empty();
        }
        return switch (at) {
            case NodeState.Retrying retrying -> Optional.of(again(place, step, retrying.failedAttempt() + 1, now));
            case NodeState.Delayed _ ->
                Optional.of(new WriteDown(new NodeSucceeded(place.id(step), delayOutput(until), null)));
            case Question question -> Optional.of(new WriteDown(unanswered(place.id(step), step, question, now)));
            case NodeState.AwaitingEvent _ -> Optional.of(new WriteDown(waitExpired(place.id(step), step)));
            case NodeState.AwaitingRun _, NodeState.InDoubt _ -> Optional.empty();
        };
    }

    static ObjectNode delayOutput(Instant until) {
        return JsonNodeFactory.instance.objectNode().put("until", until.toString());
    }

    private static Command again(Place place, Step step, int attempt, Instant now) {
        StepId id = place.id(step);
        try {
            JsonNode input = Beginnings.input(place, step);
            return step.node() instanceof Node.CallWorkflow
                    ? Beginnings.call(place, step, attempt, input, now)
                    : new Perform(new NodeStarted(id, attempt, input));
        } catch (ExpressionException e) {
            return new WriteDown(new NodeFailed(id, Errors.badExpression(id, e), null, null));
        }
    }

    private static Optional<Command> decided(StepId id, Asking asking) {
        for (Vote vote : asking.votes()) {
            if (!vote.approve()) {
                return Optional.of(decided(id, Decision.REJECTED, vote));
            }
        }
        return asking.votes().isEmpty() || asking.votes().size() < asking.quorum()
                ? Optional.empty()
                : Optional.of(decided(id, Decision.APPROVED, asking.votes().getLast()));
    }

    private static Command decided(StepId id, Decision decision, Vote vote) {
        return new WriteDown(new ApprovalClosed(id, decision, decision.word(), vote.by(), vote.comment()));
    }

    /** What is due first of all that was missed: once it has expired, nobody need be asked any more. */
    private static RunEvent unanswered(StepId id, Step step, Question question, Instant now) {
        Instant expiresAt = question.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            return switch (question) {
                case Asking _ -> approvalExpired(id, step);
                case NodeState.AskingInput _ -> waitExpired(id, step);
            };
        }
        Instant reminder = question.nudges().dueReminder(now);
        return question.nudges().isEscalationDue(now) || reminder == null
                ? new ApprovalEscalated(id, question.nudges().escalateTo())
                : new ApprovalReminded(id, reminder);
    }

    private static RunEvent approvalExpired(StepId id, Step step) {
        String expired = Decision.EXPIRED.word();
        String choice = step.hasArrowFor(expired) ? expired : onExpiry((Approval) step.node());
        return new ApprovalClosed(id, Decision.EXPIRED, choice, null, null);
    }

    private static RunEvent waitExpired(StepId id, Step step) {
        String expired = Decision.EXPIRED.word();
        return new WaitExpired(id, step.hasArrowFor(expired) ? expired : null);
    }

    private static @Nullable String onExpiry(Approval approval) {
        return switch (approval.onExpiry()) {
            case REJECT -> Decision.REJECTED.word();
            case APPROVE -> Decision.APPROVED.word();
            case FAIL -> null;
        };
    }

    /** Gives up what is waited for in there. */
    static List<Command> abandon(Consumer<BiConsumer<StepId, NodeState>> steps) {
        List<Command> commands = new ArrayList<>();
        steps.accept((id, state) -> {
            if (state instanceof Waiting) {
                RunId called = state instanceof AwaitingRun awaiting ? awaiting.child() : null;
                commands.add(new WriteDown(new NodeAbandoned(id, called)));
            }
        });
        return commands;
    }
}
