package dev.parley.connectors.email;

import dev.parley.connectors.Doc;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail as steps see it. */
record Mail(
        @Doc("by which other steps find it") String id,
        @Doc("Message-ID, without angle brackets") @Nullable String messageId,
        @Doc("whose mail it is") String mailbox,
        String folder,
        @Doc("address of the sender") @Nullable String from,
        @Nullable String fromName,
        List<String> to,
        List<String> cc,
        String subject,
        @Nullable Instant receivedAt,
        boolean read,

        @Doc("whether a program has sent it, such as an out-of-office reply")
        boolean automatic,

        @Doc("Message-ID of the mail it answers") @Nullable String inReplyTo,

        @Doc("what it says, as plain text, at most 100 000 characters")
        String text,

        List<Attachment> attachments,

        @Doc("why it, or its text, could not be read") @Nullable
        String problem) {

    /** @param base64 its content, where that was asked for */
    record Attachment(
            String name, String type, long size, @Nullable String base64) {}

    /** Of which nothing but its place is known. */
    static Mail unreadable(String id, String mailbox, String folder, String why) {
        return new Mail(
                id, null, mailbox, folder, null, null, List.of(), List.of(), "", null, false, false, null, "",
                List.of(), why);
    }

    static final Mail SAMPLE = new Mail(
            "42-1700000000-INBOX",
            "7f3a@mail.acme.test",
            "support@parley.test",
            "INBOX",
            "ana@acme.test",
            "Ana Núñez",
            List.of("support@parley.test"),
            List.of(),
            "The shop is down",
            Instant.parse("2026-03-02T09:00:00Z"),
            false,
            false,
            null,
            "Since nine we cannot order. Please help!",
            List.of(new Attachment("screen.png", "image/png", 48_213, null)),
            null);
}
