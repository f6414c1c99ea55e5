package dev.parley.connectors.ai.model;

import java.util.List;

/** Asks language models. Safe to use from many threads; each call blocks its own until there is an answer. */
public interface ChatModels {
    /** Guided mode: nobody to ask. */
    ChatModels NONE = new NoModels();

    /**
     * @throws ModelException when no model gave a usable answer; nothing but tokens is lost
     * @throws InterruptedException at once when the thread is interrupted; the request is given up
     */
    Reply ask(Ask ask) throws ModelException, InterruptedException;

    /**
     * Like {@link #ask}, telling the words as they come. The reply holds them all.
     *
     * @param words called from another thread, and never again once this method has returned
     */
    Reply stream(Ask ask, Words words) throws ModelException, InterruptedException;

    /** Whom it can ask, in order. */
    List<Provider> providers();

    /** Whether any provider is configured. Without one, Parley works in its guided mode. */
    default boolean isConfigured() {
        return !providers().isEmpty();
    }

    /** Hears an answer while it is written. */
    interface Words {
        void next(String words);

        /**
         * What was heard so far is void: the model stopped half-way, and the answer begins anew.
         *
         * @param why in words for people
         */
        void startOver(String why);
    }
}
