package dev.parley.copilot.drafting;

import dev.parley.engine.workflow.CronWords;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells a workflow as it is, whatever wish it once came from. */
public final class Retelling {
    private static final Pattern NOWHERE = Pattern.compile("^https?://([^/?#]+)\\.invalid(?:[/?#].*)?$");

    private Retelling() {}

    /** One sentence: when it starts and what it does. */
    public static String summary(Workflow workflow) {
        return start(workflow.trigger()) + ": "
                + workflow.nodes().stream().map(Retelling::title).collect(Collectors.joining(", then ")) + ".";
    }

    /** A line for the start and for every step, in order. */
    public static List<String> steps(Workflow workflow) {
        List<String> lines = new ArrayList<>();
        lines.add(start(workflow.trigger()) + ":");
        workflow.nodes().stream()
                .filter(node -> !isEndOfANo(workflow, node))
                .forEach(node -> lines.add(under(workflow, node) + title(node) + endsThere(workflow, node)));
        return List.copyOf(lines);
    }

    /** On which condition it is done, where that hangs on the step before alone. */
    private static String under(Workflow workflow, Node node) {
        List<String> ways = workflow.edges().stream()
                .filter(edge -> edge.to().equals(node.id()))
                .map(edge -> Objects.requireNonNullElse(edge.when(), ""))
                .toList();
        if (ways.size() != 1) {
            return "";
        }
        return switch (ways.getFirst()) {
            case "", "approved" -> "";
            case "true" -> "If so: ";
            case "false" -> "If not: ";
            case "rejected" -> "If rejected: ";
            case "expired" -> "If nobody answers in time: ";
            case "error" -> "If that fails for good: ";
            case "default" -> "Otherwise: ";
            default -> "If " + ways.getFirst().replace('_', ' ') + ": ";
        };
    }

    private static String endsThere(Workflow workflow, Node node) {
        return node instanceof Node.Approval
                        && workflow.edges().stream()
                                .filter(edge -> edge.from().equals(node.id()) && "rejected".equals(edge.when()))
                                .anyMatch(edge -> workflow.node(edge.to())
                                        .filter(Node.Stop.class::isInstance)
                                        .isPresent())
                ? "; a no ends it there"
                : "";
    }

    private static boolean isEndOfANo(Workflow workflow, Node node) {
        return node instanceof Node.Stop && under(workflow, node).equals("If rejected: ");
    }

    /** Calls that lead nowhere until somebody puts their address in. */
    public static List<Finding> unaddressed(Workflow workflow) {
        List<Finding> findings = new ArrayList<>();
        for (Node node : workflow.nodes()) {
            if (node instanceof Node.Call call
                    && NOWHERE.matcher(call.with().path("url").asString("")).matches()) {
                findings.add(Finding.warn(
                        "no_address",
                        call.id().value(),
                        "“" + title(node) + "” leads nowhere until its address is put in.",
                        "Say \"use https://…\" with the address of its webhook or API."));
            }
        }
        return List.copyOf(findings);
    }

    private static String title(Node node) {
        String title = node.settings().title();
        return title == null || title.isBlank() ? node.id().value() : title;
    }

    private static String start(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Manual manual ->
                manual.inputs().isEmpty()
                        ? "When someone starts it"
                        : "When someone starts it with "
                                + Phrases.listed(manual.inputs().stream()
                                        .map(Trigger.Input::name)
                                        .toList());
            case Trigger.Chat chat -> "When somebody writes “" + chat.phrase() + "”";
            case Trigger.Webhook _ -> "When its webhook is called";
            case Trigger.Schedule schedule ->
                Phrases.capitalized(CronWords.of(schedule.cron())) + " (" + schedule.zone() + ")";
            case Trigger.Event event -> "When the event " + event.source() + " comes in";
            case Trigger.Email _ -> "When a mail arrives";
            case Trigger.Stream stream -> "For each entry of the stream " + stream.stream();
            case Trigger.File file -> "For each file put into " + file.path();
        };
    }
}
