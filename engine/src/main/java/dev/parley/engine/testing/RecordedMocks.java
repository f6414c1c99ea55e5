package dev.parley.engine.testing;

import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.Decision;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.StepId;
import dev.parley.engine.testing.Mock.FilledIn;
import dev.parley.engine.testing.Mock.Happened;
import dev.parley.engine.testing.Mock.Returned;
import dev.parley.engine.testing.Mock.Voted;
import dev.parley.engine.workflow.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads from a run's events what the world answered: all that its workflow does not say itself. */
final class RecordedMocks {
    private final Plan plan;
    private final Map<StepId, StepResult> results;
    private final Map<StepId, Instant> asked = new HashMap<>();
    private final Map<StepId, List<Mock>> answers = new LinkedHashMap<>();

    private RecordedMocks(Plan plan, Map<StepId, StepResult> results) {
        this.plan = plan;
        this.results = results;
    }

    /** @param results how the run's steps went */
    static Map<StepId, List<Mock>> of(Plan plan, List<RecordedEvent> events, Map<StepId, StepResult> results) {
        RecordedMocks mocks = new RecordedMocks(plan, results);
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof NodeEvent event) {
                mocks.read(event, recorded.at());
            }
        }
        return mocks.answers;
    }

    private void read(NodeEvent event, Instant at) {
        StepId step = event.step();
        switch (event) {
            case RunEvent.NodeStarted _,
                    RunEvent.RunCalled _,
                    RunEvent.ApprovalRequested _,
                    RunEvent.InputRequested _,
                    RunEvent.EventAwaited _ -> ask(step, at);
            case RunEvent.NodeSucceeded e
            when isCall(step) -> answered(step, new Returned(e.output(), since(step, at)));
            // Without an attempt under way, the workflow itself could not compute what to send.
            case RunEvent.NodeFailed e
            when isCall(step) && asked.containsKey(step) -> answered(step, new Mock.Failed(e.error(), since(step, at)));
            case DoubtResolved e -> resolved(e, at);
            case RunEvent.ApprovalVoted e -> add(step, new Voted(e.approve(), e.by(), e.comment(), since(step, at)));
            case ApprovalClosed e -> closed(e, at);
            case RunEvent.InputGiven e -> add(step, new FilledIn(e.values(), e.by(), since(step, at)));
            case RunEvent.EventReceived e -> add(step, new Happened(e.event(), since(step, at)));
            case RunEvent.NodeSucceeded _,
                    RunEvent.NodeFailed _,
                    RunEvent.NodeReused _,
                    RunEvent.NodeAbandoned _,
                    RunEvent.WaitExpired _,
                    RunEvent.DelayStarted _,
                    RunEvent.LoopStarted _,
                    RunEvent.RoundEnded _,
                    RunEvent.InputReplaced _,
                    RunEvent.ApprovalReminded _,
                    RunEvent.ApprovalEscalated _,
                    RunEvent.ApprovalDelegated _,
                    RunEvent.StepInDoubt _ -> {}
        }
    }

    private boolean isCall(StepId step) {
        Node node = plan.node(step.node());
        return node instanceof Node.Call || node instanceof Node.CallWorkflow;
    }

    /** From here on silence is an answer, too. */
    private void ask(StepId step, Instant at) {
        asked.put(step, at);
        answers.computeIfAbsent(step, _ -> new ArrayList<>());
    }

    private void answered(StepId step, Mock mock) {
        add(step, mock);
        asked.remove(step);
    }

    private void add(StepId step, Mock mock) {
        answers.computeIfAbsent(step, _ -> new ArrayList<>()).add(mock);
    }

    /** A crash is not played again; what a person then said of the call stands for its answer. */
    private void resolved(DoubtResolved resolved, Instant at) {
        StepId step = resolved.step();
        switch (resolved.answer()) {
            case DONE -> answered(step, new Returned(JsonNodeFactory.instance.nullNode(), since(step, at)));
            case STOP -> {
                StepError error = Objects.requireNonNull(results.get(step)).error();
                answered(step, new Mock.Failed(Objects.requireNonNull(error), since(step, at)));
            }
            case RETRY -> {}
        }
    }

    /** In test mode nobody votes; the question is settled all the same. */
    private void closed(ApprovalClosed closed, Instant at) {
        boolean isVoted = !answers.getOrDefault(closed.step(), List.of()).isEmpty();
        if (closed.by() != null && !isVoted) {
            boolean isApproved = closed.decision() == Decision.APPROVED;
            add(closed.step(), new Voted(isApproved, closed.by(), closed.comment(), since(closed.step(), at)));
        }
    }

    private @Nullable Duration since(StepId step, Instant at) {
        Instant from = asked.get(step);
        return from == null ? null : Duration.between(from, at);
    }
}
