package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.DiffView;
import dev.parley.bot.chat.Message;
import dev.parley.copilot.Draft;
import dev.parley.engine.workflow.WorkflowDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What somebody would change of a workflow that is there. */
final class ChangeMessage {
    static final Block WAY_BACK = Block.muted("What is running goes on as it began. Say “undo” to go back.");

    private ChangeMessage() {}

    /**
     * @param remarks what has to be known before, a line each
     * @param drafts of each thing said, in order
     */
    static Message of(String say, String name, List<String> remarks, WorkflowDiff diff, List<Draft> drafts) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.heading(name));
        remarks.forEach(remark -> blocks.add(Block.warning(remark)));
        blocks.add(DiffView.of(diff));
        drafts.getLast().findings().forEach(finding -> blocks.add(DraftFindings.block(finding)));
        List<String> assumed = drafts.stream()
                .flatMap(draft -> draft.assumptions().stream())
                .map(assumption -> "\n- " + assumption.text())
                .distinct()
                .toList();
        if (!assumed.isEmpty()) {
            blocks.add(Block.muted("**I assumed**" + String.join("", assumed)));
        }
        blocks.add(Block.muted("Nothing of this is live before you publish it."));
        return Message.of(say, blocks.toArray(Block[]::new));
    }

    static Block buttons(UUID card, boolean isPublishable) {
        String value = card.toString();
        List<Block.Action> actions = new ArrayList<>();
        if (isPublishable) {
            actions.add(Block.primary("draft.approve", "Publish", value));
            actions.add(Block.button("draft.test", "Test", value));
        }
        actions.add(Block.danger("draft.discard", "Discard", value));
        return new Block.Buttons(actions);
    }
}
