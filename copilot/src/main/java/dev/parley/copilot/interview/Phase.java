package dev.parley.copilot.interview;

/** Where an interview stands. */
enum Phase {
    GOAL,
    TRIGGER,
    SYSTEMS,
    STEPS,
    SAFEGUARDS,
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
