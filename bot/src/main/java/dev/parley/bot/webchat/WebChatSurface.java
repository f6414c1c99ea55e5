package dev.parley.bot.webchat;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.bot.chat.UnknownConversationException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The web chat: what is posted is stored first and announced after. */
@Component
final class WebChatSurface implements ChatSurface {
    private final ConversationStore conversations;
    private final MessageStore messages;
    private final LiveFeed feed;

    WebChatSurface(ConversationStore conversations, MessageStore messages, LiveFeed feed) {
        this.conversations = conversations;
        this.messages = messages;
        this.feed = feed;
    }

    @Override
    public boolean owns(Place place) {
        return ConversationStore.idOf(place).isPresent();
    }

    @Override
    public boolean knows(Place place) {
        return conversations.revision(place).isPresent();
    }

    @Override
    public MessageId post(Place place, @Nullable MessageId thread, Message message) {
        UUID root = thread == null ? null : UUID.fromString(thread.value());
        return new MessageId(
                announced(place, messages.post(place, root, message)).id().toString());
    }

    @Override
    public MessageId post(Place place, @Nullable MessageId thread, Message message, String name) {
        UUID root = thread == null ? null : UUID.fromString(thread.value());
        return new MessageId(
                announced(place, messages.post(place, root, message, name)).id().toString());
    }

    /** Writes down what a person said. */
    MessageStore.Written hear(Place place, String author, String text) {
        return announced(place, messages.hear(place, author, text));
    }

    @Override
    public void update(Place place, MessageId id, Message message) {
        messages.update(place, UUID.fromString(id.value()), message).ifPresent(seq -> feed.announce(place, seq));
    }

    @Override
    public Optional<String> link(Place place, MessageId id) {
        return Optional.of("#/c/" + place.conversation() + "/" + id.value());
    }

    private MessageStore.Written announced(Place place, Optional<MessageStore.Written> result) {
        MessageStore.Written written = result.orElseThrow(() -> new UnknownConversationException(place));
        feed.announce(place, written.seq());
        return written;
    }
}
