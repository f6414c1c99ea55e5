package dev.parley.connectors.ai.model;

import org.jspecify.annotations.Nullable;

/**
 * What a provider's own JSON says about an answer: how it ended and what it used. LangChain4j loses some of it (the tokens of a refusal,
 * the reason of a block), so it is read from what came over the wire.
 *
 * @param ending null when the answer does not say how it ended, which means that it broke off
 * @param said what the model gave as reason for refusing; empty when it gave none
 */
record Wire(@Nullable Ending ending, Tokens tokens, String said) {
    /** How an answer ended. */
    enum Ending {
        WHOLE,
        CUT_OFF,
        REFUSED
    }
}
