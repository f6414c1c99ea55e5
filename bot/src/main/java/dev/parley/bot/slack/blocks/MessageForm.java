package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a message asks people to fill in. It travels in the value of the button that opens it, so that nothing need be looked up while
 * Slack waits for the form.
 *
 * @param title a few words
 * @param words what it is about; may be empty
 * @param inputs {@link Block.Input} and {@link Block.Select}
 * @param actions what can be done with it; more than one, and people choose
 */
public record MessageForm(String title, String words, List<Block> inputs, List<Block.Action> actions) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The button that opens a form. */
    static final String OPEN = "form.open";

    public MessageForm {
        inputs = List.copyOf(inputs);
        actions = List.copyOf(actions);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    /** Empty when this is no form of ours. */
    static Optional<MessageForm> read(String json) {
        try {
            return Optional.of(JSON.readValue(json, MessageForm.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
