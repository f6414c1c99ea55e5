package dev.parley.connectors.google.gmail;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.google.gmail.GmailConnector.ME;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.google.GoogleSession;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finding, reading and filing mail. Source: Gmail API, "users.messages" and "users.labels". */
final class Inbox {
    private static final String MESSAGE = "id of the mail";
    private static final List<String> HEADERS = List.of("From", "To", "Subject");
    private static final long LARGEST_PAGE = 500;

    private Inbox() {}

    record SearchInput(
            @Doc("as in Gmail's search box, such as from:ana@acme.test newer_than:7d is:unread")
            @Default("\"in:inbox\"")
            String query,

            @Doc("how many at most") @Default("20") int limit) {}

    record Searched(
            List<Mail.Found> mails,
            @Doc("whether there are further ones") boolean more) {}

    /** {@code users.messages.list} knows ids only; each mail's headers are a {@code users.messages.get}. */
    static Operation search(GoogleApi<Gmail> api) {
        return api.operation(
                operation("gmail.search", "Find mails", "Finds mails of the mailbox, newest first.")
                        .reading()
                        .synonyms(
                                "search Gmail",
                                "look through the inbox",
                                "list unread emails",
                                "check my mail",
                                "recent emails from somebody")
                        .of(SearchInput.class, new Searched(List.of(Mail.Found.SAMPLE), false)),
                (input, gmail, _) -> {
                    int limit = Math.max(1, input.limit());
                    GoogleSession.Gathered<Message> found = gmail.gather(
                            limit,
                            token -> client -> client.users()
                                    .messages()
                                    .list(ME)
                                    .setQ(input.query())
                                    .setMaxResults(Math.min(limit, LARGEST_PAGE))
                                    .setPageToken(token),
                            ListMessagesResponse::getMessages,
                            ListMessagesResponse::getNextPageToken);
                    List<Mail.Found> mails = new ArrayList<>();
                    for (Message message : found.items()) {
                        mails.add(Mail.Found.of(gmail.call(client -> client.users()
                                .messages()
                                .get(ME, message.getId())
                                .setFormat("metadata")
                                .setMetadataHeaders(HEADERS))));
                    }
                    return new Searched(mails, found.more());
                });
    }

    record GetInput(@Doc(MESSAGE) String id) {}

    /** {@code users.messages.get}. */
    static Operation get(GoogleApi<Gmail> api) {
        return api.operation(
                operation("gmail.get", "Read a mail", "Reads one mail: its text and the names of its attachments.")
                        .reading()
                        .synonyms("open an email", "get the text of an email", "fetch a Gmail message")
                        .of(GetInput.class, Mail.SAMPLE),
                (input, gmail, _) -> read(gmail, input.id()));
    }

    static Mail read(GoogleSession<Gmail> gmail, String id) throws OperationException, InterruptedException {
        return Mail.of(
                gmail.call(client -> client.users().messages().get(ME, id).setFormat("full")));
    }

    record Filed(
            String id,
            @Doc("the conversation it belongs to") String thread,
            List<String> labels) {
        static final Filed SAMPLE = new Filed(Mail.SAMPLE.id(), Mail.SAMPLE.thread(), List.of("Label_7", "IMPORTANT"));
    }

    record LabelInput(
            @Doc(MESSAGE) String id,

            @Doc("its name; a new one is made where there is none")
            String label) {}

    /** {@code users.messages.modify}. */
    static Operation addLabel(GoogleApi<Gmail> api) {
        return api.operation(
                operation("gmail.add_label", "Label a mail", "Puts a label on a mail.")
                        .idempotent()
                        .synonyms("tag an email", "file an email under", "categorize an email in Gmail")
                        .of(LabelInput.class, Filed.SAMPLE),
                (input, gmail, _) -> modified(gmail, input.id(), List.of(labelId(gmail, input.label())), List.of()));
    }

    /** {@code users.messages.modify} without INBOX. */
    static Operation archive(GoogleApi<Gmail> api) {
        return api.operation(
                operation("gmail.archive", "Archive a mail", "Takes a mail out of the inbox and keeps it.")
                        .idempotent()
                        .synonyms("remove an email from the inbox", "clear an email away")
                        .of(GetInput.class, Filed.SAMPLE),
                (input, gmail, _) -> modified(gmail, input.id(), List.of(), List.of("INBOX")));
    }

    record MarkInput(
            @Doc(MESSAGE) String id,

            @Doc("false marks it as unread") @Default("true")
            boolean read) {}

    /** {@code users.messages.modify} of UNREAD. */
    static Operation markRead(GoogleApi<Gmail> api) {
        return api.operation(
                operation("gmail.mark_read", "Mark a mail as read", "Marks a mail as read, or as unread.")
                        .idempotent()
                        .synonyms("mark an email as seen", "mark an email as unread")
                        .of(MarkInput.class, Filed.SAMPLE),
                (input, gmail, _) -> input.read()
                        ? modified(gmail, input.id(), List.of(), List.of("UNREAD"))
                        : modified(gmail, input.id(), List.of("UNREAD"), List.of()));
    }

    private static Filed modified(GoogleSession<Gmail> gmail, String id, List<String> added, List<String> removed)
            throws OperationException, InterruptedException {
        Message message = gmail.call(client -> client.users()
                .messages()
                .modify(ME, id, new ModifyMessageRequest().setAddLabelIds(added).setRemoveLabelIds(removed)));
        return new Filed(
                message.getId(), message.getThreadId(), Objects.requireNonNullElse(message.getLabelIds(), List.of()));
    }

    /** Labels are known by id; those that people make have names of their own. */
    private static String labelId(GoogleSession<Gmail> gmail, String name)
            throws OperationException, InterruptedException {
        List<Label> all = gmail.call(client -> client.users().labels().list(ME)).getLabels();
        for (Label label : Objects.requireNonNullElse(all, List.<Label>of())) {
            if (name.equalsIgnoreCase(label.getName()) || name.equals(label.getId())) {
                return label.getId();
            }
        }
        Label made =
                new Label().setName(name).setLabelListVisibility("labelShow").setMessageListVisibility("show");
        return gmail.call(client -> client.users().labels().create(ME, made)).getId();
    }
}
