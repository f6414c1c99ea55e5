package dev.parley.engine.journal;

import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events without what steps took in and gave out, which may be much. Folded, they lead to the same steps in the same states, in the memory
 * that the steps take and not their values; how the run began and what it gave in the end stays.
 */
final class WithoutValues {
    private static final NullNode NOTHING = NullNode.getInstance();

    private WithoutValues() {}

    static RecordedEvent of(RecordedEvent recorded) {
        return new RecordedEvent(recorded.seq(), recorded.at(), of(recorded.event()));
    }

    private static RunEvent of(RunEvent event) {
        return switch (event) {
            case RunEvent.InputReplaced e -> new RunEvent.InputReplaced(e.step(), NOTHING);
            case RunEvent.NodeStarted e -> new RunEvent.NodeStarted(e.step(), e.attempt(), NOTHING);
            case RunEvent.NodeSucceeded e -> new RunEvent.NodeSucceeded(e.step(), NOTHING, e.choice());
            case RunEvent.NodeReused e -> new RunEvent.NodeReused(e.step(), NOTHING, e.choice());
            case RunEvent.NodeFailed e -> new RunEvent.NodeFailed(e.step(), e.error(), e.retryAt(), null);
            case RunEvent.InputGiven e -> new RunEvent.InputGiven(e.step(), noFields(), e.by());
            case RunEvent.EventAwaited e ->
                new RunEvent.EventAwaited(e.step(), e.source(), e.match(), noFields(), e.correlation(), e.expiresAt());
            case RunEvent.EventReceived e -> new RunEvent.EventReceived(e.step(), NOTHING);
            case RunEvent.RunCalled e -> new RunEvent.RunCalled(e.step(), e.attempt(), e.child(), NOTHING);
            case RunEvent.LoopStarted e -> new RunEvent.LoopStarted(e.step(), asMany(e.items()), e.parallel());
            case RunEvent.RoundEnded e ->
                new RunEvent.RoundEnded(e.step(), e.index(), NOTHING, e.error(), e.isFollowed());
            case RunEvent.RunStarted _,
                    RunEvent.RunQueued _,
                    RunEvent.RunAdmitted _,
                    RunEvent.DelayStarted _,
                    RunEvent.ApprovalRequested _,
                    RunEvent.ApprovalReminded _,
                    RunEvent.ApprovalEscalated _,
                    RunEvent.ApprovalDelegated _,
                    RunEvent.ApprovalVoted _,
                    RunEvent.ApprovalClosed _,
                    RunEvent.InputRequested _,
                    RunEvent.WaitExpired _,
                    RunEvent.NodeAbandoned _,
                    RunEvent.StepInDoubt _,
                    RunEvent.DoubtResolved _,
                    RunEvent.Interruption _,
                    RunEvent.RunFinished _ -> event;
        };
    }

    private static ObjectNode noFields() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static @Nullable List<JsonNode> asMany(@Nullable List<JsonNode> items) {
        return items == null ? null : Collections.nCopies(items.size(), NOTHING);
    }
}
