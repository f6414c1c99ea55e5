package dev.parley.connectors.microsoft;

import com.microsoft.graph.models.ChannelIdentity;
import com.microsoft.graph.models.ChatMessage;
import com.microsoft.graph.models.ChatMessageFromIdentitySet;
import com.microsoft.graph.models.ChatMessageType;
import com.microsoft.graph.models.Identity;
import org.jspecify.annotations.Nullable;

/** Graph's messages of Teams as ours, and back. */
final class TeamsReader {
    private TeamsReader() {}

    static TeamsMessage message(@Nullable ChatMessage found) {
        ChatMessage message = Unfit.needed(found, "message");
        ChannelIdentity place = message.getChannelIdentity();
        Identity from = author(message);
        return new TeamsMessage(
                Unfit.needed(message.getId(), "id"),
                place == null ? null : place.getTeamId(),
                place == null ? null : place.getChannelId(),
                message.getChatId(),
                message.getSubject(),
                PlainText.of(MailReader.text(message.getBody())),
                from == null ? null : from.getDisplayName(),
                from == null ? null : from.getId(),
                MailReader.instant(message.getCreatedDateTime()),
                MailReader.uri(message.getWebUrl()));
    }

    /** Not what Teams itself notes, such as who has joined, and nothing that was taken back. */
    static boolean isSaid(ChatMessage message) {
        return message.getMessageType() == ChatMessageType.Message && message.getDeletedDateTime() == null;
    }

    static ChatMessage message(String text, boolean html, @Nullable String subject) {
        ChatMessage message = new ChatMessage();
        message.setBody(Letters.body(text, html));
        message.setSubject(subject);
        return message;
    }

    /** A person or an application. */
    private static @Nullable Identity author(ChatMessage message) {
        ChatMessageFromIdentitySet from = message.getFrom();
        return from == null ? null : from.getUser() == null ? from.getApplication() : from.getUser();
    }
}
