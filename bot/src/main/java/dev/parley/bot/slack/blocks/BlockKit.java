package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages in Slack's Block Kit. A pure function: no network, no clock. Whatever a message holds, Slack takes the result; what is too
 * long is cut, with a way to the rest.
 */
public final class BlockKit {
    private BlockKit() {}

    public static Rendered render(Message message, Console console) {
        return render(message, new Rendering(console, true));
    }

    /** For App Home, which takes no files. */
    public static List<ObjectNode> home(Message message, Console console) {
        return render(message, new Rendering(console, false)).blocks();
    }

    private static Rendered render(Message message, Rendering rendering) {
        // Whoever reads the text alone is given the first block's; here it would stand twice.
        boolean isRepeated = message.blocks().stream()
                .anyMatch(
                        block -> block instanceof Block.Text text && text.text().equals(message.text()));
        if (!isRepeated) {
            rendering.words(message.text());
        }
        FormBlocks forms = new FormBlocks(rendering, message.words());
        for (Block block : message.blocks()) {
            switch (block) {
                case Block.Text text -> TextBlocks.add(text, rendering);
                case Block.Fields fields -> FieldBlocks.add(fields, rendering);
                case Block.Code code -> CodeBlocks.add(code, rendering);
                case Block.Diff diff -> CodeBlocks.add(diff, rendering);
                case Block.Progress progress -> ProgressLines.add(progress, rendering);
                case Block.Rows rows -> RowBlocks.add(rows, rendering);
                case Block.Image image -> PictureBlocks.add(image, rendering);
                case Block.Divider _ -> rendering.sheet().add(Kit.of("divider"));
                case Block.Input input -> forms.add(input);
                case Block.Select select -> forms.add(select);
                case Block.Buttons buttons -> forms.add(buttons);
            }
        }
        forms.end();
        if (message.question() != null) {
            QuestionBlocks.add(message.question(), rendering);
        }
        return rendering.of(message);
    }
}
