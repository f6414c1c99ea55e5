package dev.parley.engine.trigger;

import dev.parley.engine.OrgId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The bus in PostgreSQL. Any process may publish; the one that owns the runs hands the events out. */
public final class PostgresEventBus implements EventBus {
    private final EventRows rows;
    private final Clock clock;
    private final Runnable published;

    /** @param published told after an event is on disk, so that it need not be looked for */
    public PostgresEventBus(DataSource dataSource, Clock clock, Runnable published) {
        this.rows = new EventRows(dataSource);
        this.clock = clock;
        this.published = published;
    }

    @Override
    public EventId publish(OrgId org, String source, @Nullable String key, JsonNode payload) {
        Event event = new Event(
                org,
                new EventId(UUID.randomUUID()),
                source,
                key,
                payload,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        while (!rows.insert(event)) {
            Optional<EventId> first = key == null ? Optional.empty() : rows.byKey(org, source, key);
            // Empty when it was swept away between the two statements.
            if (first.isPresent()) {
                return first.get();
            }
        }
        published.run();
        return event.id();
    }
}
