package dev.parley.bot.commands;

import dev.parley.bot.chat.Block;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Trigger;
import java.util.ArrayList;
import java.util.List;

/** What a person fills in before a manual run, and the button that starts it. */
public final class RunForm {
    /** Comes with {@link #INPUT}-prefixed values. */
    public static final String RUN = "workflow.run";

    static final String INPUT = "input.";

    private RunForm() {}

    public static Block[] blocks(WorkflowId workflow, Trigger trigger) {
        List<Block> blocks = new ArrayList<>();
        if (trigger instanceof Trigger.Manual manual) {
            manual.inputs().forEach(input -> blocks.add(field(input)));
        }
        blocks.add(Block.buttons(Block.primary(RUN, "Run now", workflow.toString())));
        return blocks.toArray(Block[]::new);
    }

    private static Block field(Trigger.Input input) {
        Block.Kind kind = switch (input.type()) {
            case "number" -> Block.Kind.NUMBER;
            case "boolean" -> Block.Kind.BOOLEAN;
            default -> Block.Kind.TEXT;
        };
        return new Block.Input(INPUT + input.name(), RunInputs.label(input), kind, input.required(), null);
    }
}
