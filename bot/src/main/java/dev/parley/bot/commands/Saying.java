package dev.parley.bot.commands;

import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import java.util.Optional;

/** Words with a fixed form and a meaning of their own, such as {@code replay invoices from post}. */
public interface Saying {
    /**
     * @param words without the command's mark and without the full stop
     * @return what they ask for, done only when it is run; empty when they have another form, or name nothing known and are rather a wish
     */
    Optional<Runnable> understood(Caller caller, Place place, String words);
}
