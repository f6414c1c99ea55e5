package dev.parley.connectors.email;

import dev.parley.connectors.email.MailBody.AttachmentsTooLarge;
import jakarta.mail.Address;
import jakarta.mail.Flags;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/** Mails of one folder as steps see them. @param mailbox whose they are */
record MailReader(IMAPFolder folder, String mailbox) {
    /** Without its text, which costs a fetch of its own. */
    Mail heads(IMAPMessage message) throws MessagingException {
        return headsAnd(message, null);
    }

    /** @throws AttachmentsTooLarge when their contents are wanted and are more than a step can give out */
    Mail whole(IMAPMessage message, boolean withContent) throws MessagingException, IOException, AttachmentsTooLarge {
        MailBody body = MailBody.of(message, withContent);
        return mail(message, body.text(), body.attachments(), null);
    }

    /** A mail whose text makes no sense is told of all the same: it would hold up all that come after it. */
    Mail arrived(IMAPMessage message) throws MessagingException {
        try {
            return whole(message, false);
        } catch (MessagingException | IOException | AttachmentsTooLarge unreadable) {
            return headsAnd(message, "Its text cannot be read: " + unreadable.getMessage());
        }
    }

    private Mail headsAnd(IMAPMessage message, @Nullable String problem) throws MessagingException {
        try {
            return mail(message, "", List.of(), problem);
        } catch (MessagingException unreadable) {
            if (!folder.isOpen()) {
                throw unreadable;
            }
            return Mail.unreadable(
                    id(message), mailbox, folder.getFullName(), "It cannot be read: " + unreadable.getMessage());
        }
    }

    private String id(IMAPMessage message) throws MessagingException {
        return new MailId(folder.getFullName(), folder.getUIDValidity(), folder.getUID(message)).toString();
    }

    private Mail mail(IMAPMessage message, String text, List<Mail.Attachment> attachments, @Nullable String problem)
            throws MessagingException {
        InternetAddress from = sender(message);
        return new Mail(
                id(message),
                bare(message.getMessageID()),
                mailbox,
                folder.getFullName(),
                from == null ? null : from.getAddress(),
                from == null ? null : from.getPersonal(),
                addresses(message, RecipientType.TO),
                addresses(message, RecipientType.CC),
                Objects.requireNonNullElse(message.getSubject(), ""),
                receivedAt(message),
                message.isSet(Flags.Flag.SEEN),
                isAutomatic(message),
                bare(message.getInReplyTo()),
                text,
                attachments,
                problem);
    }

    private static @Nullable InternetAddress sender(IMAPMessage message) throws MessagingException {
        Address[] from = message.getFrom();
        return from != null && from.length > 0 && from[0] instanceof InternetAddress address ? address : null;
    }

    private static List<String> addresses(IMAPMessage message, RecipientType type) throws MessagingException {
        try {
            Address[] all = message.getRecipients(type);
            return all == null
                    ? List.of()
                    : Arrays.stream(all)
                            .filter(InternetAddress.class::isInstance)
                            .map(address -> ((InternetAddress) address).getAddress())
                            .toList();
        } catch (AddressException unreadable) {
            return List.of();
        }
    }

    private static @Nullable Instant receivedAt(IMAPMessage message) throws MessagingException {
        Date received = message.getReceivedDate();
        return received == null ? null : received.toInstant();
    }

    /** Source: RFC 3834, 5; and the header that was usual before. */
    private static boolean isAutomatic(IMAPMessage message) throws MessagingException {
        String submitted = message.getHeader("Auto-Submitted", null);
        String precedence = message.getHeader("Precedence", null);
        return submitted != null && !submitted.strip().toLowerCase(Locale.ROOT).startsWith("no")
                || precedence != null
                        && precedence.strip().toLowerCase(Locale.ROOT).matches("bulk|junk|auto_reply");
    }

    static @Nullable String bare(@Nullable String messageId) {
        return messageId == null ? null : messageId.strip().replaceAll("^<|>$", "");
    }
}
