package dev.parley.connectors.email;

import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.GuardedSockets;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.protocol.Caller;
import dev.parley.connectors.protocol.FarSystem;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail servers. Each conversation logs in, says what it has to say and logs out; watching has a place of its own. */
final class MailServer {
    static final int LOOK = Folder.READ_ONLY;
    static final int CHANGE = Folder.READ_WRITE;

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final int AT_ONCE = 3;

    private final FarSystem system;
    private final FarSystem watching;
    private final GuardedSockets sockets;

    MailServer(Surroundings surroundings) {
        this.system = new FarSystem("the mail server", AT_ONCE, surroundings.connections(), new MailWords());
        this.watching = new FarSystem("the mail server", 1, surroundings.connections(), new MailWords());
        this.sockets = surroundings.http().sockets();
    }

    FarSystem system() {
        return system;
    }

    /** Where a look for new mail goes through, so that it takes no step's place. */
    FarSystem watching() {
        return watching;
    }

    /** Logs in to both, as the account that is named. */
    String test(Access access, Sender sender) throws OperationException, InterruptedException {
        MailAccount account = MailAccount.of(system.settings(access, sender));
        return system.probe(access, sender, () -> {
            leave(store(account, sender.left()));
            leave(transport(account, sender.left()));
            return account.address();
        });
    }

    <T> T reading(Caller caller, Reading<T> reading) throws OperationException, InterruptedException {
        MailAccount account = MailAccount.of(caller.settings());
        return caller.call(() -> {
            IMAPStore store = store(account, caller.sender().left());
            try {
                return reading.in(store);
            } finally {
                leave(store);
            }
        });
    }

    /** Does something with one mail. */
    <T> T with(Caller caller, MailId id, int mode, WithMail<T> use) throws OperationException, InterruptedException {
        return reading(caller, store -> {
            IMAPFolder folder = opened(store, id.folder(), mode);
            boolean isSameFolder = folder.getUIDValidity() == id.validity();
            if (isSameFolder && folder.getMessageByUID(id.uid()) instanceof IMAPMessage message) {
                return use.of(message, folder, store);
            }
            throw caller.problem()
                    .of(
                            "mail_gone",
                            "cannot find the mail %s".formatted(id),
                            "It was moved or deleted, or the server has renumbered the folder. Search for it again.",
                            null);
        });
    }

    void send(Caller caller, MimeMessage message) throws OperationException, InterruptedException {
        MailAccount account = MailAccount.of(caller.settings());
        caller.call(() -> {
            Address[] recipients = message.getAllRecipients();
            SMTPTransport transport = transport(account, caller.sender().left());
            try {
                transport.sendMessage(message, recipients);
            } finally {
                leave(transport);
            }
            return true;
        });
    }

    IMAPStore store(MailAccount account, Duration patience) throws MessagingException {
        IMAPStore store = (IMAPStore) account.session(sockets, patience).getStore("imap");
        store.connect(account.imap().host(), account.imap().port(), account.user(), account.password());
        return store;
    }

    private SMTPTransport transport(MailAccount account, Duration patience) throws MessagingException {
        SMTPTransport transport =
                (SMTPTransport) account.session(sockets, patience).getTransport("smtp");
        transport.connect(account.smtp().host(), account.smtp().port(), account.user(), account.password());
        return transport;
    }

    /** What was done is done, however the goodbye goes. Folders are left open: closing one could remove mails that others have marked. */
    static void leave(Service service) {
        try {
            service.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server did not say goodbye", e);
        }
    }

    static IMAPFolder opened(IMAPStore store, String name, int mode) throws MessagingException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        folder.open(mode);
        return folder;
    }

    @FunctionalInterface
    interface Reading<T> {
        T in(IMAPStore store) throws Exception;
    }

    @FunctionalInterface
    interface WithMail<T> {
        T of(IMAPMessage message, IMAPFolder folder, IMAPStore store) throws Exception;
    }
}
