package dev.parley.bot.commands;

import dev.parley.bot.chat.Message;

/** What words with a fixed form come to. */
public sealed interface Understood {
    /** They ask for this, which is done only when it is run. */
    record Doing(Runnable act) implements Understood {}

    /** They are about something that is not there: an answer to whoever said them, and of no use to others. */
    record Missing(Message why) implements Understood {}
}
