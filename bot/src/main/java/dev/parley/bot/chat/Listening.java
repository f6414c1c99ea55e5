package dev.parley.bot.chat;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;

/** Someone at the desk who may know what to make of words. Asked in the order of their {@code @Order}. */
public interface Listening {
    /** What these words would do if they are for this listener; who may not do it is not heard by it. */
    default Deed deed(String text) {
        return Deed.CHANGE;
    }

    /** Whether it would make something of these words whoever they are meant for; people who talk to each other are not answered by it. */
    default boolean takesAnything(Place place, String text) {
        return false;
    }

    /** @return false when these words are for somebody else */
    boolean hear(Caller caller, Place place, String text);
}
