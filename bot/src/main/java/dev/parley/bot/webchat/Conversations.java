package dev.parley.bot.webchat;

import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens conversations of the web chat, wherever on the web it is shown. */
@Component
public class Conversations {
    private final ConversationStore conversations;
    private final WebChatSurface surface;

    Conversations(ConversationStore conversations, WebChatSurface surface) {
        this.conversations = conversations;
        this.surface = surface;
    }

    /** A new one, in which Parley has said the first words. */
    public UUID open(Caller caller) {
        UUID id = conversations.open(caller.org(), caller.actor());
        surface.post(new Place(caller.org(), id.toString()), Welcome.message());
        return id;
    }
}
