package dev.parley.copilot.interview;

/** Where an interview stands. */
enum Phase {
    /** What is wanted at all. */
    GOAL,
    /** What sets it off, and when. */
    TRIGGER,
    /** What is done, and where things come from and go to. */
    SYSTEMS,
    /** What decides. */
    STEPS,
    /** Who may say yes. */
    SAFEGUARDS,
    /** Retries and deadlines: taken when somebody says them, and asked by nobody so far. */
    CONSTRAINTS,
    /** A draft is on the table. */
    REVIEW,
    APPROVED,
    DISCARDED,
    /** A crossing: nothing stands here, it leads to the first phase with something left to ask. */
    NEXT;

    /** What moves an interview from phase to phase. */
    enum Move {
        GO_ON,
        APPROVE,
        ABANDON
    }
}
