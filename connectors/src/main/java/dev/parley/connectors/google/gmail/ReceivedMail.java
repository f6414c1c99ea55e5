package dev.parley.connectors.google.gmail;

import static dev.parley.connectors.google.gmail.GmailConnector.ME;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.HistoryMessageAdded;
import com.google.api.services.gmail.model.ListHistoryResponse;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.google.GoogleSession;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.Json;
import dev.parley.engine.operation.OperationException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Mail that comes into the inbox. Gmail numbers all that changes in a mailbox and keeps it for about a week; a connection that was away
 * for longer begins with what came since its last look. Source: Gmail API, "Synchronize clients with Gmail", "users.history.list".
 */
record ReceivedMail(GoogleApi<Gmail> api) implements EventSource.Look {
    private static final String ID = "gmail.received";
    private static final String INBOX = "INBOX";
    /** A look has half a minute; what is left over comes with the next. */
    private static final long MOST_AT_ONCE = 50;

    static EventSource source(GoogleApi<Gmail> api) {
        return EventSource.poll(
                ID, "A mail comes into the inbox", Mail.SAMPLE, Duration.ofMinutes(1), new ReceivedMail(api));
    }

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Access access, Sender sender)
            throws OperationException, InterruptedException {
        GoogleSession<Gmail> gmail = api.session(access, sender);
        if (cursor == null) {
            return new EventSource.Found(List.of(), now(gmail));
        }
        try {
            return changed(gmail, new BigInteger(cursor.path("history").asString()));
        } catch (OperationException refused) {
            if (!refused.error().code().equals("http_404")) {
                throw refused;
            }
            return missed(gmail, cursor.path("at").asLong());
        }
    }

    private static EventSource.Found changed(GoogleSession<Gmail> gmail, BigInteger from)
            throws OperationException, InterruptedException {
        ListHistoryResponse page = gmail.call(client -> client.users()
                .history()
                .list(ME)
                .setStartHistoryId(from)
                .setHistoryTypes(List.of("messageAdded"))
                .setLabelId(INBOX)
                .setMaxResults(MOST_AT_ONCE));
        List<History> history = Objects.requireNonNullElse(page.getHistory(), List.of());
        List<String> added = history.stream()
                .flatMap(one -> one.getMessagesAdded() == null ? Stream.empty() : one.getMessagesAdded().stream())
                .map(HistoryMessageAdded::getMessage)
                .filter(message ->
                        message.getLabelIds() == null || message.getLabelIds().contains(INBOX))
                .map(Message::getId)
                .distinct()
                .toList();
        BigInteger reached = page.getNextPageToken() == null || history.isEmpty()
                ? page.getHistoryId()
                : history.getLast().getId();
        return new EventSource.Found(told(gmail, added), cursor(reached));
    }

    private static EventSource.Found missed(GoogleSession<Gmail> gmail, long since)
            throws OperationException, InterruptedException {
        JsonNode cursor = now(gmail);
        List<String> ids = gmail
                .gather(
                        (int) MOST_AT_ONCE,
                        token -> client -> client.users()
                                .messages()
                                .list(ME)
                                .setQ("in:inbox after:" + since)
                                .setMaxResults(MOST_AT_ONCE)
                                .setPageToken(token),
                        ListMessagesResponse::getMessages,
                        ListMessagesResponse::getNextPageToken)
                .items()
                .stream()
                .map(Message::getId)
                .toList();
        return new EventSource.Found(told(gmail, ids), cursor);
    }

    private static List<Happening> told(GoogleSession<Gmail> gmail, List<String> ids)
            throws OperationException, InterruptedException {
        List<Happening> happenings = new ArrayList<>();
        for (String id : ids) {
            try {
                happenings.add(Happening.of(ID, id, Inbox.read(gmail, id)));
            } catch (OperationException refused) {
                // Deleted in the meantime.
                if (!refused.error().code().equals("http_404")) {
                    throw refused;
                }
            }
        }
        return happenings;
    }

    private static JsonNode now(GoogleSession<Gmail> gmail) throws OperationException, InterruptedException {
        return cursor(gmail.call(client -> client.users().getProfile(ME)).getHistoryId());
    }

    private static JsonNode cursor(BigInteger history) {
        return Json.object("history", history.toString(), "at", Instant.now().getEpochSecond());
    }
}
