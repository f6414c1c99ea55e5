package dev.parley.bot.commands;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Form;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Trigger;
import java.util.ArrayList;
import java.util.List;

/** What a person fills in before a manual run, and the button that starts it. */
public final class RunForm {
    /** Comes with what was typed into the {@link Form}. */
    public static final String RUN = "workflow.run";

    private RunForm() {}

    public static Block[] blocks(WorkflowId workflow, Trigger trigger) {
        return blocks(workflow, trigger, Form.Draft.EMPTY);
    }

    static Block[] blocks(WorkflowId workflow, Trigger trigger, Form.Draft draft) {
        List<Block> blocks = new ArrayList<>();
        if (trigger instanceof Trigger.Manual manual) {
            blocks.addAll(Form.asking(manual.inputs()).blocks(draft));
        }
        blocks.add(Block.buttons(Block.primary(RUN, "Run now", workflow.toString())));
        return blocks.toArray(Block[]::new);
    }
}
