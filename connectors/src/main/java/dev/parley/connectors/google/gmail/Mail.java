package dev.parley.connectors.google.gmail;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePartHeader;
import dev.parley.connectors.Doc;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One mail, whole. Source: Gmail API, "REST Resource: users.messages". */
record Mail(
        String id,
        @Doc("the conversation it belongs to") String thread,

        @Doc("as it stands there, such as Ana Petrov <ana@acme.test>")
        String from,

        @Doc("the sender's address alone") String fromAddress,
        String to,
        @Nullable String cc,
        String subject,
        Instant date,
        @Doc("its first words") String snippet,
        boolean unread,
        @Doc("its text, without markup") String body,
        @Doc("names of the attached files") List<String> attachments) {
    static final Mail SAMPLE = new Mail(
            "18f2a6c3b1d04e57",
            "18f2a6c3b1d04e57",
            "Ana Petrov <ana@acme.test>",
            "ana@acme.test",
            "support@shop.test",
            null,
            "The shop is down",
            Instant.parse("2026-03-02T09:00:00Z"),
            "Since nine nobody can pay.",
            true,
            "Since nine nobody can pay.\n\nAna",
            List.of("screen.png"));

    static Mail of(Message message) {
        Found found = Found.of(message);
        return new Mail(
                found.id,
                found.thread,
                found.from,
                found.fromAddress,
                found.to,
                header(message, "Cc").orElse(null),
                found.subject,
                found.date,
                found.snippet,
                found.unread,
                MailBody.textOf(message.getPayload()),
                MailBody.attachmentsOf(message.getPayload()));
    }

    /** The same without what makes a long list heavy. */
    record Found(
            String id,
            String thread,
            String from,
            @Doc("the sender's address alone") String fromAddress,
            String to,
            String subject,
            Instant date,
            @Doc("its first words") String snippet,
            boolean unread) {
        static final Found SAMPLE = new Found(
                Mail.SAMPLE.id,
                Mail.SAMPLE.thread,
                Mail.SAMPLE.from,
                Mail.SAMPLE.fromAddress,
                Mail.SAMPLE.to,
                Mail.SAMPLE.subject,
                Mail.SAMPLE.date,
                Mail.SAMPLE.snippet,
                true);

        static Found of(Message message) {
            String from = header(message, "From").orElse("");
            Long date = message.getInternalDate();
            return new Found(
                    message.getId(),
                    message.getThreadId(),
                    from,
                    address(from),
                    header(message, "To").orElse(""),
                    header(message, "Subject").orElse(""),
                    Instant.ofEpochMilli(date == null ? 0 : date),
                    MailBody.unescaped(message.getSnippet()),
                    message.getLabelIds() != null && message.getLabelIds().contains("UNREAD"));
        }
    }

    /** Decoded; empty when the mail has no such header. */
    static Optional<String> header(Message message, String name) {
        if (message.getPayload() == null || message.getPayload().getHeaders() == null) {
            return Optional.empty();
        }
        return message.getPayload().getHeaders().stream()
                .filter(header -> name.equalsIgnoreCase(header.getName()))
                .map(MessagePartHeader::getValue)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(Mail::decoded);
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value)).strip();
        } catch (UnsupportedEncodingException unknownCharset) {
            return value;
        }
    }

    /** As it stands when it is no address. */
    private static String address(String from) {
        try {
            InternetAddress[] all = InternetAddress.parseHeader(from, false);
            return all.length == 0 || all[0].getAddress() == null ? from : all[0].getAddress();
        } catch (AddressException odd) {
            return from;
        }
    }
}
