package dev.parley.engine.trigger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets keys and events that nobody delivers again any more. Housekeeping of all organizations at once. */
public final class TriggerSweep implements TriggerSource {
    private static final Logger LOG = LoggerFactory.getLogger(TriggerSweep.class);
    /** GitHub offers redelivery for three days, Stripe tries for three. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final int MOST_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Rounds rounds = new Rounds("old trigger keys", SWEEP_EVERY, this::sweep);

    public TriggerSweep(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    @Override
    public void open() {
        rounds.open();
    }

    private void sweep() {
        Timestamp before = Timestamp.from(clock.instant().minus(KEPT));
        sweep("start_key", "at < ?", before);
        sweep("event", "at < ? AND due_at IS NULL", before);
        int lost = sweep("event", "at < ?", before);
        if (lost > 0) {
            LOG.error("{} events could not be handed out for {} days and are given up", lost, KEPT.toDays());
        }
    }

    /** In parts, so that nobody waits for one long transaction. */
    private int sweep(String table, String where, Timestamp before) {
        String sql = "DELETE FROM %1$s WHERE ctid IN (SELECT ctid FROM %1$s WHERE %2$s LIMIT %3$d)"
                .formatted(table, where, MOST_AT_ONCE);
        int all = 0;
        int some;
        do {
            some = jdbc.sql(sql).params(before).update();
            all += some;
        } while (some == MOST_AT_ONCE);
        return all;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
