package dev.parley.connectors.hubspot;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.SinceMoment;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.connectors.rest.Pages;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * New and changed records, for accounts without a webhook. A search finds a record some moments after it was saved, so that each look
 * goes back a little; what was told before is recognized by its key. Source: HubSpot API, "CRM search".
 *
 * @param kind in the singular, such as {@code deal}
 * @param changed the property that says when it was last changed
 */
record RecentChanges(HttpApi api, String kind, String changed) implements SinceMoment {
    private static final int MOST = 1_000;

    static EventSource source(HttpApi api, String kind, String changed) {
        ObjectNode sample = Json.read("""
                {'id': '9123', 'properties': {'%s': '2026-03-02T09:30:00Z'}, 'createdAt': '2026-03-02T09:00:00Z',
                 'updatedAt': '2026-03-02T09:30:00Z'}""".formatted(changed));
        RecentChanges look = new RecentChanges(api, kind, changed);
        String title = "A %s is created or changed".formatted(kind);
        return EventSource.poll(look.id(), title, sample, Duration.ofMinutes(1), look);
    }

    private String id() {
        return "hubspot." + kind + "_changed";
    }

    @Override
    public Seen since(Instant from, Access access, Sender sender) throws OperationException, InterruptedException {
        ApiRequest search = ApiRequest.of("POST", "/crm/v3/objects/%ss/search".formatted(kind))
                .body(search(from));
        Pages found = api.session(access, sender).pages(search, Crm.PAGES, MOST);
        List<JsonNode> records = found.items().valueStream().toList();
        Instant last = records.isEmpty()
                ? from
                : Instant.parse(records.getLast().path("updatedAt").asString(""));
        return Seen.inOrder(records.stream().map(this::happening).toList(), last, found.hasMore());
    }

    private ObjectNode search(Instant from) {
        String since = Long.toString(from.toEpochMilli());
        ObjectNode filter = Json.object("propertyName", changed, "operator", "GTE", "value", since);
        return Json.object(
                "filterGroups", Json.list(Json.object("filters", Json.list(filter))),
                "sorts", Json.list(Json.object("propertyName", changed, "direction", "ASCENDING")));
    }

    private Happening happening(JsonNode record) {
        String id = record.path("id").asString("");
        return new Happening(
                id(), kind + ":" + id + "@" + record.path("updatedAt").asString(""), record);
    }
}
