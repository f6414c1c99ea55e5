package dev.parley.bot.picture;

import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Node.Approval;
import dev.parley.engine.workflow.Node.Call;
import dev.parley.engine.workflow.Node.Delay;
import dev.parley.engine.workflow.Node.If;
import dev.parley.engine.workflow.Node.SetValues;
import dev.parley.engine.workflow.Node.Stop;
import dev.parley.engine.workflow.Node.Switch;
import dev.parley.engine.workflow.Trigger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;
import tools.jackson.databind.node.ObjectNode;

/** What a step is called and what it is about, in words short enough for a card or a list. */
public final class StepWords {
    private static final Pattern HOST = Pattern.compile("https?://([^/?#]+)");
    private static final Pattern DURATION = Pattern.compile("(\\d+)([smhd])");
    private static final Map<String, String> UNITS = Map.of("s", "second", "m", "minute", "h", "hour", "d", "day");

    private StepWords() {}

    /** The step's own title, else one for its kind. */
    public static String title(Node node) {
        var own = node.settings().title();
        if (StringUtils.hasText(own)) {
            return own.strip();
        }
        return switch (node) {
            case Call call -> operationTitle(call.operation());
            case SetValues set -> "Set values";
            case If condition -> "Check";
            case Switch choice -> "Choose a path";
            case Delay delay -> "Wait";
            case Approval approval -> "Approval";
            case Node.Input input -> "Form";
            case Node.ForEach loop -> "For each";
            case Node.Repeat loop -> "Repeat";
            case Node.WaitForEvent wait -> "Wait for an event";
            case Node.CallWorkflow call -> "Run another workflow";
            case Stop stop -> stop.status() == Stop.Status.FAILED ? "Stop as failed" : "Stop";
        };
    }

    /** What sets this step apart from others of its kind; empty if there is nothing to say. */
    public static String detail(Node node) {
        return switch (node) {
            case Call call ->
                call.operation().equals("http.request") ? request(call.with()) : connector(call.operation());
            case SetValues set -> String.join(", ", set.values().propertyNames());
            case If condition -> plain(condition.condition());
            case Switch choice -> "by " + plain(choice.value());
            case Delay delay ->
                delay.duration() != null ? duration(delay.duration()) : "until " + plain(String.valueOf(delay.until()));
            case Approval approval -> asked(approval);
            case Node.Input input -> asked(input);
            case Node.ForEach loop ->
                loop.items().isString()
                        ? plain(loop.items().stringValue())
                        : loop.items().size() + " items";
            case Node.Repeat loop -> loop.until() == null ? loop.max() + " times" : "until " + plain(loop.until());
            case Node.WaitForEvent wait -> wait.event();
            case Node.CallWorkflow call -> call.workflow();
            case Stop stop -> plain(stop.message());
        };
    }

    /** An expression without what a reader can guess: braces and the way into the trigger's data. */
    static String plain(String expression) {
        return expression
                .replaceAll("\\{\\{\\s*|\\s*}}", "")
                .replaceAll("\\b(trigger\\.output\\.body|trigger\\.output|input|each\\.item)\\.", "")
                .replaceAll("\\b(\\w+)\\.output\\.", "$1.")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String operationTitle(String operation) {
        if (operation.equals("http.request")) {
            return "Send request";
        }
        var words = operation.substring(operation.indexOf('.') + 1).replace('_', ' ');
        return StringUtils.capitalize(words);
    }

    private static String connector(String operation) {
        var dot = operation.indexOf('.');
        return dot < 0 ? "" : StringUtils.capitalize(operation.substring(0, dot).replace('_', ' '));
    }

    private static String request(ObjectNode with) {
        var method = with.path("method").asString("GET").toUpperCase(Locale.ROOT);
        var url = with.path("url").asString("");
        var host = HOST.matcher(url);
        var place =
                host.lookingAt() ? host.group(1) : (with.path("connection").asString("") + " " + plain(url)).strip();
        return (method + " " + place).strip();
    }

    private static String duration(String text) {
        var duration = DURATION.matcher(text.strip());
        if (!duration.matches()) {
            return plain(text);
        }
        var unit = UNITS.get(duration.group(2));
        return "%s %s%s".formatted(duration.group(1), unit, duration.group(1).equals("1") ? "" : "s");
    }

    private static String asked(Node.Input form) {
        var names = names(form.assignees());
        return "ask " + (names.isEmpty() ? "anyone" : names) + " for "
                + form.fields().stream().map(Trigger.Input::name).collect(Collectors.joining(", "));
    }

    private static String names(List<String> people) {
        return people.stream()
                .map(name -> name.substring(name.indexOf(':') + 1))
                .collect(Collectors.joining(", "));
    }

    private static String asked(Approval approval) {
        var names = names(approval.approvers());
        if (names.isEmpty()) {
            return "ask anyone";
        }
        return approval.quorum() > 1 ? "ask %d of %s".formatted(approval.quorum(), names) : "ask " + names;
    }
}
