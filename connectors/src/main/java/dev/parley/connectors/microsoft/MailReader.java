package dev.parley.connectors.microsoft;

import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import dev.parley.connectors.http.Url;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Graph's models as our records. Apart from the records, because who looks at a record would load the models too. */
final class MailReader {
    private MailReader() {}

    static Mail mail(@Nullable Message found) {
        Message message = Unfit.needed(found, "message");
        return new Mail(
                Unfit.needed(message.getId(), "id"),
                message.getSubject(),
                address(message.getFrom()),
                name(message.getFrom()),
                addresses(message.getToRecipients()),
                addresses(message.getCcRecipients()),
                instant(message.getReceivedDateTime()),
                message.getBodyPreview(),
                text(message.getBody()),
                Boolean.TRUE.equals(message.getIsRead()),
                Boolean.TRUE.equals(message.getHasAttachments()),
                message.getConversationId(),
                uri(message.getWebLink()));
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static @Nullable URI uri(@Nullable String address) {
        return address == null || address.isBlank() ? null : Url.parse(address);
    }

    static @Nullable String text(@Nullable ItemBody body) {
        return body == null ? null : body.getContent();
    }

    static @Nullable String address(@Nullable Recipient recipient) {
        EmailAddress email = recipient == null ? null : recipient.getEmailAddress();
        return email == null ? null : email.getAddress();
    }

    static @Nullable String name(@Nullable Recipient recipient) {
        EmailAddress email = recipient == null ? null : recipient.getEmailAddress();
        return email == null ? null : email.getName();
    }

    private static List<String> addresses(@Nullable List<Recipient> recipients) {
        return Stream.ofNullable(recipients)
                .flatMap(List::stream)
                .map(MailReader::address)
                .filter(Objects::nonNull)
                .toList();
    }
}
