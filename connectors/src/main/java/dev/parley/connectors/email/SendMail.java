package dev.parley.connectors.email;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.protocol.FarProblem;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.Message.RecipientType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends to all recipients or to none. */
final class SendMail extends ConnectedOperation<SendMail.Input, SendMail.Output> {
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

    private final MailServer server;

    SendMail(MailServer server) {
        super(
                operation("email.send", "Send a mail", "Sends an e-mail.")
                        .effect(Effect.SEND)
                        .synonyms("send an e-mail", "email somebody", "mail it", "write an email", "send by SMTP")
                        .of(Input.class, new Output("9f1c3e5a7b2d4f60@acme.test")),
                server.system().connections());
        this.server = server;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        Sender sender = Sender.of(context);
        FarProblem problem = server.problem(access, sender);
        if (input.to().isEmpty() && input.cc().isEmpty() && input.bcc().isEmpty()) {
            throw problem.badInput("has nobody to send to", "Give at least one address in \"to\".");
        }
        OutgoingMail mail = new OutgoingMail(server.account(access, sender), context.idempotencyKey(), problem)
                .to(RecipientType.TO, input.to())
                .to(RecipientType.CC, input.cc())
                .to(RecipientType.BCC, input.bcc())
                .replyTo(input.replyTo())
                .subject(input.subject())
                .automatic("auto-generated")
                .saying(input.text(), input.html(), input.attachments());
        server.send(access, sender, mail);
        return new Output(mail.messageId());
    }
}
