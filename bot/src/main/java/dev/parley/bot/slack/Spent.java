package dev.parley.bot.slack;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.Message;
import java.util.List;

/** A message whose button was pressed, where it is not going to be changed by whoever hears of that. */
final class Spent {
    private Spent() {}

    /** What was pressed takes the place of what could be pressed about the same thing; the rest of the message stays. */
    static Message of(Message message, Pressed press) {
        List<Block> blocks = message.blocks().stream()
                .map(block -> block instanceof Block.Buttons buttons ? spent(buttons, press) : block)
                .toList();
        return new Message(message.text(), blocks, message.question());
    }

    private static Block spent(Block.Buttons buttons, Pressed press) {
        return buttons.actions().stream()
                .filter(action ->
                        action.id().equals(press.action()) && action.value().equals(press.value()))
                .findFirst()
                .<Block>map(action -> Block.muted("You pressed **" + action.label() + "**."))
                .orElse(buttons);
    }
}
