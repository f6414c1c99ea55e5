package dev.parley.connectors.email;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.Flags;

/** Sets or takes away the flag {@code \Seen}. */
final class MarkRead extends ConnectedOperation<MarkRead.Input, MarkRead.Output> {
    record Input(
            String id,

            @Doc("false marks it as unread") @Default("true")
            boolean read) {}

    record Output(String id, boolean read) {}

    private final MailServer server;

    MarkRead(MailServer server) {
        super(
                operation("email.mark_read", "Mark a mail as read", "Marks an e-mail as read, or as unread again.")
                        .idempotent()
                        .synonyms("mark the mail as unread", "mark as seen")
                        .of(Input.class, new Output("42-1700000000-INBOX", true)),
                server.system().connections());
        this.server = server;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        Sender sender = Sender.of(context);
        MailId id = MailId.parse(input.id(), server.problem(access, sender));
        return server.with(access, sender, id, MailServer.CHANGE, (message, _, _) -> {
            message.setFlag(Flags.Flag.SEEN, input.read());
            return new Output(input.id(), input.read());
        });
    }
}
