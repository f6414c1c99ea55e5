package dev.parley.copilot;

/**
 * A pattern that a draft follows.
 *
 * @param id stable, such as {@code triage}
 * @param title as people call it
 * @param way whether its steps are fixed beforehand
 * @param advice which of the two fits, with the reason, in one sentence
 */
public record Recognized(String id, String title, Way way, String advice) {
    /** Who says what happens next. */
    public enum Way {
        /** The workflow. */
        FIXED,
        /** A model, within bounds. */
        AGENT
    }
}
