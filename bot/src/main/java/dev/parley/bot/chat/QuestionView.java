package dev.parley.bot.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A structured question as it is shown; answered in plain text.
 *
 * @param id of the slot it fills
 * @param why it is asked, in one sentence
 * @param optional whether "skip" is an answer
 */
public record QuestionView(String id, Kind kind, String why, List<Option> options, boolean optional) {
    /** How it is answered. */
    public enum Kind {
        @JsonProperty("choice")
        CHOICE,
        @JsonProperty("multi")
        MULTI,
        @JsonProperty("text")
        TEXT
    }

    /** @param value what is meant, for machines */
    public record Option(String label, String value, boolean recommended) {}
}
