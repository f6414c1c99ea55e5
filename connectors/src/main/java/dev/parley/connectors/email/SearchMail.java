package dev.parley.connectors.email;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.protocol.Caller;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.BodyTerm;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.FromStringTerm;
import jakarta.mail.search.ReceivedDateTerm;
import jakarta.mail.search.SearchTerm;
import jakarta.mail.search.SubjectTerm;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/** Searches on the server; newest first, without texts. */
final class SearchMail {
    private static final int MOST = 500;

    record Input(
            @Default("\"INBOX\"") String folder,

            @Doc("part of the sender's name or address") @Nullable
            String from,

            @Doc("part of the subject") @Nullable String subject,
            @Doc("words in the text") @Nullable String text,
            @Doc("only unread ones") @Default("false") boolean unread,
            @Doc("only received since then") @Nullable Instant since,
            @Doc("how many at most") @Default("20") int limit) {}

    record Output(
            List<Mail> mails,
            @Doc("whether there are further, older ones") boolean more) {}

    private SearchMail() {}

    static Operation of(MailServer server) {
        return server.system()
                .operation(
                        operation("email.search", "Search mails", "Finds e-mails in a folder, newest first.")
                                .reading()
                                .synonyms("find e-mails", "unread mails", "list mails in the inbox", "look for a mail")
                                .of(Input.class, new Output(List.of(Mail.SAMPLE), false)),
                        (input, caller) -> search(server, input, caller));
    }

    private static Output search(MailServer server, Input input, Caller caller)
            throws OperationException, InterruptedException {
        String mailbox = MailAccount.of(caller.settings()).address();
        return server.reading(caller, store -> {
            IMAPFolder folder = MailServer.opened(store, input.folder(), MailServer.LOOK);
            return shown(new MailReader(folder, mailbox), found(folder, input), input);
        });
    }

    private static Message[] found(IMAPFolder folder, Input input) throws MessagingException {
        List<SearchTerm> terms = terms(input);
        return terms.isEmpty() ? folder.getMessages() : folder.search(new AndTerm(terms.toArray(SearchTerm[]::new)));
    }

    private static List<SearchTerm> terms(Input input) {
        List<SearchTerm> terms = new ArrayList<>();
        if (input.from() != null) {
            terms.add(new FromStringTerm(input.from()));
        }
        if (input.subject() != null) {
            terms.add(new SubjectTerm(input.subject()));
        }
        if (input.text() != null) {
            terms.add(new BodyTerm(input.text()));
        }
        if (input.unread()) {
            terms.add(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        }
        if (input.since() != null) {
            terms.add(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(input.since())));
        }
        return terms;
    }

    /** The server goes by days; the hour is looked at here. */
    private static Output shown(MailReader reader, Message[] found, Input input) throws MessagingException {
        int limit = Math.clamp(input.limit(), 1, MOST);
        FetchProfile heads = new FetchProfile();
        heads.add(FetchProfile.Item.ENVELOPE);
        heads.add(FetchProfile.Item.FLAGS);
        heads.add(UIDFolder.FetchProfileItem.UID);
        List<Mail> mails = new ArrayList<>();
        for (int end = found.length; end > 0; end -= limit) {
            Message[] some = Arrays.copyOfRange(found, Math.max(0, end - limit), end);
            reader.folder().fetch(some, heads);
            for (int i = some.length - 1; i >= 0; i--) {
                Mail mail = reader.heads((IMAPMessage) some[i]);
                if (isSince(mail, input.since())) {
                    if (mails.size() == limit) {
                        return new Output(mails, true);
                    }
                    mails.add(mail);
                }
            }
        }
        return new Output(mails, false);
    }

    /** Servers keep whole seconds. */
    private static boolean isSince(Mail mail, @Nullable Instant since) {
        return since == null
                || mail.receivedAt() == null
                || !mail.receivedAt().isBefore(since.truncatedTo(ChronoUnit.SECONDS));
    }
}
