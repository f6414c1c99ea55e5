package dev.parley.copilot;

import java.util.List;

/**
 * A structured question. It can always be answered in plain text: an option's label, its value, free words, "skip" or "back".
 *
 * @param id the slot of the brief it fills, such as {@code trigger} or {@code approvers}
 * @param why what the answer is needed for, in one sentence
 * @param options at most seven; empty for free text
 * @param optional whether "skip" takes the recommended option or leaves the slot empty
 */
public record Question(String id, Kind kind, String text, String why, List<Option> options, boolean optional) {
    /** How it is answered. */
    public enum Kind {
        CHOICE,
        MULTI,
        TEXT
    }

    /** @param value what is meant, for machines */
    public record Option(String label, String value, boolean recommended) {}
}
