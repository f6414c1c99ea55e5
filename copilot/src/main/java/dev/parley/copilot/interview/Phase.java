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
    DISCARDED;

    /** What moves an interview from phase to phase. */
    enum Move {
        ADVANCE,
        BACK,
        REVISE,
        ABANDON,
        APPROVE
    }
}
