package dev.parley.connectors.microsoft;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.users.item.mailfolders.item.messages.delta.DeltaGetResponse;
import com.microsoft.graph.users.item.mailfolders.item.messages.delta.DeltaRequestBuilder;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.json.OperationJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Messages that come into the inbox. A message has the same id wherever it is moved, so that none counts twice. Source: Microsoft Graph,
 * "message: delta", "Obtain immutable identifiers for Outlook resources".
 */
record MailReceived(InstantSource clock) implements GraphApi.Look {
    private static final String ID = "outlook.received";

    static EventSource source(GraphApi api, InstantSource clock) {
        return EventSource.poll(
                ID, "A mail is received", Mail.SAMPLE, Duration.ofMinutes(1), api.look(new MailReceived(clock)));
    }

    /** @param link null where Graph has to be asked anew @param since when it was last asked, in case the link no longer holds */
    record Cursor(@Nullable String link, Instant since) {}

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Graph graph) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Cursor last = cursor == null ? new Cursor(null, now) : OperationJson.MAPPER.treeToValue(cursor, Cursor.class);
        Delta<Message> delta = newer(last, graph);
        List<Happening> happenings = delta.changes().stream()
                .filter(MailReceived::isArrival)
                .map(MailReader::mail)
                .map(mail -> Happening.of(ID, mail.id(), mail))
                .toList();
        return new EventSource.Found(happenings, Json.of(new Cursor(delta.link(), now)));
    }

    private static Delta<Message> newer(Cursor last, Graph graph) {
        DeltaRequestBuilder delta =
                graph.me().mailFolders().byMailFolderId("inbox").messages().delta();
        return Delta.since(
                last.link(),
                () -> delta.get(request -> {
                    request.queryParameters.changeType = "created";
                    request.queryParameters.filter = "receivedDateTime ge " + last.since();
                }),
                next -> delta.withUrl(next).get(),
                DeltaGetResponse::getValue);
    }

    /** A message that has left is told of with its id alone. */
    private static boolean isArrival(Message change) {
        return !change.getAdditionalData().containsKey("@removed");
    }
}
