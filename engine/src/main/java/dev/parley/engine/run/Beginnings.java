package dev.parley.engine.run;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Command.CallRun;
import dev.parley.engine.run.Command.Perform;
import dev.parley.engine.run.Command.WriteDown;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunEvent.Decision;
import dev.parley.engine.run.RunEvent.DelayStarted;
import dev.parley.engine.run.RunEvent.EventAwaited;
import dev.parley.engine.run.RunEvent.EventReceived;
import dev.parley.engine.run.RunEvent.InputGiven;
import dev.parley.engine.run.RunEvent.InputRequested;
import dev.parley.engine.run.RunEvent.LoopStarted;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.workflow.Durations;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What each kind of step does when its turn has come. */
final class Beginnings {
    static final int MOST_ITEMS = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofDays(3660);
    private static final Actor TEST_MODE = new Actor("test", "test mode");

    private final Place place;
    private final Step step;
    private final StepId id;
    private final Instant now;

    private Beginnings(Place place, Step step, Instant now) {
        this.place = place;
        this.step = step;
        this.id = place.id(step);
        this.now = now;
    }

    static Command begin(Place place, Step step, Instant now) {
        return new Beginnings(place, step, now).begin();
    }

    /** What a step works on, unless a replay has given it something else. */
    static JsonNode input(Place place, Step step) throws ExpressionException {
        JsonNode replaced = place.run().replaced().get(place.id(step));
        return replaced == null ? step.input().in(place) : replaced;
    }

    private Command begin() {
        if (step.node() instanceof Node.Repeat) {
            return new WriteDown(new LoopStarted(id, null, 1));
        }
        try {
            JsonNode input = input(place, step);
            Optional<String> excess = ValueLimit.excess(input);
            return excess.isPresent() ? failed(Errors.tooLarge(id, excess.get())) : begin(input);
        } catch (ExpressionException e) {
            return failed(Errors.badExpression(id, e));
        }
    }

    private Command begin(JsonNode input) throws ExpressionException {
        return switch (step.node()) {
            case Node.Call _ -> new Perform(new NodeStarted(id, 1, input));
            case Node.SetValues _ -> succeeded(input, null);
            case Node.If _ -> branch(input);
            case Node.Switch choice -> branch(choice, input);
            case Node.Delay delay -> wait(delay, input);
            case Node.Approval approval -> ask(approval, input);
            case Node.Input form -> ask(form, input);
            case Node.ForEach loop -> loop(loop, input);
            case Node.Repeat _ -> throw new IllegalStateException("A repeat computes nothing to begin with");
            case Node.WaitForEvent wait -> await(wait, input);
            case Node.CallWorkflow _ -> call(place, step, 1, input, now);
            case Node.Stop _ -> succeeded(object().put("message", text(input)), null);
        };
    }

