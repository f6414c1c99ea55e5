package dev.parley.bot.chat;

import dev.parley.bot.identity.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where messages appear. Safe to call from many threads. */
public interface ChatSurface {
    /** Whether conversations with such an id are this surface's, by the look of it. */
    boolean owns(Place place);

    /** Whether this is a conversation of this surface that still exists. */
    boolean knows(Place place);

    /**
     * @param thread the root message this one belongs under; null puts it into the conversation itself
     * @throws UnknownConversationException when there is no such conversation (any more)
     */
    MessageId post(Place place, @Nullable MessageId thread, Message message);

    /**
     * Posts it under a name, for those who after a crash do not know whether they did: what the same name was given to before is changed
     * instead, wherever the surface can tell.
     */
    default MessageId post(Place place, @Nullable MessageId thread, Message message, String name) {
        return post(place, thread, message);
    }

    /** Replaces what a message says. Nothing happens when it is gone. */
    void update(Place place, MessageId id, Message message);

    /** What a link has to lead to so that a reader here gets to this message; empty where messages cannot be linked to. */
    Optional<String> link(Place place, MessageId id);

    /** Whether people see there by themselves, without a message, that an answer is being thought about. */
    default boolean showsThinking(Place place) {
        return false;
    }

    /** The same place for the eyes of this person alone; empty where nobody else reads along, or a message cannot be for one only. */
    default Optional<Place> aside(Place place, Caller reader) {
        return Optional.empty();
    }

    default MessageId post(Place place, Message message) {
        return post(place, null, message);
    }
}
