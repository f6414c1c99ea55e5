package dev.parley.connectors.email;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.protocol.OpenConnections;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mails that arrive. A look that finds none waits for one (IMAP IDLE, RFC 2177), so that it is told of at once; the session stays open
 * from look to look. The cursor is in {@link FolderCursor}.
 */
final class MailWatch implements EventSource.Look {
    static final String ID = "email.received";

    private static final Duration EVERY = Duration.ofSeconds(1);
    /** A look has 30 s altogether. */
    private static final Duration WAIT = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration IDLE_SESSION = Duration.ofSeconds(60);

    private final MailServer server;
    private final Duration wait;
    private final OpenConnections<Session> sessions =
            new OpenConnections<>(IDLE_SESSION, Session::isUsable, Session::end);

    /** @param wait how long a look waits for mail */
    MailWatch(MailServer server, Duration wait) {
        this.server = server;
        this.wait = wait;
    }

    static EventSource source(MailServer server) {
        return EventSource.poll(ID, "A mail arrives", Mail.SAMPLE, EVERY, new MailWatch(server, WAIT));
    }

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Access access, Sender sender)
            throws OperationException, InterruptedException {
        MailAccount account = MailAccount.of(server.watching().settings(access, sender));
        List<String> folders = MailAccount.watched(server.watching().settings(access, sender));
        Instant until = Instant.now().plus(wait);
        return server.watching()
                .call(
                        access,
                        sender,
                        () -> sessions.with(
                                access,
                                () -> new Session(server.store(account, PATIENCE)),
                                session -> session.using(
                                        store -> look(store, folders, account.address(), cursor, until))));
    }

    private static EventSource.Found look(
            IMAPStore store, List<String> folders, String mailbox, @Nullable JsonNode cursor, Instant until)
            throws MessagingException, InterruptedException {
        List<Happening> happenings = new ArrayList<>();
        ObjectNode next = JsonNodeFactory.instance.objectNode();
        // The first is the one to wait in, so it comes last.
        for (String name : folders.reversed()) {
            boolean mayWait = name.equals(folders.getFirst()) && happenings.isEmpty();
            FolderCursor last = FolderCursor.read(cursor, name);
            IMAPFolder folder = MailServer.opened(store, name, MailServer.LOOK);
            try {
                FolderLook look = new FolderLook(folder, mailbox);
                FolderCursor now = last == null ? look.begin() : look.since(last, happenings);
                if (last != null && mayWait && happenings.isEmpty()) {
                    new Quiet(folder, store).untilNews(until);
                    now = look.since(now, happenings);
                }
                next.set(name, now.write());
            } finally {
                if (folder.isOpen()) {
                    folder.close(false);
                }
            }
        }
        return new EventSource.Found(happenings, next);
    }

    /** A login that is used again as long as nothing went wrong with it. */
    private record Session(IMAPStore store, AtomicBoolean isBroken) {
        Session(IMAPStore store) {
            this(store, new AtomicBoolean());
        }

        boolean isUsable() {
            return !isBroken.get();
        }

        <T> T using(MailServer.Reading<T> reading) throws Exception {
            boolean isDone = false;
            try {
                T result = reading.in(store);
                isDone = true;
                return result;
            } finally {
                isBroken.set(!isDone);
            }
        }

        void end() {
            MailServer.leave(store);
        }
    }
}
