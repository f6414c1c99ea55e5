package dev.parley.engine.operation;

/** What an operation does to the world. Decides crash handling, test mode, and the safeguards the copilot proposes. */
public enum Effect {
    READ,
    WRITE,
    SEND,
    DELETE,
    SPEND
}
