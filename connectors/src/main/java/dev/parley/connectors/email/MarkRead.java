package dev.parley.connectors.email;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.protocol.Caller;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.Flags;

/** Sets or takes away the flag {@code \Seen}. */
final class MarkRead {
    record Input(
            String id,

            @Doc("false marks it as unread") @Default("true")
            boolean read) {}

    record Output(String id, boolean read) {}

    private MarkRead() {}

    static Operation of(MailServer server) {
        return server.system()
                .operation(
                        operation(
                                        "email.mark_read",
                                        "Mark a mail as read",
                                        "Marks an e-mail as read, or as unread again.")
                                .idempotent()
                                .synonyms("mark the mail as unread", "mark as seen")
                                .of(Input.class, new Output("42-1700000000-INBOX", true)),
                        (input, caller) -> mark(server, input, caller));
    }

    private static Output mark(MailServer server, Input input, Caller caller)
            throws OperationException, InterruptedException {
        MailId id = MailId.parse(input.id(), caller.problem());
        return server.with(caller, id, MailServer.CHANGE, (message, _, _) -> {
            message.setFlag(Flags.Flag.SEEN, input.read());
            return new Output(input.id(), input.read());
        });
    }
}
