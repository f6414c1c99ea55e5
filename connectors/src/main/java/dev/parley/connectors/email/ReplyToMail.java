package dev.parley.connectors.email;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.protocol.Caller;
import dev.parley.connectors.protocol.FarProblem;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/** Answers in the same conversation: mail programs show it below the mail that it answers. */
final class ReplyToMail {
    record Input(
            @Doc("id of the mail to answer") String id,
            @Doc("what it says") @Nullable String text,

            @Doc("what it says, in HTML; in place of text or beside it") @Nullable
            String html,

            @Doc("everybody who got that mail, not only its sender") @Default("false")
            boolean all,

            @Default("[]") List<OutgoingMail.Attachment> attachments) {}

    record Output(@Doc("Message-ID, without angle brackets") String messageId, List<String> to) {}

    private ReplyToMail() {}

    static Operation of(MailServer server) {
        return server.system()
                .keyed(
                        operation("email.reply", "Answer a mail", "Answers an e-mail in its conversation.")
                                .effect(Effect.SEND)
                                .synonyms("reply to an e-mail", "respond to the mail", "write back")
                                .of(Input.class, new Output("9f1c3e5a7b2d4f60@acme.test", List.of("ana@acme.test"))),
                        (input, caller, key) -> reply(server, input, caller, key));
    }

    private static Output reply(MailServer server, Input input, Caller caller, String key)
            throws OperationException, InterruptedException {
        FarProblem problem = caller.problem();
        MailAccount account = MailAccount.of(caller.settings());
        MailId id = MailId.parse(input.id(), problem);
        Original original =
                server.with(caller, id, MailServer.LOOK, (mail, _, _) -> Original.of(mail, account.address()));
        List<String> cc = input.all() ? original.others() : List.of();
        OutgoingMail answer = new OutgoingMail(account, key, problem)
                .to(RecipientType.TO, original.answerTo())
                .to(RecipientType.CC, cc)
                .subject(original.subject().matches("(?i)re:.*") ? original.subject() : "Re: " + original.subject())
                .automatic("auto-replied");
        if (original.messageId() != null) {
            answer.answering(original.messageId(), original.references());
        }
        server.send(caller, answer.saying(input.text(), input.html(), input.attachments()));
        return new Output(
                answer.messageId(),
                Stream.concat(original.answerTo().stream(), cc.stream()).toList());
    }

    /** What of a mail its answer needs. @param others who got it, without the one who answers */
    private record Original(
            List<String> answerTo,
            List<String> others,
            String subject,
            @Nullable String messageId,
            @Nullable String references) {
        static Original of(IMAPMessage mail, String ours) throws MessagingException {
            List<String> answerTo = addresses(mail.getReplyTo());
            List<String> others = new ArrayList<>(addresses(mail.getRecipients(RecipientType.TO)));
            others.addAll(addresses(mail.getRecipients(RecipientType.CC)));
            others.removeIf(address -> address.equalsIgnoreCase(ours) || answerTo.contains(address));
            return new Original(
                    answerTo,
                    others.stream().distinct().toList(),
                    Objects.requireNonNullElse(mail.getSubject(), ""),
                    mail.getMessageID(),
                    mail.getHeader("References", " "));
        }

        private static List<String> addresses(Address @Nullable [] addresses) {
            return addresses == null
                    ? List.of()
                    : Arrays.stream(addresses)
                            .filter(InternetAddress.class::isInstance)
                            .map(address -> ((InternetAddress) address).getAddress())
                            .toList();
        }
    }
}
