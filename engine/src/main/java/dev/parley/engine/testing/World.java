package dev.parley.engine.testing;

import dev.parley.engine.Actor;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.EventMatch;
import dev.parley.engine.run.Forms;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunEvent.EventAwaited;
import dev.parley.engine.run.RunEvent.InputRequested;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.StepId;
import dev.parley.engine.testing.Mock.Failed;
import dev.parley.engine.testing.Mock.FilledIn;
import dev.parley.engine.testing.Mock.Happened;
import dev.parley.engine.testing.Mock.Returned;
import dev.parley.engine.testing.Mock.Voted;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What calls, people and other systems would answer: what they did answer when the case was recorded, else what test mode would. */
final class World {
    private static final Actor TEST = new Actor("test", "test mode");

    private final Map<StepId, List<Mock>> mocks;
    private final OperationCatalog operations;
    private final Expressions expressions;

    World(Map<StepId, List<Mock>> mocks, OperationCatalog operations, Expressions expressions) {
        this.mocks = mocks;
        this.operations = operations;
        this.expressions = expressions;
    }

    /**
     * What comes back to a step.
     *
     * @param answers none when nobody will answer
     * @param note what the person who runs the test should know; null for nothing
     */
    record Reply(List<Mock> answers, @Nullable String note) {
        static final Reply NONE = new Reply(List.of(), null);
    }

    /** @param event by which the step turned to the world; nothing comes of others */
    Reply to(NodeEvent event, Node node) {
        return switch (event) {
            case NodeStarted call -> attempt(call.step(), call.attempt(), () -> sample((Node.Call) node));
            case RunCalled call -> attempt(call.step(), call.attempt(), () -> unknownRun(call.step()));
            case ApprovalRequested ask -> all(ask.step(), () -> new Voted(true, TEST, null, null));
            case InputRequested ask -> all(ask.step(), () -> new FilledIn(Forms.sample(ask.fields()), TEST, null));
            case EventAwaited wait -> event(wait);
            default -> Reply.NONE;
        };
    }

    /** Further attempts than were recorded end like the last one. */
    private Reply attempt(StepId step, int attempt, Supplier<Mock> otherwise) {
        Reply all = all(step, otherwise);
        int last = all.answers().size();
        return last == 0 ? all : new Reply(List.of(all.answers().get(Math.min(attempt, last) - 1)), all.note());
    }

    private Reply all(StepId step, Supplier<Mock> otherwise) {
        List<Mock> recorded = recorded(step);
        return recorded == null ? new Reply(List.of(otherwise.get()), unforeseen(step)) : new Reply(recorded, null);
    }

    /** Null when the step was not reached then. */
    private @Nullable List<Mock> recorded(StepId step) {
        List<Mock> ofThisRound = mocks.get(step);
        return ofThisRound == null ? mocks.get(StepId.of(step.node())) : ofThisRound;
    }

    private Reply event(EventAwaited wait) {
        Reply all = all(wait.step(), () -> new Happened(JsonNodeFactory.instance.objectNode(), null));
        if (all.note() != null) {
            return all;
        }
        List<Mock> meant = all.answers().stream()
                .filter(mock -> !(mock instanceof Happened happened) || isMeant(wait, happened.event()))
                .toList();
        boolean isMissed = meant.size() < all.answers().size();
        return new Reply(
                meant,
                isMissed
                        ? "The event that step \"%s\" was given does not match what it waits for now."
                                .formatted(wait.node())
                        : null);
    }

    /** As for every event: what cannot be compared does not match. */
    private boolean isMeant(EventAwaited wait, JsonNode payload) {
        try {
            return EventMatch.holds(expressions, wait.match(), wait.known(), payload);
        } catch (ExpressionException _) {
            return false;
        }
    }

    private Mock sample(Node.Call call) {
        return operations
                .find(call.operation())
                .<Mock>map(operation -> new Returned(operation.spec().sample(), null))
                .orElseGet(() -> new Failed(StepError.unknownOperation(call.id().toString(), call.operation()), null));
    }

    private static String unforeseen(StepId step) {
        return "The case does not say what step \"%s\" is answered; it got what test mode answers."
                .formatted(step.node());
    }

    private static Mock unknownRun(StepId step) {
        return new Failed(
                new StepError(
                        "not_recorded",
                        "Step \"%s\" calls a workflow, and the test does not say what that answers.".formatted(step),
                        "Record the test again, or add what it answers to the test's mocks.",
                        false),
                null);
    }
}
