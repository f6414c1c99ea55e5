package dev.parley.connectors.email;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.email.MailBody.AttachmentsTooLarge;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.protocol.FarProblem;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;

/** Reads a whole mail, which stays unread. */
final class GetMail extends ConnectedOperation<GetMail.Input, Mail> {
    record Input(
            @Doc("of email.search, or of the mail that has arrived")
            String id,

            @Doc("the contents of what is attached, up to 3 MiB") @Default("false")
            boolean attachments) {}

    private final MailServer server;

    GetMail(MailServer server) {
        super(
                operation("email.get", "Get a mail", "Reads one e-mail with its text.")
                        .reading()
                        .synonyms("read an e-mail", "open the mail", "download attachments of a mail")
                        .of(Input.class, Mail.SAMPLE),
                server.system().connections());
        this.server = server;
    }

    @Override
    protected Mail run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        Sender sender = Sender.of(context);
        FarProblem problem = server.problem(access, sender);
        String mailbox = server.account(access, sender).address();
        MailId id = MailId.parse(input.id(), problem);
        return server.with(access, sender, id, MailServer.LOOK, (message, folder, _) -> {
            try {
                return new MailReader(folder, mailbox).whole(message, input.attachments());
            } catch (AttachmentsTooLarge tooLarge) {
                throw problem.of(
                        "response_too_large",
                        "asks for attachments of more than 3 MiB",
                        "Leave \"attachments\" out; names and sizes come all the same.",
                        tooLarge);
            }
        });
    }
}
