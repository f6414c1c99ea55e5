package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.ChatEvent;
import java.util.Map;

/** What a person did with a message or a form. */
public sealed interface Answer {
    /** @param about what {@link Modals#of} was told; empty for what happened in a message, whose place the payload names itself */
    record Happened(ChatEvent event, Map<String, String> about) implements Answer {
        public Happened {
            about = Map.copyOf(about);
        }
    }

    /** A form is to be opened with {@link Modals}, within the three seconds that the payload's {@code trigger_id} lasts. */
    record Opens(MessageForm form) implements Answer {}

    /** Something was ticked or closed; it counts once it is sent. */
    record Nothing() implements Answer {}
}
