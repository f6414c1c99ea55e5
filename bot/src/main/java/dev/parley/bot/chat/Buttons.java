package dev.parley.bot.chat;

import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;

/** Carries out what some buttons stand for. Pressing twice, or late, must be harmless. */
public interface Buttons {
    /** What the ids of these buttons begin with, such as {@code draft.}. */
    String prefix();

    /** What pressing does. */
    default Deed deed(Pressed press) {
        return Deed.CHANGE;
    }

    void pressed(Caller caller, Place place, Pressed press);
}
