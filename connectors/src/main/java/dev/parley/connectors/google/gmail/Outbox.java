package dev.parley.connectors.google.gmail;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.google.gmail.GmailConnector.ME;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.google.GoogleSession;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writing mail. Source: Gmail API, "users.messages.send", "users.drafts", and "Managing threads" for answers. */
final class Outbox {
    private static final List<String> HEADERS =
            List.of("From", "Reply-To", "To", "Cc", "Subject", "Message-ID", "References");

    private Outbox() {}

    record WriteInput(
            @Doc("addresses, separated by commas") String to,
            @Nullable String cc,
            @Nullable String bcc,
            String subject,
            String body,

            @Doc("whether the body is HTML") @Default("false")
            boolean html,

            @Doc("the conversation it goes into") @Nullable String thread) {
        Letter letter() {
            return Letter.of(to, cc, bcc, subject, body, html, thread);
        }
    }

    record Sent(String id, @Doc("the conversation it is in") String thread) {
        static final Sent SAMPLE = new Sent("18f2a7d01c9be3a4", "18f2a6c3b1d04e57");

        static Sent of(Message message) {
            return new Sent(message.getId(), message.getThreadId());
        }
    }

    /** {@code users.messages.send}. */
    static Operation send(GoogleApi<Gmail> api) {
        return api.operation(
                operation("gmail.send", "Send a mail", "Sends a mail from the connected Google account.")
                        .effect(Effect.SEND)
                        .synonyms("email somebody", "send an email with Gmail", "mail a message", "write an email to")
                        .of(WriteInput.class, Sent.SAMPLE),
                (input, gmail, _) -> sent(gmail, input.letter()));
    }

    record ReplyInput(
            @Doc("id of the mail to answer") String id,
            String body,

            @Doc("whether the body is HTML") @Default("false")
            boolean html,

            @Doc("whether everybody who got it gets the answer") @Default("false")
            boolean all) {}

    /** {@code users.messages.send} into the thread, with the headers that keep it together. */
    static Operation reply(GoogleApi<Gmail> api) {
        return api.operation(
                operation("gmail.reply", "Answer a mail", "Answers a mail within its conversation.")
                        .effect(Effect.SEND)
                        .synonyms("reply to an email", "respond to an email", "answer the sender", "reply to all")
                        .of(ReplyInput.class, Sent.SAMPLE),
                (input, gmail, _) -> sent(gmail, answer(input, gmail)));
    }

    record Drafted(
            String id,
            @Doc("id of the mail in it") String message,
            @Doc("the conversation it is in") String thread) {
        static final Drafted SAMPLE = new Drafted("r-4381907264", Sent.SAMPLE.id(), Sent.SAMPLE.thread());

        static Drafted of(Draft draft) {
            return new Drafted(
                    draft.getId(),
                    draft.getMessage().getId(),
                    draft.getMessage().getThreadId());
        }
    }

    /** {@code users.drafts.create}. */
    static Operation createDraft(GoogleApi<Gmail> api) {
        return api.operation(
                operation("gmail.create_draft", "Draft a mail", "Puts a mail into the drafts, for a person to send.")
                        .synonyms("write a draft email", "prepare an email", "save an email as a draft")
                        .of(WriteInput.class, Drafted.SAMPLE),
                (input, gmail, _) -> {
                    Draft draft = drafted(input.letter(), gmail);
                    return Drafted.of(
                            gmail.call(client -> client.users().drafts().create(ME, draft)));
                });
    }

    record RewriteInput(
            @Doc("id of the draft") String id,
            @Doc("addresses, separated by commas") String to,
            @Nullable String cc,
            @Nullable String bcc,
            String subject,
            String body,

            @Doc("whether the body is HTML") @Default("false")
            boolean html,

            @Doc("the conversation it goes into") @Nullable String thread) {
        Letter letter() {
            return Letter.of(to, cc, bcc, subject, body, html, thread);
        }
    }

    /** {@code users.drafts.update}: the whole letter anew. */
    static Operation updateDraft(GoogleApi<Gmail> api) {
        return api.operation(
                operation("gmail.update_draft", "Rewrite a draft", "Puts other words into a mail among the drafts.")
                        .idempotent()
                        .synonyms("change the drafted email", "edit the draft")
                        .of(RewriteInput.class, Drafted.SAMPLE),
                (input, gmail, _) -> {
                    Draft draft = drafted(input.letter(), gmail);
                    return Drafted.of(
                            gmail.call(client -> client.users().drafts().update(ME, input.id(), draft)));
                });
    }

    record SendDraftInput(@Doc("id of the draft") String id) {}

    /** {@code users.drafts.send}; the draft is gone afterwards. */
    static Operation sendDraft(GoogleApi<Gmail> api) {
        return api.operation(
                operation("gmail.send_draft", "Send a draft", "Sends a mail that is among the drafts, as it is.")
                        .effect(Effect.SEND)
                        .synonyms("send the drafted email", "send the prepared email")
                        .of(SendDraftInput.class, Sent.SAMPLE),
                (input, gmail, _) ->
                        Sent.of(gmail.call(client -> client.users().drafts().send(ME, new Draft().setId(input.id())))));
    }

    private static Draft drafted(Letter letter, GoogleSession<Gmail> gmail) throws OperationException {
        return new Draft().setMessage(letter.sealed(gmail));
    }

    private static Sent sent(GoogleSession<Gmail> gmail, Letter letter)
            throws OperationException, InterruptedException {
        Message message = letter.sealed(gmail);
        return Sent.of(gmail.call(client -> client.users().messages().send(ME, message)));
    }

    private static Letter answer(ReplyInput input, GoogleSession<Gmail> gmail)
            throws OperationException, InterruptedException {
        Message original = gmail.call(client -> client.users()
                .messages()
                .get(ME, input.id())
                .setFormat("metadata")
                .setMetadataHeaders(HEADERS));
        String subject = Mail.header(original, "Subject").orElse("");
        String others = Stream.of("To", "Cc")
                .flatMap(name -> Mail.header(original, name).stream())
                .collect(Collectors.joining(", "));
        return new Letter(
                Mail.header(original, "Reply-To")
                        .or(() -> Mail.header(original, "From"))
                        .orElse(""),
                input.all() && !others.isEmpty() ? others : null,
                null,
                subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject,
                input.body(),
                input.html(),
                original.getThreadId(),
                Mail.header(original, "Message-ID").orElse(null),
                Mail.header(original, "References").orElse(null));
    }
}
