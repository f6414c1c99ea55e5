package dev.parley.connectors.email;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.email.MailBody.AttachmentsTooLarge;
import dev.parley.connectors.protocol.Caller;
import dev.parley.connectors.protocol.FarProblem;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;

/** Reads a whole mail, which stays unread. */
final class GetMail {
    record Input(
            @Doc("of email.search, or of the mail that has arrived")
            String id,

            @Doc("the contents of what is attached, up to 3 MiB") @Default("false")
            boolean attachments) {}

    private GetMail() {}

    static Operation of(MailServer server) {
        return server.system()
                .operation(
                        operation("email.get", "Get a mail", "Reads one e-mail with its text.")
                                .reading()
                                .synonyms("read an e-mail", "open the mail", "download attachments of a mail")
                                .of(Input.class, Mail.SAMPLE),
                        (input, caller) -> read(server, input, caller));
    }

    private static Mail read(MailServer server, Input input, Caller caller)
            throws OperationException, InterruptedException {
        FarProblem problem = caller.problem();
        String mailbox = MailAccount.of(caller.settings()).address();
        MailId id = MailId.parse(input.id(), problem);
        return server.with(caller, id, MailServer.LOOK, (message, folder, _) -> {
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
