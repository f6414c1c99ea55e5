package dev.parley.bot.chat.draft;

import dev.parley.bot.picture.Nesting;
import dev.parley.bot.picture.StepWords;
import dev.parley.bot.picture.TriggerWords;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps of a workflow as a list: what a loop does round by round stands beneath it. */
final class StepList {
    private static final String INDENT = "   ";
    private static final Pattern OUTPUT = Pattern.compile("\\{\\{\\s*(\\w+)\\.output\\b");

    private StepList() {}

    static String of(Workflow workflow, Nesting nesting) {
        List<String> lines = new ArrayList<>();
        lines.add("1. " + line(TriggerWords.title(workflow.trigger()), TriggerWords.detail(workflow.trigger())));
        int number = 1;
        for (Node node : workflow.nodes()) {
            if (nesting.loopOf(node.id()) == null) {
                number++;
                lines.add(number + ". " + line(workflow, node));
                members(workflow, nesting, node, 1, lines);
            }
        }
        return String.join("\n", lines);
    }

    private static void members(Workflow workflow, Nesting nesting, Node loop, int depth, List<String> lines) {
        for (Node node : workflow.nodes()) {
            if (loop.id().equals(nesting.loopOf(node.id()))) {
                lines.add(INDENT.repeat(depth) + "- " + line(workflow, node));
                members(workflow, nesting, node, depth + 1, lines);
            }
        }
    }

    private static String line(Workflow workflow, Node node) {
        String title = StepWords.title(node);
        if (node instanceof Node.ForEach loop) {
            return line(title, source(workflow, loop));
        }
        String detail = StepWords.detail(node);
        // "Fetch shop.example" needs no "GET shop.example".
        String subject = detail.substring(detail.lastIndexOf(' ') + 1);
        return line(title, title.contains(subject) ? "" : detail);
    }

    /** Where a loop's items come from, by the title of the step that gives them. */
    private static String source(Workflow workflow, Node.ForEach loop) {
        Matcher step = OUTPUT.matcher(loop.items().asString(""));
        return step.lookingAt()
                ? workflow.nodes().stream()
                        .filter(node -> node.id().value().equals(step.group(1)))
                        .findFirst()
                        .map(node -> "of \"" + StepWords.title(node) + "\"")
                        .orElse("")
                : "in " + StepWords.detail(loop);
    }

    private static String line(String title, String detail) {
        return detail.isEmpty() ? title : title + " _" + detail.strip() + "_";
    }
}
