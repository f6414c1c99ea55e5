package dev.parley.bot.imports;

import dev.parley.bot.problem.ProblemException;

/** A document was not fetched, or nothing can be made of it. The message says why. */
final class Unread extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;
    private final boolean isAnswered;

    /** @param isAnswered whether somebody was reached there, who had no such document */
    Unread(String message, String hint, boolean isAnswered) {
        super(message);
        this.hint = hint;
        this.isAnswered = isAnswered;
    }

    /** What to do about it. */
    String hint() {
        return hint;
    }

    boolean isAnswered() {
        return isAnswered;
    }

    /** As HTTP says it. */
    ProblemException problem() {
        return ProblemException.unprocessable(getMessage(), hint);
    }
}
