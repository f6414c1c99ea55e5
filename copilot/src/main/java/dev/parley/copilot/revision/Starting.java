package dev.parley.copilot.revision;

import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import tools.jackson.databind.node.ObjectNode;

/** Another start. {@code input} is what every start brings, wherever its own output has it. */
final class Starting {
    private Starting() {}

    static Workflow by(Trigger trigger, Workflow workflow) {
        Workflow started =
                new Workflow(workflow.name(), trigger, workflow.nodes(), workflow.edges(), workflow.settings());
        String content = content(workflow.trigger());
        return content.isEmpty() || content.equals(content(trigger)) || !brings(trigger)
                ? started
                : reading(started, content);
    }

    private static Workflow reading(Workflow workflow, String content) {
        ObjectNode json = WorkflowJson.write(workflow);
        json.path("nodes")
                .forEach(node -> References.rewrite(
                        (ObjectNode) node,
                        path -> path.equals(content) || path.startsWith(content + ".")
                                ? "input" + path.substring(content.length())
                                : path));
        try {
            return WorkflowJson.read(json).workflow();
        } catch (WorkflowSyntaxException impossible) {
            throw new IllegalStateException("A workflow whose steps read elsewhere is none any more", impossible);
        }
    }

    /** Whether there is anything to read of it; else it would not help to read elsewhere. */
    private static boolean brings(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Webhook _, Trigger.Event _, Trigger.Email _, Trigger.Stream _, Trigger.Manual _ -> true;
            case Trigger.Chat _, Trigger.Schedule _, Trigger.File _ -> false;
        };
    }

    /** Where a start's output has what is called {@code input}; empty where it has it nowhere else. */
    private static String content(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Webhook _ -> "trigger.output.body";
            case Trigger.Event _ -> "trigger.output.payload";
            case Trigger.Stream _ -> "trigger.output.fields";
            case Trigger.Manual _, Trigger.Chat _, Trigger.Schedule _, Trigger.Email _, Trigger.File _ -> "";
        };
    }
}