    /** The called run's id is written down before it starts, so that it can be started again without being two. */
    static Command call(Place place, Step step, int attempt, JsonNode input, Instant now) {
        StepId id = place.id(step);
        JsonNode mock = mock(place, step);
        if (mock != null) {
            return new WriteDown(new NodeSucceeded(id, mock, null));
        }
        String seed = place.run().id() + "." + id + "#" + attempt;
        RunId child = RunId.at(now, UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)));
        return new CallRun(new RunCalled(id, attempt, child, input));
    }

    /** What the step answers in test mode by the tester's wish; null when there is none, and in earnest. */
    private static @Nullable JsonNode mock(Place place, Step step) {
        Map<NodeId, JsonNode> mocks = place.run().started().mocks();
        return place.mode() == Mode.TEST && mocks != null ? mocks.get(step.id()) : null;
    }

    private Command succeeded(JsonNode output, @Nullable String choice) {
        return new WriteDown(new NodeSucceeded(id, output, choice));
    }

    private Command failed(StepError error) {
        return new WriteDown(new NodeFailed(id, error, null, null));
    }

    private Command loop(Node.ForEach loop, JsonNode items) {
        if (!items.isArray()) {
            return failed(Errors.notAList(id, items));
        }
        return items.size() > MOST_ITEMS
                ? failed(Errors.tooManyItems(id, items.size(), MOST_ITEMS))
                : new WriteDown(new LoopStarted(id, List.copyOf(items.values()), Math.max(1, loop.parallel())));
    }

    private Command await(Node.WaitForEvent wait, JsonNode known) {
        if (place.mode() == Mode.TEST) {
            JsonNode mock = mock(place, step);
            return new WriteDown(new EventReceived(id, mock == null ? object() : mock));
        }
        ObjectNode compared = known.isObject() ? known.asObject() : object();
        Correlation correlation = Correlation.of(step.input().equations(), compared);
        return new WriteDown(
                new EventAwaited(id, wait.event(), wait.match(), compared, correlation, expiry(wait.expires())));
    }

    private Command ask(Node.Input form, JsonNode message) throws ExpressionException {
        List<Trigger.Input> fields =
                Forms.filledIn(form.fields(), step.prefilled().in(place));
        if (place.mode() == Mode.TEST) {
            ObjectNode values = mock(place, step) instanceof ObjectNode mock ? mock : Forms.sample(fields);
            return new WriteDown(new InputGiven(id, values, TEST_MODE));
        }
        People assignees = People.in(place, step, People.ASKED);
        People further = People.in(place, step, People.FURTHER);
        return assignees
                .missing(id, "assignees", form.assignees())
                .or(() -> further.missing(id, "escalateTo", form.escalateTo()))
                .map(this::failed)
                .orElseGet(() -> new WriteDown(new InputRequested(
                        id,
                        assignees.names(),
                        text(message),
                        fields,
                        expiry(form.expires()),
                        nudges(form, further.names()))));
    }

    private Command branch(JsonNode value) {
        return value.isBoolean()
                ? succeeded(object().put("result", value.booleanValue()), value.booleanValue() ? "true" : "false")
                : failed(Errors.notBoolean(id, value));
    }

    private Command branch(Node.Switch choice, JsonNode value) {
        String taken = choice.cases().entrySet().stream()
                .filter(aCase -> isSame(aCase.getValue(), value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("default");
        return succeeded(object().put("case", taken).set("value", value), taken);
    }

    /** A case written as text also stands for the number or boolean that reads the same. */
    private static boolean isSame(JsonNode expected, JsonNode value) {
        return expected.equals(value)
                || (expected.isValueNode()
                        && value.isValueNode()
                        && expected.asString("").equals(value.asString("")));
    }

    private Command wait(Node.Delay delay, JsonNode input) {
        String text = text(input);
        try {
            Instant until = delay.duration() != null ? now.plus(duration(text)) : moment(text);
            return place.mode() == Mode.TEST
                    ? succeeded(Waits.delayOutput(until), null)
                    : new WriteDown(new DelayStarted(id, until));
        } catch (DateTimeException | ArithmeticException e) {
            return failed(Errors.badTime(id, text, e.getMessage()));
        }
    }

    private static Duration duration(String text) {
        return Durations.parse(text)
                .filter(duration -> duration.compareTo(LONGEST_WAIT) <= 0)
                .orElseThrow(() -> new DateTimeException("it is no length of time between 0 and ten years"));
    }

    private Instant moment(String text) {
        Instant moment = DateTimeFormatter.ISO_DATE_TIME.parse(text.strip(), Instant::from);
        if (moment.isAfter(now.plus(LONGEST_WAIT))) {
            throw new DateTimeException("it is more than ten years ahead");
        }
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private Command ask(Node.Approval approval, JsonNode message) throws ExpressionException {
        if (place.mode() == Mode.TEST) {
            JsonNode mock = mock(place, step);
            boolean isRejected =
                    mock != null && "rejected".equals(mock.path("decision").asString(""));
            Decision decision = isRejected ? Decision.REJECTED : Decision.APPROVED;
            return new WriteDown(new ApprovalClosed(id, decision, decision.word(), TEST_MODE, null));
        }
        People approvers = People.in(place, step, People.ASKED);
        People further = People.in(place, step, People.FURTHER);
        return approvers
                .missing(id, "approvers", approval.approvers())
                .or(() -> further.missing(id, "escalateTo", approval.escalateTo()))
                .map(this::failed)
                .orElseGet(() -> new WriteDown(new ApprovalRequested(
                        id,
                        approvers.names(),
                        text(message),
                        approval.quorum(),
                        expiry(approval.expires()),
                        nudges(approval, further.names()))));
    }

    private Nudges nudges(Node.Question question, List<String> further) {
        List<Instant> remindAt =
                question.remind().stream().distinct().sorted().map(this::moment).toList();
        return new Nudges(remindAt, further.isEmpty() ? null : moment(question.escalatesAfter()), further);
    }

    /** As long after now, within what the journal can hold. */
    private Instant moment(Duration wait) {
        return now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    /** A draft that breaks the rules may still be run, and the journal cannot hold any moment. */
    private @Nullable Instant expiry(@Nullable Duration expires) {
        return expires == null ? null : moment(expires);
    }

    /** A template that is one pair of braces keeps the value's type; people read it as text all the same. */
    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
