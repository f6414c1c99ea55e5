package dev.parley.bot.chat;

import dev.parley.bot.identity.Caller;

/** Someone at the desk who may know what to make of words. Asked in the order of their {@code @Order}. */
public interface Listening {
    /** @return false when these words are for somebody else */
    boolean hear(Caller caller, Place place, String text);
}
