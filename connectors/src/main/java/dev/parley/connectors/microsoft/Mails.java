package dev.parley.connectors.microsoft;

import static dev.parley.connectors.Description.operation;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.MessageCollectionResponse;
import com.microsoft.graph.users.item.messages.MessagesRequestBuilder;
import com.microsoft.graph.users.item.messages.item.move.MovePostRequestBody;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finding, reading and sorting messages. Source: Microsoft Graph, "List messages", "Get message", "message: move", "Update message",
 * "Use the $search query parameter".
 */
final class Mails {
    private static final int LARGEST_PAGE = 100;

    private static final String[] FIELDS = {
        "subject",
        "from",
        "toRecipients",
        "ccRecipients",
        "receivedDateTime",
        "bodyPreview",
        "isRead",
        "hasAttachments",
        "conversationId",
        "webLink"
    };

    /** Source: Microsoft Graph, "mailFolder resource type". */
    private static final Set<String> WELL_KNOWN =
            Set.of("archive", "deleteditems", "drafts", "inbox", "junkemail", "sentitems");

    private Mails() {}

    record SearchInput(
            @Doc("words, or such as from:ana subject:invoice hasAttachments:true; everything when left out") @Nullable
            String query,

            @Doc("only unread ones") @Default("false") boolean unread,
            @Doc("only received since then") @Nullable Instant since,
            @Doc("how many at most") @Default("25") int limit) {
        /** What a search cannot ask for, and a list can. */
        boolean wants(Mail mail) {
            boolean isLate = since == null
                    || mail.receivedAt() != null && !mail.receivedAt().isBefore(since);
            return isLate && !(unread && mail.read());
        }

        @Nullable
        String filter() {
            List<String> all = new ArrayList<>();
            if (since != null) {
                all.add("receivedDateTime ge " + since);
            }
            if (unread) {
                all.add("isRead eq false");
            }
            return all.isEmpty() ? null : String.join(" and ", all);
        }

        @Nullable
        String search() {
            return query == null || query.isBlank() ? null : "\"" + query.replace("\"", "\\\"") + "\"";
        }
    }

    record Found(
            List<Mail> messages,
            @Doc("whether there are further ones") boolean more) {}

    static final GraphOperation<SearchInput, Found> SEARCH = GraphOperation.reading(
                    operation("outlook.search_messages", "Search mail", "Finds messages of the mailbox, newest first.")
                            .synonyms(
                                    "find an e-mail in Outlook",
                                    "look through my Outlook mail",
                                    "list Outlook messages",
                                    "unread Outlook mail")
                            .of(SearchInput.class, new Found(List.of(Mail.SAMPLE), false)),
                    Mails::search)
            .paged();

    record GetInput(@Doc("of the message") String id) {}

    static final GraphOperation<GetInput, Mail> GET = GraphOperation.reading(
            operation("outlook.get_message", "Get a message", "Reads one message of the mailbox.")
                    .synonyms("read an Outlook mail", "open an e-mail in Outlook")
                    .of(GetInput.class, Mail.SAMPLE),
            (graph, input) -> MailReader.mail(
                    graph.me().messages().byMessageId(input.id()).get()));

    record MoveInput(
            @Doc("of the message") String id,

            @Doc("inbox, archive, deleteditems, junkemail, or the name or id of a folder")
            String folder) {}

    static final GraphOperation<MoveInput, Mail> MOVE = GraphOperation.of(
            operation("outlook.move_message", "Move a message", "Moves a message to another folder of the mailbox.")
                    .idempotent()
                    .synonyms("archive an Outlook mail", "file an e-mail into a folder", "delete an Outlook mail")
                    .of(MoveInput.class, Mail.SAMPLE),
            Mails::move);

    record MarkInput(
            @Doc("of the message") String id,
            @Doc("false for unread") @Default("true") boolean read) {}

    static final GraphOperation<MarkInput, Mail> MARK_READ = GraphOperation.of(
            operation("outlook.mark_read", "Mark as read", "Marks a message as read or unread.")
                    .idempotent()
                    .synonyms("mark an Outlook mail as read", "mark an e-mail as unread")
                    .of(MarkInput.class, Mail.SAMPLE),
            Mails::mark);

    private static Found search(Graph graph, SearchInput input) {
        MessagesRequestBuilder messages = graph.me().messages();
        Graph.Page<Mail> page = graph.pages(
                input.limit(),
                () -> messages.get(request -> {
                    request.queryParameters.search = input.search();
                    // A search takes no filter; what it finds is looked through here.
                    request.queryParameters.filter = input.search() == null ? input.filter() : null;
                    request.queryParameters.select = FIELDS;
                    request.queryParameters.top = Math.clamp(input.limit(), 1, LARGEST_PAGE);
                }),
                MessageCollectionResponse::getValue,
                next -> messages.withUrl(next).get(),
                MailReader::mail,
                input::wants);
        return new Found(page.items(), page.more());
    }

    private static Mail move(Graph graph, MoveInput input) {
        MovePostRequestBody body = new MovePostRequestBody();
        body.setDestinationId(folder(graph, input.folder().strip()));
        return MailReader.mail(
                graph.me().messages().byMessageId(input.id()).move().post(body));
    }

    /** A folder's id by its name; what is no name is taken for an id. */
    private static String folder(Graph graph, String folder) {
        String wellKnown = folder.toLowerCase(Locale.ROOT).replace(" ", "");
        if (WELL_KNOWN.contains(wellKnown)) {
            return wellKnown;
        }
        var found = graph.me()
                .mailFolders()
                .get(request ->
                        request.queryParameters.filter = "displayName eq '%s'".formatted(folder.replace("'", "''")));
        return found == null || found.getValue() == null || found.getValue().isEmpty()
                ? folder
                : Unfit.needed(found.getValue().getFirst().getId(), "id");
    }

    private static Mail mark(Graph graph, MarkInput input) {
        Message change = new Message();
        change.setIsRead(input.read());
        return MailReader.mail(graph.me().messages().byMessageId(input.id()).patch(change));
    }
}
