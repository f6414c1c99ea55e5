package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays a run against the interpreter alone: the test is the world, and time moves when it says so. */
final class Script {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Expressions EXPRESSIONS = new Expressions();
    private static final RunId RUN = RunId.at(Instant.EPOCH, new java.util.UUID(1, 2));
    private static final WorkflowRef REF = new WorkflowRef(new WorkflowId(new java.util.UUID(3, 4)), 1);

    final Interpreter interpreter;
    final List<RecordedEvent> events = new ArrayList<>();
    RunState state;
    Instant now = Instant.parse("2026-11-21T09:00:00Z");

    private Script(Workflow workflow) {
        try {
            interpreter = new Interpreter(Plan.of(workflow, EXPRESSIONS));
        } catch (ExpressionException e) {
            throw new AssertionError(e);
        }
    }

    static Script given(Flow flow) {
        return new Script(flow.named("test"));
    }

    Script started() {
        return started("{}");
    }

    Script started(String payload) {
        return started(payload, Mode.LIVE);
    }

    Script started(String payload, Mode mode) {
        return started(payload, mode, null);
    }

    /** @param mocks an object: what steps answer, by id */
    Script testedWith(String mocks) {
        Map<NodeId, JsonNode> byStep = new LinkedHashMap<>();
        JSON.readTree(mocks).properties().forEach(mock -> byStep.put(new NodeId(mock.getKey()), mock.getValue()));
        return started("{}", Mode.TEST, byStep);
    }

    private Script started(String payload, Mode mode, Map<NodeId, JsonNode> mocks) {
        JsonNode json = JSON.readTree(payload);
        RunStarted started = new RunStarted(
                REF,
                mode,
                "manual",
                json,
                json,
                Actor.PARLEY,
                null,
                null,
                null,
                interpreter.plan().workflow().settings().timeout(),
                null,
                mocks);
        return took(interpreter.begin(RUN, List.of(started), now));
    }

    Script happened(RunEvent event) {
        return took(interpreter.advance(state, List.of(event), now));
    }

    Script answers(String node, String output) {
        return happened(interpreter.succeeded(StepId.parse(node), JSON.readTree(output)));
    }

    Script fails(String node, boolean retryable) {
        return fails(node, retryable, null);
    }

    Script fails(String node, boolean retryable, Instant retryAfter) {
        StepError error = new StepError("http_500", "The far system failed.", null, retryable);
        return happened(interpreter.failed(state, StepId.parse(node), error, retryAfter, now, 0.5));
    }

    Script votes(String node, boolean approve, String who) {
        return happened(new ApprovalVoted(StepId.parse(node), approve, new Actor(who, who), null));
    }

    Script isCancelled() {
        return happened(new CancelRequested(Actor.PARLEY, null));
    }

    Script later(Duration duration) {
        now = now.plus(duration);
        return took(interpreter.advance(state, List.of(), now));
    }

    private Script took(Turn turn) {
        events.addAll(turn.events());
        state = turn.state();
        assertThat(interpreter.fold(RUN, events))
                .as("folding the events gives the state")
                .isEqualTo(state);
        return this;
    }

    Script recovers(boolean repeatable) {
        return took(interpreter.recover(state, _ -> repeatable, now));
    }

    /** From here on this is the run that does the ended one again from this step. */
    Script replayed(String from) {
        List<RunEvent> happened =
                new Replay(new NodeId(from), null, null, null).of(state, interpreter.plan(), REF, Actor.PARLEY);
        events.clear();
        return took(interpreter.begin(RUN, happened, now));
    }

    List<String> called() {
        return events.stream()
                .map(RecordedEvent::event)
                .filter(NodeStarted.class::isInstance)
                .map(event -> ((NodeStarted) event).step().toString())
                .toList();
    }

    Script hasCalled(String... nodes) {
        assertThat(called()).containsExactly(nodes);
        return this;
    }

    /** The run has failed for this reason. */
    Script failedBy(String code) {
        assertThat(state.status()).isEqualTo(RunStatus.FAILED);
        assertThat(state.finished().error().code()).isEqualTo(code);
        return this;
    }

    Script is(RunStatus status) {
        assertThat(state.status()).isEqualTo(status);
        return this;
    }

    Script skipped(String... nodes) {
        assertThat(state.nodes().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof NodeState.Skipped)
                        .map(entry -> entry.getKey().value()))
                .containsExactlyInAnyOrder(nodes);
        return this;
    }

    Script gives(String output) {
        assertThat(state.finished()).isNotNull();
        assertThat(state.finished().output()).isEqualTo(JSON.readTree(output));
        return this;
    }
}
