package dev.parley.bot.chat.draft;

import dev.parley.bot.picture.Nesting;
import dev.parley.bot.picture.StepWords;
import dev.parley.bot.picture.TriggerWords;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** The steps of a workflow as a list: what a loop does round by round stands beneath it. */
final class StepList {
    private static final String INDENT = "   ";

    private StepList() {}

    static String of(Workflow workflow, Nesting nesting) {
        List<String> lines = new ArrayList<>();
        lines.add("1. " + line(TriggerWords.title(workflow.trigger()), TriggerWords.detail(workflow.trigger())));
        int number = 1;
        for (Node node : workflow.nodes()) {
            if (nesting.loopOf(node.id()) == null) {
                number++;
                lines.add(number + ". " + line(node));
                members(workflow, nesting, node, 1, lines);
            }
        }
        return String.join("\n", lines);
    }

    private static void members(Workflow workflow, Nesting nesting, Node loop, int depth, List<String> lines) {
        for (Node node : workflow.nodes()) {
            if (loop.id().equals(nesting.loopOf(node.id()))) {
                lines.add(INDENT.repeat(depth) + "- " + line(node));
                members(workflow, nesting, node, depth + 1, lines);
            }
        }
    }

    private static String line(Node node) {
        String detail = StepWords.detail(node);
        return line(StepWords.title(node), node instanceof Node.ForEach ? "in " + detail : detail);
    }

    private static String line(String title, String detail) {
        return detail.isEmpty() ? title : title + " _" + detail.strip() + "_";
    }
}
