package dev.parley.bot.chat;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people do in a chat. */
public sealed interface ChatEvent {
    /** Words in the conversation. */
    record Said(String text) implements ChatEvent {}

    /**
     * A button.
     *
     * @param action id of the button, such as {@code draft.approve}
     * @param values {@code value} of the button, and what was filled in beside it by input id
     */
    record Pressed(String action, Map<String, String> values) implements ChatEvent {
        public Pressed {
            values = Map.copyOf(values);
        }

        /** What the button stands for; empty when it carries nothing. */
        public String value() {
            return values.getOrDefault("value", "");
        }

        /** What was filled in; null when nothing was. */
        public @Nullable String filled(String input) {
            String value = values.get(input);
            return value == null || value.isBlank() ? null : value.strip();
        }
    }

    /** A form of its own (a modal) was sent. */
    record Submitted(String form, Map<String, String> values) implements ChatEvent {
        public Submitted {
            values = Map.copyOf(values);
        }
    }

    /** A slash command. @param text what follows its name; may be empty */
    record Commanded(String command, String text) implements ChatEvent {}
}
