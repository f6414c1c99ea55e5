package dev.parley.connectors.email;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Doc;
import dev.parley.connectors.protocol.Caller;
import dev.parley.connectors.protocol.FarProblem;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/** {@code MOVE} (RFC 6851), or a copy and a delete of that one mail where the server has no MOVE. */
final class MoveMail {
    record Input(
            String id,

            @Doc("to which folder, as the mail server writes it, such as Done")
            String folder) {}

    record Output(
            String folder,

            @Doc("by which steps find it now, where the server tells") @Nullable
            String id) {}

    private MoveMail() {}

    static Operation of(MailServer server) {
        return server.system()
                .operation(
                        operation("email.move", "Move a mail", "Moves an e-mail into another folder.")
                                .synonyms("archive the mail", "file the e-mail", "put the mail into a folder")
                                .of(Input.class, new Output("Done", "7-1700000001-Done")),
                        (input, caller) -> move(server, input, caller));
    }

    private static Output move(MailServer server, Input input, Caller caller)
            throws OperationException, InterruptedException {
        FarProblem problem = caller.problem();
        MailId id = MailId.parse(input.id(), problem);
        return server.with(caller, id, MailServer.CHANGE, (message, folder, store) -> {
            IMAPFolder target = (IMAPFolder) store.getFolder(input.folder());
            if (!target.exists()) {
                throw problem.of(
                        "folder_not_found",
                        "cannot move the mail to \"%s\", which is not there".formatted(input.folder()),
                        "Make that folder in the mailbox, or write its name as the mail server does.",
                        null);
            }
            AppendUID moved = moved(message, folder, target, store);
            return new Output(
                    input.folder(),
                    moved == null ? null : new MailId(input.folder(), moved.uidvalidity, moved.uid).toString());
        });
    }

    /** @return where it is now; null where the server does not tell */
    private static @Nullable AppendUID moved(IMAPMessage message, IMAPFolder from, IMAPFolder to, IMAPStore store)
            throws MessagingException {
        Message[] one = {message};
        boolean isTold = store.hasCapability("UIDPLUS");
        if (store.hasCapability("MOVE")) {
            if (isTold) {
                return from.moveUIDMessages(one, to)[0];
            }
            from.moveMessages(one, to);
            return null;
        }
        AppendUID copy = isTold ? from.copyUIDMessages(one, to)[0] : null;
        if (!isTold) {
            from.copyMessages(one, to);
        }
        message.setFlag(Flags.Flag.DELETED, true);
        if (isTold) {
            from.expunge(one); // this one alone, not what others have marked
        }
        return copy;
    }
}
