package dev.parley.connectors.email;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.protocol.Caller;
import dev.parley.connectors.protocol.FarProblem;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.Message.RecipientType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends to all recipients or to none. */
final class SendMail {
    record Input(
            @Doc("addresses, such as ana@acme.com") List<String> to,
            @Default("[]") List<String> cc,
            @Default("[]") List<String> bcc,
            String subject,
            @Doc("what it says") @Nullable String text,

            @Doc("what it says, in HTML; in place of text or beside it") @Nullable
            String html,

            @Doc("address for answers, when it is another one") @Nullable
            String replyTo,

            @Default("[]") List<OutgoingMail.Attachment> attachments) {}

    record Output(@Doc("Message-ID, without angle brackets") String messageId) {}

    private SendMail() {}

    static Operation of(MailServer server) {
        return server.system()
                .keyed(
                        operation("email.send", "Send a mail", "Sends an e-mail.")
                                .effect(Effect.SEND)
                                .synonyms(
                                        "send an e-mail", "email somebody", "mail it", "write an email", "send by SMTP")
                                .of(Input.class, new Output("9f1c3e5a7b2d4f60@acme.test")),
                        (input, caller, key) -> send(server, input, caller, key));
    }

    private static Output send(MailServer server, Input input, Caller caller, String key)
            throws OperationException, InterruptedException {
        FarProblem problem = caller.problem();
        if (input.to().isEmpty() && input.cc().isEmpty() && input.bcc().isEmpty()) {
            throw problem.badInput("has nobody to send to", "Give at least one address in \"to\".");
        }
        OutgoingMail mail = new OutgoingMail(MailAccount.of(caller.settings()), key, problem)
                .to(RecipientType.TO, input.to())
                .to(RecipientType.CC, input.cc())
                .to(RecipientType.BCC, input.bcc())
                .replyTo(input.replyTo())
                .subject(input.subject())
                .automatic("auto-generated")
                .saying(input.text(), input.html(), input.attachments());
        server.send(caller, mail);
        return new Output(mail.messageId());
    }
}
