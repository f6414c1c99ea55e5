package dev.parley.engine.run;

import dev.parley.engine.Actor;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.run.Command.AskPeople;
import dev.parley.engine.run.Command.Perform;
import dev.parley.engine.run.Command.Settle;
import dev.parley.engine.run.Command.WakeAt;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunEvent.Decision;
import dev.parley.engine.run.RunEvent.DelayStarted;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.workflow.Durations;
import dev.parley.engine.workflow.Node;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What each kind of step does when its turn has come. */
final class Beginnings {
    private static final Duration LONGEST_WAIT = Duration.ofDays(3660);
    private static final Actor TEST_MODE = new Actor("test", "test mode");

    private Beginnings() {}

    static Optional<Command> begin(Step step, RunState state, Instant now) {
        try {
            JsonNode input = step.input().in(new RunScope(state));
            Optional<Command> tooLarge = ValueLimit.excess(input)
                    .map(excess -> new Settle(new NodeFailed(step.id(), Errors.tooLarge(step.id(), excess), null)));
            return tooLarge.isPresent()
                    ? tooLarge
                    : Optional.of(begin(step, input, state.started().mode(), now));
        } catch (ExpressionException e) {
            return Optional.of(new Settle(new NodeFailed(step.id(), Errors.badExpression(step.id(), e), null)));
        }
    }

    private static Command begin(Step step, JsonNode input, Mode mode, Instant now) {
        return switch (step.node()) {
            case Node.Call call -> new Perform(new NodeStarted(call.id(), 1, input));
            case Node.SetValues set -> new Settle(new NodeSucceeded(set.id(), input, null));
            case Node.If condition -> branch(condition, input);
            case Node.Switch choice -> branch(choice, input);
            case Node.Delay delay -> wait(delay, input, mode, now);
            case Node.Approval approval -> ask(approval, input, mode, now);
            case Node.Stop stop ->
                new Settle(new NodeSucceeded(stop.id(), object().put("message", text(input)), null));
        };
    }

    private static Command branch(Node.If condition, JsonNode value) {
        if (!value.isBoolean()) {
            return new Settle(new NodeFailed(condition.id(), Errors.notBoolean(condition.id(), value), null));
        }
        String choice = value.booleanValue() ? "true" : "false";
        return new Settle(new NodeSucceeded(condition.id(), object().put("result", value.booleanValue()), choice));
    }

    private static Command branch(Node.Switch choice, JsonNode value) {
        String taken = choice.cases().entrySet().stream()
                .filter(aCase -> isSame(aCase.getValue(), value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("default");
        ObjectNode output = object().put("case", taken);
        return new Settle(new NodeSucceeded(choice.id(), output.set("value", value), taken));
    }

    /** A case written as text also stands for the number or boolean that reads the same. */
    private static boolean isSame(JsonNode expected, JsonNode value) {
        return expected.equals(value)
                || (expected.isValueNode()
                        && value.isValueNode()
                        && expected.asString("").equals(value.asString("")));
    }

    private static Command wait(Node.Delay delay, JsonNode input, Mode mode, Instant now) {
        String text = text(input);
        try {
            Instant until = delay.duration() != null ? now.plus(duration(text)) : moment(text, now);
            return mode == Mode.TEST
                    ? new Settle(new NodeSucceeded(delay.id(), Waits.delayOutput(until), null))
                    : new WakeAt(new DelayStarted(delay.id(), until));
        } catch (DateTimeException | ArithmeticException e) {
            return new Settle(new NodeFailed(delay.id(), Errors.badTime(delay.id(), text, e.getMessage()), null));
        }
    }

    private static Duration duration(String text) {
        return Durations.parse(text)
                .filter(duration -> duration.compareTo(LONGEST_WAIT) <= 0)
                .orElseThrow(() -> new DateTimeException("it is no length of time between 0 and ten years"));
    }

    private static Instant moment(String text, Instant now) {
        Instant moment = DateTimeFormatter.ISO_DATE_TIME.parse(text.strip(), Instant::from);
        if (moment.isAfter(now.plus(LONGEST_WAIT))) {
            throw new DateTimeException("it is more than ten years ahead");
        }
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static Command ask(Node.Approval approval, JsonNode message, Mode mode, Instant now) {
        if (mode == Mode.TEST) {
            return new Settle(
                    new ApprovalClosed(approval.id(), Decision.APPROVED, Decision.APPROVED.word(), TEST_MODE, null));
        }
        Duration expires = approval.expires();
        // A draft that breaks the rules may still be run, and the journal cannot hold any moment.
        Instant expiresAt =
                expires == null ? null : now.plus(expires.compareTo(LONGEST_WAIT) < 0 ? expires : LONGEST_WAIT);
        return new AskPeople(new ApprovalRequested(
                approval.id(), approval.approvers(), text(message), approval.quorum(), expiresAt));
    }

    /** A template that is one pair of braces keeps the value's type; people read it as text all the same. */
    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
