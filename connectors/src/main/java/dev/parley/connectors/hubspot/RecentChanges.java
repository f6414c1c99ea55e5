package dev.parley.connectors.hubspot;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * New and changed records, for accounts without a webhook. A search finds a record some moments after it was saved, so that each look
 * goes back a little; what was told before is recognized by its key. Source: HubSpot API, "CRM search".
 *
 * @param kind in the singular, such as {@code deal}
 * @param changed the property that says when it was last changed
 */
record RecentChanges(HttpApi api, String kind, String changed) implements EventSource.Look {
    private static final int MOST_PAGES = 10;
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    static EventSource source(HttpApi api, String kind, String changed) {
        JsonNode sample = JsonMapper.shared().readTree("""
                {"id": "9123", "properties": {"%s": "2026-03-02T09:30:00Z"}, "createdAt": "2026-03-02T09:00:00Z",
                 "updatedAt": "2026-03-02T09:30:00Z"}""".formatted(changed));
        RecentChanges look = new RecentChanges(api, kind, changed);
        String title = "A %s is created or changed".formatted(kind);
        return new EventSource.Poll(look.id(), title, sample, Duration.ofMinutes(1), look);
    }

    private String id() {
        return "hubspot." + kind + "_changed";
    }

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Access access, Sender sender)
            throws OperationException, InterruptedException {
        if (cursor == null) {
            return new EventSource.Found(List.of(), cursor(Instant.now()));
        }
        Instant from = Instant.ofEpochMilli(cursor.asLong());
        ApiSession session = api.session(access, sender);
        List<JsonNode> found = new ArrayList<>();
        ObjectNode search = search(from);
        boolean hasMore = true;
        for (int page = 0; page < MOST_PAGES && hasMore; page++) {
            JsonNode reply = session.send(ApiRequest.of("POST", "/crm/v3/objects/%ss/search".formatted(kind))
                            .body(search))
                    .body();
            reply.path("results").forEach(found::add);
            JsonNode after = reply.path("paging").path("next").path("after");
            hasMore = after.isString();
            search.put("after", after.asString(""));
        }
        Instant last = found.isEmpty()
                ? from
                : Instant.parse(found.getLast().path("updatedAt").asString(""));
        Instant next = hasMore ? last : last.minus(OVERLAP);
        return new EventSource.Found(
                found.stream().map(this::happening).toList(), cursor(next.isAfter(from) ? next : from));
    }

    private ObjectNode search(Instant from) {
        ObjectNode search = JsonNodeFactory.instance.objectNode().put("limit", 100);
        search.putArray("filterGroups")
                .addObject()
                .putArray("filters")
                .addObject()
                .put("propertyName", changed)
                .put("operator", "GTE")
                .put("value", Long.toString(from.toEpochMilli()));
        search.putArray("sorts").addObject().put("propertyName", changed).put("direction", "ASCENDING");
        return search;
    }

    private Happening happening(JsonNode record) {
        return new Happening(
                id(),
                kind + ":" + record.path("id").asString("") + "@"
                        + record.path("updatedAt").asString(""),
                record);
    }

    private static JsonNode cursor(Instant moment) {
        return JsonNodeFactory.instance.numberNode(moment.toEpochMilli());
    }
}
