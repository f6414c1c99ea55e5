package dev.parley.connectors.email;

import dev.parley.connectors.event.Happening;
import dev.parley.connectors.vault.Fingerprint;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** What is new in a folder. Source: RFC 3501, 2.3.1.1 (numbers that only rise, as long as UIDVALIDITY stays). */
record FolderLook(IMAPFolder folder, String mailbox) {
    private static final int AT_ONCE = 50;
    /** Searching by date goes by whole days in the server's zone; what was told already is known by its key. */
    private static final Duration DAYS_DIFFER = Duration.ofDays(1);

    /** What is there at first is not new. */
    FolderCursor begin() throws MessagingException {
        return new FolderCursor(folder.getUIDValidity(), nextNumber(), Instant.now());
    }

    private long nextNumber() throws MessagingException {
        long next = folder.getUIDNext();
        if (next > 0) {
            return next;
        }
        int count = folder.getMessageCount();
        return count == 0 ? 1 : folder.getUID(folder.getMessage(count)) + 1;
    }

    /** Adds what is new, oldest first. */
    FolderCursor since(FolderCursor last, List<Happening> happenings) throws MessagingException {
        boolean isSameNumbers = folder.getUIDValidity() == last.validity();
        Message[] found = isSameNumbers
                ? folder.getMessagesByUID(last.next(), UIDFolder.LASTUID)
                : folder.search(new ReceivedDateTerm(
                        ComparisonTerm.GE, Date.from(last.at().minus(DAYS_DIFFER))));
        fetchHeads(found);
        // "From n on" always gives the last one, however low its number is.
        List<IMAPMessage> fresh = Arrays.stream(found)
                .map(IMAPMessage.class::cast)
                .filter(message -> !isSameNumbers || number(message) >= last.next())
                .sorted(Comparator.comparingLong(this::number))
                .limit(isSameNumbers ? AT_ONCE : Long.MAX_VALUE)
                .toList();
        long next = isSameNumbers ? last.next() : nextNumber();
        for (IMAPMessage message : fresh) {
            happenings.add(arrived(message));
            next = Math.max(next, number(message) + 1);
        }
        return new FolderCursor(folder.getUIDValidity(), next, Instant.now());
    }

    private void fetchHeads(Message[] messages) throws MessagingException {
        if (messages.length == 0) {
            return;
        }
        FetchProfile heads = new FetchProfile();
        heads.add(UIDFolder.FetchProfileItem.UID);
        heads.add(FetchProfile.Item.ENVELOPE);
        heads.add(FetchProfile.Item.FLAGS);
        folder.fetch(messages, heads);
    }

    private long number(IMAPMessage message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("The numbers were fetched", e);
        }
    }

    private Happening arrived(IMAPMessage message) throws MessagingException {
        Mail mail = new MailReader(folder, mailbox).arrived(message);
        return Happening.of(MailWatch.ID, key(message, mail), mail);
    }

    /** What stays the same of a mail when the server gives new numbers. */
    private static String key(IMAPMessage message, Mail mail) throws MessagingException {
        if (mail.receivedAt() == null) {
            return mail.id();
        }
        String same = String.join(
                "\n",
                mail.folder(),
                String.valueOf(mail.messageId()),
                Long.toString(mail.receivedAt().getEpochSecond()),
                Integer.toString(message.getSize()));
        return Fingerprint.hex(same, 16);
    }
}
