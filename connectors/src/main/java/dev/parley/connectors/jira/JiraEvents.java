package dev.parley.connectors.jira;

import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.Lookback;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens to issues. It is asked for every minute, so that it works where Jira cannot reach Parley; a webhook tells sooner, and then
 * the same event counts once, since both give it the same key. Source: Atlassian REST v3, "Issue search" and "Issue comments".
 */
record JiraEvents(HttpApi api) {
    static final String CREATED = "jira.issue_created";
    static final String UPDATED = "jira.issue_updated";
    static final String COMMENTED = "jira.comment_added";
    private static final Duration EVERY = Duration.ofMinutes(1);
    /** A comment may be older than the change that led to its issue. */
    private static final Duration UNSEEN = Duration.ofHours(1);
    /** Issues in one look, since comments take a call for each. */
    private static final int MOST = 100;

    EventSource[] sources() {
        ObjectNode issue = payload(Issue.SAMPLE, null);
        ObjectNode comment = payload(Issue.SAMPLE, Work.Comment.SAMPLE);
        return new EventSource[] {
            EventSource.poll(CREATED, "An issue is created", issue, EVERY, look("created", this::created)),
            EventSource.poll(UPDATED, "An issue is changed", issue, EVERY, look("updated", this::updated)),
            EventSource.poll(
                    COMMENTED, "Somebody comments on an issue", comment, EVERY, look("updated", this::comments))
        };
    }

    private EventSource.Look look(String field, Function<JsonNode, Optional<Happening>> reading) {
        return look(field, (issue, _, _) -> reading.apply(issue).stream().toList());
    }

    private EventSource.Look look(String field, Reading reading) {
        return (cursor, access, sender) -> looked(cursor, api.session(access, sender), field, reading);
    }

    private static EventSource.Found looked(
            @Nullable JsonNode cursor, ApiSession session, String field, Reading reading)
            throws OperationException, InterruptedException {
        Instant now = Instant.now();
        Lookback seen = Lookback.of(cursor, now);
        if (cursor == null) {
            return new EventSource.Found(List.of(), seen.cursor());
        }
        Instant from = seen.from();
        Instant unseen = from.minus(UNSEEN).isBefore(seen.start()) ? seen.start() : from.minus(UNSEEN);
        List<Happening> happenings = new ArrayList<>();
        List<JsonNode> issues = since(from, now, field, session);
        for (JsonNode issue : issues) {
            happenings.addAll(reading.of(issue, unseen, session));
            seen = seen.seen(momentOf(issue, field));
        }
        boolean isCutShort = issues.size() == MOST;
        return new EventSource.Found(
                happenings, (isCutShort ? seen.cutShortAt(momentOf(issues.getLast(), field)) : seen).cursor());
    }

    /** In order of that field, {@link #MOST} at most. */
    private static List<JsonNode> since(Instant from, Instant now, String field, ApiSession session)
            throws OperationException, InterruptedException {
        // Relative, because JQL reads a date in the zone of the account's profile; it knows no seconds.
        long minutes = Duration.between(from, now).toMinutes() + 1;
        String jql = "%1$s >= -%2$dm ORDER BY %1$s ASC".formatted(field, minutes);
        ObjectNode ask = Json.object("jql", jql, "maxResults", 100, "fields", Issue.FIELDS);
        List<JsonNode> issues = new ArrayList<>();
        Optional<String> next;
        do {
            JsonNode page = session.post("/rest/api/3/search/jql", ask);
            page.path("issues")
                    .valueStream()
                    .filter(issue -> !momentOf(issue, field).isBefore(from))
                    .limit(MOST - issues.size())
                    .forEach(issues::add);
            next = page.path("nextPageToken").stringValueOpt();
            next.ifPresent(token -> ask.put("nextPageToken", token));
        } while (next.isPresent() && issues.size() < MOST);
        return issues;
    }

    private List<Happening> comments(JsonNode issue, Instant since, ApiSession session)
            throws OperationException, InterruptedException {
        ApiRequest latest = ApiRequest.of(
                        "GET",
                        "/rest/api/3/issue/%s/comment"
                                .formatted(issue.path("id").asString("")))
                .query("orderBy", "-created")
                .query("maxResults", "50");
        List<Happening> happenings = new ArrayList<>();
        for (JsonNode comment : session.send(latest).body().path("comments")) {
            if (!momentOf(comment, "created").isBefore(since)) {
                commented(issue, comment).ifPresent(happenings::add);
            }
        }
        return happenings;
    }

    Optional<Happening> created(JsonNode issue) {
        return api.shaped(issue, Issue.class)
                .map(shown ->
                        new Happening(CREATED, "created/" + shown.path("id").asString(""), payload(shown, null)));
    }

    /** Empty for an issue that has only just been created. */
    Optional<Happening> updated(JsonNode issue) {
        return api.shaped(issue, Issue.class)
                .filter(shown -> !shown.path("updatedAt").equals(shown.path("createdAt")))
                .map(shown -> new Happening(
                        UPDATED,
                        "updated/%s@%s"
                                .formatted(
                                        shown.path("id").asString(""),
                                        shown.path("updatedAt").asString("")),
                        payload(shown, null)));
    }

    Optional<Happening> commented(JsonNode issue, JsonNode comment) {
        return api.shaped(issue, Issue.class)
                .flatMap(shown -> api.shaped(comment, Work.Comment.class)
                        .map(said -> new Happening(
                                COMMENTED, "comment/" + said.path("id").asString(""), payload(shown, said))));
    }

    private static ObjectNode payload(Object issue, @Nullable Object comment) {
        return Json.object("issue", issue, "comment", comment);
    }

    private static Instant momentOf(JsonNode holder, String field) {
        JsonNode fields = holder.path("fields").isObject() ? holder.path("fields") : holder;
        return Moment.read(fields.path(field).asString(""));
    }

    private interface Reading {
        List<Happening> of(JsonNode issue, Instant since, ApiSession session)
                throws OperationException, InterruptedException;
    }
}
