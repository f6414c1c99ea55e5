package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Command;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.Turn;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run of a draft through the real interpreter: what it says matters less than what it does. The test is the world. */
final class Trial {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Expressions EXPRESSIONS = new Expressions();
    private static final RunId RUN = RunId.at(Instant.EPOCH, new UUID(1, 2));
    private static final WorkflowRef REF = new WorkflowRef(new WorkflowId(new UUID(3, 4)), 1);

    private final Workflow workflow;
    private final Interpreter interpreter;
    private final Set<String> down;
    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<ApprovalRequested> open = new ArrayList<>();
    private RunState state;
    private Instant now;

    private static final Instant USUAL = Instant.parse("2026-11-21T09:00:00Z");

    private Trial(Draft draft, String data, Set<String> down, Instant start) {
        this.now = start;
        this.workflow = Objects.requireNonNull(draft.workflow(), "only a draft with a workflow is tried");
        this.down = down;
        try {
            this.interpreter = new Interpreter(Plan.of(workflow, EXPRESSIONS));
        } catch (ExpressionException e) {
            throw new AssertionError(e);
        }
        JsonNode given = JSON.readTree(data);
        JsonNode payload = workflow.trigger() instanceof Trigger.Webhook
                ? JSON.createObjectNode().set("body", given)
                : given;
        Turn first = interpreter.begin(
                RUN,
                List.of(new RunEvent.RunStarted(
                        REF, RunEvent.Mode.LIVE, "test", payload, given, Actor.PARLEY, null, null)),
                now);
        state = first.state();
        take(first);
    }

    /** The workflow runs on this data: a webhook's body, or a person's input. Every call is answered well. */
    static Trial of(Draft draft, String data) {
        return new Trial(draft, data, Set.of(), USUAL);
    }

    /** As {@link #of} without data, at another time than usual. */
    static Trial at(Draft draft, String instant) {
        return new Trial(draft, "{}", Set.of(), Instant.parse(instant));
    }

    /** As {@link #of}, with far systems that never answer well. */
    static Trial of(Draft draft, String data, String... down) {
        return new Trial(draft, data, Set.of(down), USUAL);
    }

    Trial approvedBy(String who) {
        return voted(true, who);
    }

    Trial rejectedBy(String who) {
        return voted(false, who);
    }

    Trial later(Duration duration) {
        now = now.plus(duration);
        take(interpreter.advance(state, List.of(), now));
        return this;
    }

    /** Who is being asked at this moment. */
    Trial asks(String... people) {
        assertThat(open).as("open questions").hasSize(1);
        assertThat(open.getFirst().approvers()).containsExactly(people);
        return this;
    }

    Trial asksNobody() {
        assertThat(open).as("open questions").isEmpty();
        return this;
    }

    /** Every call so far, as {@code POST https://…}, in order. */
    Trial called(String... methodsAndUrls) {
        assertThat(calls().map(call -> call.input().path("method").asString() + " "
                        + call.input().path("url").asString()))
                .containsExactly(methodsAndUrls);
        return this;
    }

    Trial calledNothing() {
        return called();
    }

    /** The body of the last call. */
    Trial sent(String body) {
        assertThat(calls().toList().getLast().input().path("body")).isEqualTo(JSON.readTree(body));
        return this;
    }

    Trial isDone() {
        assertThat(state.status()).isEqualTo(RunStatus.SUCCEEDED);
        return this;
    }

    Trial isWaiting() {
        assertThat(state.finished()).isNull();
        return this;
    }

    /** What the conversation is shown at the end. */
    Trial shows(String text) {
        assertThat(state.finished()).isNotNull();
        assertThat(state.finished().output().toString()).contains(text);
        return this;
    }

    private Stream<NodeStarted> calls() {
        return events.stream()
                .map(RecordedEvent::event)
                .filter(NodeStarted.class::isInstance)
                .map(NodeStarted.class::cast)
                .filter(call -> call.attempt() == 1);
    }

    private Trial voted(boolean approve, String who) {
        assertThat(open).as("open questions").isNotEmpty();
        ApprovalRequested question = open.getFirst();
        take(interpreter.advance(
                state, List.of(new ApprovalVoted(question.step(), approve, new Actor(who, who), null)), now));
        return this;
    }

    /** Goes on until the world is needed for more than an answer to a call. */
    private void take(Turn turn) {
        state = turn.state();
        events.addAll(turn.events());
        for (RecordedEvent happened : turn.events()) {
            switch (happened.event()) {
                case ApprovalRequested asked -> open.add(asked);
                case RunEvent.ApprovalClosed closed ->
                    open.removeIf(asked -> asked.node().equals(closed.node()));
                default -> {}
            }
        }
        for (Command command : turn.commands()) {
            if (command instanceof Command.Perform perform) {
                take(interpreter.advance(state, List.of(answer(perform.event())), now));
            }
        }
    }

    private RunEvent answer(NodeStarted call) {
        if (down.contains(call.input().path("url").asString())) {
            return interpreter.failed(
                    state,
                    call.step(),
                    new StepError("http_500", "The far system is down.", null, false),
                    null,
                    now,
                    0.5);
        }
        return interpreter.succeeded(
                call.step(), JSON.readTree("{\"status\": 200, \"body\": {\"news\": \"all well\", \"total\": 5}}"));
    }
}
