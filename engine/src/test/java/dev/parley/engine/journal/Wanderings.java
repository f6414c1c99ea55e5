package dev.parley.engine.journal;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RunEvent.ApprovalDelegated;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.EventReceived;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import dev.parley.engine.run.Turn;
import dev.parley.engine.workflow.Node.Approval.OnExpiry;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Runs that go wherever chance leads them: some end well, some badly, some wait for people, time, or a word about a doubt. */
final class Wanderings {
    private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();
    private static final Workflow WORKFLOW = Flow.workflow()
            .call("fetch", Flow.retry(2, Duration.ofSeconds(30)))
            .approval("ok", 2, Duration.ofHours(5), OnExpiry.REJECT)
            .approval("also_ok")
            .delay("wait", "1h")
            .event("told", "orders", "event.id == 7", Duration.ofHours(2))
            .call("file")
            .chain("fetch", "ok")
            .then("fetch", "also_ok")
            .then("ok", "wait", "approved")
            .then("wait", "file")
            .then("fetch", "told")
            .named("wandering");

    private final Journal journal;
    private final OrgId org;
    private final WorkflowRef ref;
    private final Interpreter interpreter;
    private final Random chance;
    private RunState state;
    private Instant now;

    Wanderings(WorkflowCatalog catalog, Journal journal, OrgId org, long seed) throws ExpressionException {
        this.journal = journal;
        this.org = org;
        this.ref = catalog.create(org, WORKFLOW, null, Actor.PARLEY).ref();
        this.interpreter = new Interpreter(Plan.of(WORKFLOW, new Expressions()));
        this.chance = new Random(seed);
    }

    RunId one(Instant start) throws InterruptedException {
        RunId run = RunId.at(start, UUID.randomUUID());
        now = start;
        took(interpreter.begin(
                run, List.of(new RunStarted(ref, Mode.LIVE, "manual", EMPTY, EMPTY, Actor.PARLEY, null, null)), start));
        for (int steps = chance.nextInt(14); steps > 0 && state.finished() == null; steps--) {
            step();
        }
        return run;
    }

    private void step() throws InterruptedException {
        now = now.plusSeconds(chance.nextInt(20_000));
        List<Map.Entry<NodeId, NodeState>> unsettled = state.nodes().entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof NodeState.Settled))
                .toList();
        if (unsettled.isEmpty() || chance.nextInt(12) == 0) {
            took(interpreter.advance(state, List.of(new CancelRequested(Actor.PARLEY, "enough")), now));
            return;
        }
        var at = unsettled.get(chance.nextInt(unsettled.size()));
        StepId step = StepId.of(at.getKey());
        switch (at.getValue()) {
            case NodeState.Running _ -> took(answered(step));
            case NodeState.Asking _
            when chance.nextInt(4) == 0 -> {
                Actor by = new Actor("user:" + chance.nextInt(5), "Somebody");
                Actor to = new Actor("user:" + (5 + chance.nextInt(5)), "Another");
                took(interpreter.advance(state, List.of(new ApprovalDelegated(step, by, to, null)), now));
            }
            case NodeState.Asking _
            when chance.nextBoolean() -> {
                Actor by = new Actor("user:" + chance.nextInt(5), "Somebody");
                took(interpreter.advance(
                        state, List.of(new ApprovalVoted(step, chance.nextInt(4) > 0, by, "why not")), now));
            }
            case NodeState.AwaitingEvent _
            when chance.nextBoolean() -> took(interpreter.advance(state, List.of(new EventReceived(step, EMPTY)), now));
            case NodeState.InDoubt _ -> {
                DoubtAnswer answer = DoubtAnswer.values()[chance.nextInt(DoubtAnswer.values().length)];
                took(interpreter.advance(state, List.of(new DoubtResolved(step, answer, Actor.PARLEY)), now));
            }
            default -> took(interpreter.advance(state, List.of(), now));
        }
    }

    private Turn answered(StepId step) {
        return switch (chance.nextInt(5)) {
            case 0 -> interpreter.recover(state, _ -> false, now);
            case 1 ->
                interpreter.advance(
                        state,
                        List.of(interpreter.failed(
                                state, step, new StepError("http_500", "It failed.", null, true), null, now, 0.5)),
                        now);
            default -> interpreter.advance(state, List.of(interpreter.succeeded(step, EMPTY)), now);
        };
    }

    private void took(Turn turn) throws InterruptedException {
        state = turn.state();
        if (!turn.events().isEmpty()) {
            journal.append(new Entry(org, turn.state(), turn.events()));
        }
    }
}
