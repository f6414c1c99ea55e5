package dev.parley.connectors.notion;

import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.Lookback;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.json.OperationJson;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * New and changed pages of everything shared with the connection; a trigger's filter picks the database. Notion tells times to the minute,
 * so that two changes within one are one event. Source: developers.notion.com, "Search by title".
 */
record NotionEvents(HttpApi api) {
    private static final String CREATED = "notion.page_created";
    private static final String UPDATED = "notion.page_updated";
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int MOST_PAGES = 30;

    EventSource[] sources() {
        ObjectNode sample = payload(Page.SAMPLE);
        String created = "A page is created, in a database or elsewhere";
        String updated = "A page is changed, in a database or elsewhere";
        return new EventSource[] {
            EventSource.poll(CREATED, created, sample, EVERY, look("created_time", this::created)),
            EventSource.poll(UPDATED, updated, sample, EVERY, look("last_edited_time", this::updated))
        };
    }

    private EventSource.Look look(String field, Function<JsonNode, Optional<Happening>> reading) {
        return (cursor, access, sender) -> looked(cursor, api.session(access, sender), field, reading);
    }

    private static EventSource.Found looked(
            @Nullable JsonNode cursor,
            ApiSession session,
            String field,
            Function<JsonNode, Optional<Happening>> reading)
            throws OperationException, InterruptedException {
        Lookback seen = Lookback.of(cursor, Instant.now().truncatedTo(ChronoUnit.MINUTES));
        List<Happening> happenings = new ArrayList<>();
        if (cursor != null) {
            Instant from = seen.from();
            for (JsonNode page : changed(session, from)) {
                Instant moment = momentOf(page, field);
                if (!moment.isBefore(from)) {
                    reading.apply(page).ifPresent(happenings::add);
                    seen = seen.seen(moment);
                }
            }
        }
        return new EventSource.Found(happenings, seen.cursor());
    }

    /** The last changed come first, so that the first that is too old ends it. */
    private static List<JsonNode> changed(ApiSession session, Instant from)
            throws OperationException, InterruptedException {
        ObjectNode ask = Reading.sought(null, Reading.Kind.PAGE).put("page_size", 100);
        List<JsonNode> changed = new ArrayList<>();
        for (int number = 0; number < MOST_PAGES; number++) {
            JsonNode reply = session.post("/v1/search", ask);
            for (JsonNode page : reply.path("results")) {
                if (momentOf(page, "last_edited_time").isBefore(from)) {
                    return changed;
                }
                changed.add(page);
            }
            String next = reply.path("next_cursor").asString("");
            if (next.isEmpty()) {
                break;
            }
            ask.put("start_cursor", next);
        }
        return changed;
    }

    private Optional<Happening> created(JsonNode page) {
        return told(CREATED, "created/" + page.path("id").asString(""), page);
    }

    /** Nothing for a page that has only just been created. */
    private Optional<Happening> updated(JsonNode page) {
        String edited = page.path("last_edited_time").asString("");
        return edited.equals(page.path("created_time").asString(""))
                ? Optional.empty()
                : told(UPDATED, "updated/%s@%s".formatted(page.path("id").asString(""), edited), page);
    }

    private Optional<Happening> told(String source, String key, JsonNode page) {
        return api.shaped(page, Page.class).map(shown -> new Happening(source, key, payload(shown)));
    }

    private static ObjectNode payload(Object page) {
        return Json.object("page", page);
    }

    private static Instant momentOf(JsonNode page, String field) {
        return OperationJson.MAPPER.treeToValue(page.path(field), Instant.class);
    }
}
