package dev.parley.connectors.microsoft;

import static dev.parley.connectors.Description.operation;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.users.item.messages.item.MessageItemRequestBuilder;
import com.microsoft.graph.users.item.messages.item.reply.ReplyPostRequestBody;
import com.microsoft.graph.users.item.messages.item.replyall.ReplyAllPostRequestBody;
import com.microsoft.graph.users.item.sendmail.SendMailPostRequestBody;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.engine.operation.Effect;
import java.util.List;

/**
 * Writing messages. Source: Microsoft Graph, "user: sendMail", "Create message", "message: send", "message: reply", "message: replyAll".
 */
final class Letters {
    private Letters() {}

    record Letter(
            @Doc("e-mail addresses") List<String> to,
            String subject,
            String body,
            @Default("[]") List<String> cc,
            @Default("[]") List<String> bcc,

            @Doc("whether the body is HTML") @Default("false")
            boolean html) {}

    /** Graph says no more than that it will. */
    record Accepted(boolean accepted) {
        static final Accepted YES = new Accepted(true);
    }

    static final GraphOperation<Letter, Accepted> SEND = GraphOperation.of(
            operation("outlook.send_mail", "Send a mail", "Sends a mail from the connected Outlook account.")
                    .effect(Effect.SEND)
                    .synonyms("send an e-mail with Outlook", "mail somebody", "write an Outlook mail")
                    .of(Letter.class, Accepted.YES),
            Letters::send);

    static final GraphOperation<Letter, Mail> CREATE_DRAFT = GraphOperation.of(
            operation(
                            "outlook.create_draft",
                            "Create a draft",
                            "Writes a mail into Outlook's drafts without sending it.")
                    .synonyms("draft an Outlook mail", "prepare an e-mail in Outlook", "save a mail as draft")
                    .of(Letter.class, Mail.SAMPLE),
            (graph, letter) -> MailReader.mail(graph.me().messages().post(message(letter))));

    record SendDraftInput(@Doc("of the draft") String id) {}

    static final GraphOperation<SendDraftInput, Accepted> SEND_DRAFT = GraphOperation.of(
            operation("outlook.send_draft", "Send a draft", "Sends a mail that lies in Outlook's drafts.")
                    .effect(Effect.SEND)
                    .synonyms("send the drafted Outlook mail", "send the prepared e-mail")
                    .of(SendDraftInput.class, Accepted.YES),
            (graph, input) -> {
                graph.me().messages().byMessageId(input.id()).send().post();
                return Accepted.YES;
            });

    record ReplyInput(
            @Doc("of the message that is answered") String id,
            String text,
            @Doc("to all its recipients") @Default("false") boolean all) {}

    static final GraphOperation<ReplyInput, Accepted> REPLY = GraphOperation.of(
            operation("outlook.reply", "Reply to a mail", "Answers a message of the mailbox, with the message below.")
                    .effect(Effect.SEND)
                    .synonyms("answer an Outlook mail", "respond to an e-mail", "reply to all in Outlook")
                    .of(ReplyInput.class, Accepted.YES),
            Letters::reply);

    private static Accepted send(Graph graph, Letter letter) {
        SendMailPostRequestBody body = new SendMailPostRequestBody();
        body.setMessage(message(letter));
        body.setSaveToSentItems(true); // the SDK says no where nobody says anything
        graph.me().sendMail().post(body);
        return Accepted.YES;
    }

    private static Accepted reply(Graph graph, ReplyInput input) {
        MessageItemRequestBuilder answered = graph.me().messages().byMessageId(input.id());
        if (input.all()) {
            ReplyAllPostRequestBody body = new ReplyAllPostRequestBody();
            body.setComment(input.text());
            answered.replyAll().post(body);
        } else {
            ReplyPostRequestBody body = new ReplyPostRequestBody();
            body.setComment(input.text());
            answered.reply().post(body);
        }
        return Accepted.YES;
    }

    private static Message message(Letter letter) {
        Message message = new Message();
        message.setSubject(letter.subject());
        message.setBody(body(letter.body(), letter.html()));
        message.setToRecipients(recipients(letter.to()));
        message.setCcRecipients(recipients(letter.cc()));
        message.setBccRecipients(recipients(letter.bcc()));
        return message;
    }

    static ItemBody body(String content, boolean html) {
        ItemBody body = new ItemBody();
        body.setContentType(html ? BodyType.Html : BodyType.Text);
        body.setContent(content);
        return body;
    }

    static EmailAddress email(String address) {
        EmailAddress email = new EmailAddress();
        email.setAddress(address.strip());
        return email;
    }

    private static List<Recipient> recipients(List<String> addresses) {
        return addresses.stream()
                .map(address -> {
                    Recipient recipient = new Recipient();
                    recipient.setEmailAddress(email(address));
                    return recipient;
                })
                .toList();
    }
}
