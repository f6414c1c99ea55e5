package dev.parley.connectors.github;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What GitHub notifies the account of: mentions, reviews asked for, replies. Needs a token with the scope {@code notifications}. Source:
 * GitHub REST, "List notifications for the authenticated user".
 */
record Notifications(HttpApi api) implements EventSource.Look {
    static EventSource source(HttpApi api) {
        JsonNode sample = Json.read("""
                {"id": "1", "reason": "mention", "unread": true, "updated_at": "2026-03-02T09:00:00Z",
                 "subject": {"title": "The shop is down", "type": "Issue"}, "repository": {"full_name": "acme/shop"}}""");
        return EventSource.poll(
                "github.notified", "The account is notified", sample, Duration.ofMinutes(1), new Notifications(api));
    }

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Access access, Sender sender)
            throws OperationException, InterruptedException {
        if (cursor == null) {
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            return new EventSource.Found(List.of(), Json.of(now));
        }
        ApiRequest request = ApiRequest.of("GET", "/notifications")
                .query("all", "true")
                .query("since", cursor.asString())
                .query("per_page", "50");
        List<Happening> happenings = new ArrayList<>();
        String last = cursor.asString();
        for (JsonNode notification : api.session(access, sender).send(request).body()) {
            String updated = notification.path("updated_at").asString("");
            // The same thread is told of again whenever something new happens in it.
            happenings.add(new Happening(
                    "github.notified", notification.path("id").asString("") + "@" + updated, notification));
            last = updated.compareTo(last) > 0 ? updated : last;
        }
        return new EventSource.Found(happenings, Json.of(last));
    }
}
