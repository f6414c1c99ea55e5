package dev.parley.engine.trigger;

import dev.parley.engine.OrgId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The events in PostgreSQL. */
final class EventRows {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient jdbc;

    EventRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** False when there is one with this key. */
    boolean insert(Event event) {
        return jdbc.sql("""
                        INSERT INTO event (org_id, id, source, key, payload, at, due_at)
                        VALUES (?, ?, ?, ?, ?::json, ?, ?) ON CONFLICT DO NOTHING
                        """)
                        .params(
                                event.org().value(),
                                event.id().value(),
                                event.source(),
                                event.key(),
                                event.payload().toString(),
                                Timestamp.from(event.at()),
                                Timestamp.from(event.at()))
                        .update()
                == 1;
    }

    Optional<EventId> byKey(OrgId org, String source, String key) {
        return jdbc.sql("SELECT id FROM event WHERE org_id = ? AND source = ? AND key = ?")
                .params(org.value(), source, key)
                .query(UUID.class)
                .optional()
                .map(EventId::new);
    }

    /** Of all organizations: the one process that owns the runs hands all events out. */
    List<Pending> due(Instant now, int limit) {
        return jdbc.sql("""
                SELECT org_id, id, source, key, payload, at, attempts FROM event WHERE due_at <= ? ORDER BY due_at LIMIT ?
                """)
                .params(Timestamp.from(now), limit)
                .query((row, _) -> new Pending(
                        new Event(
                                new OrgId(row.getObject("org_id", UUID.class)),
                                new EventId(row.getObject("id", UUID.class)),
                                row.getString("source"),
                                row.getString("key"),
                                JSON.readTree(row.getString("payload")),
                                row.getTimestamp("at").toInstant()),
                        row.getInt("attempts")))
                .list();
    }

    void done(List<Event> events) {
        jdbc.sql("""
                UPDATE event SET due_at = NULL
                FROM unnest(?::uuid[], ?::uuid[]) AS done (org_id, id) WHERE event.org_id = done.org_id AND event.id = done.id
                """)
                .params(
                        events.stream().map(event -> event.org().value()).toArray(UUID[]::new),
                        events.stream().map(event -> event.id().value()).toArray(UUID[]::new))
                .update();
    }

    void again(Event event, Instant at) {
        jdbc.sql("UPDATE event SET due_at = ?, attempts = attempts + 1 WHERE org_id = ? AND id = ?")
                .params(Timestamp.from(at), event.org().value(), event.id().value())
                .update();
    }

    /** @param attempts that have failed */
    record Pending(Event event, int attempts) {}
}
