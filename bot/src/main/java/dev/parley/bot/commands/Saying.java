package dev.parley.bot.commands;

import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import java.util.Optional;

/** Words with a fixed form and a meaning of their own, such as {@code replay invoices from post}. */
public interface Saying {
    /** What they would do; who may not do it is told so, and nothing is done. */
    default Deed deed() {
        return Deed.CHANGE;
    }

    /** Whether these words cannot be meant as an answer, so that they are heard while a draft is talked about. */
    default boolean isNoAnswer(String words) {
        return false;
    }

    /**
     * @param words without the command's mark and without the full stop
     * @return empty when they have another form, or name nothing known and are rather a wish
     */
    Optional<Understood> understood(Caller caller, Place place, String words);
}
