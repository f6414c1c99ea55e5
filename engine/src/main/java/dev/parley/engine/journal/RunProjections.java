package dev.parley.engine.journal;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.plan.Plans;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Derives {@code run}, {@code approval}, {@code event_wait} and {@code run_tally} anew from the journal: after a mistake in them, by
 * hand or by an earlier version. Batch by batch, each in one transaction, so that lists are never empty and a rebuild that breaks off
 * does no harm. Only for the process that owns the runs, before it takes them up.
 */
public final class RunProjections {
    private static final Logger LOG = LoggerFactory.getLogger(RunProjections.class);
    private static final int BATCH = 500;
    private static final long MUCH_IN_A_BATCH = 16L * 1024 * 1024;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String WITHOUT_EVENTS = " WHERE NOT EXISTS (SELECT FROM run_event AS event"
            + " WHERE event.org_id = %1$s.org_id AND event.run_id = %1$s.%2$s)";

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final RunEvents events;
    private final Plans plans;

    public RunProjections(DataSource dataSource, Plans plans) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.events = new RunEvents(jdbc);
        this.plans = plans;
    }

    /**
     * What a rebuild did.
     *
     * @param left runs that could not be derived, such as those of a discarded draft; what the tables held of them is as it was
     * @param gone rows that no event stood behind
     */
    public record Rebuilt(long runs, long left, long gone) {}

    /**
     * Fails as the database does; doing it again is safe.
     *
     * @param fence passed by every write
     * @throws FencedException when this process does not own the runs, or no longer
     */
    public Rebuilt rebuild(Fence fence) {
        Rebuilt all = new Rebuilt(0, 0, 0);
        for (Optional<OrgId> org = next(BEFORE_ALL);
                org.isPresent();
                org = next(org.get().value())) {
            Rebuilt some = rebuild(org.get(), fence);
            all = new Rebuilt(all.runs() + some.runs(), all.left() + some.left(), 0);
        }
        long gone = deleteWithoutEvents("run", "id")
                + deleteWithoutEvents("approval", "run_id")
                + deleteWithoutEvents("event_wait", "run_id");
        inTransaction(fence, connection -> new RunTally(connection).countAgain());
        LOG.info(
                "Rebuilt {} runs from their events; {} left as they were, {} rows without events deleted",
                all.runs(),
                all.left(),
                gone);
        return new Rebuilt(all.runs(), all.left(), gone);
    }

    private Rebuilt rebuild(OrgId org, Fence fence) {
        long done = 0;
        long left = 0;
        List<EntryRows> batch = new ArrayList<>();
        long size = 0;
        for (List<RunId> page = page(org, BEFORE_ALL);
                !page.isEmpty();
                page = page(org, page.getLast().value())) {
            for (RunId run : page) {
                Optional<EntryRows> rows = derive(org, run);
                rows.ifPresent(batch::add);
                size += rows.map(EntryRows::size).orElse(0L);
                left += rows.isEmpty() ? 1 : 0;
                done += rows.isEmpty() ? 0 : 1;
                if (batch.size() == BATCH || size > MUCH_IN_A_BATCH) {
                    write(batch, fence);
                    batch.clear();
                    size = 0;
                }
            }
        }
        write(batch, fence);
        return new Rebuilt(done, left, 0);
    }

    private Optional<EntryRows> derive(OrgId org, RunId run) {
        try {
            List<RecordedEvent> all = events.of(org, run);
            if (!(all.getFirst().event() instanceof RunStarted started)) {
                throw new IllegalArgumentException("it does not begin with its start");
            }
            RunState state = plans.interpreter(org, started.workflow()).fold(run, all);
            return Optional.of(EntryRows.of(new Entry(org, state, all)));
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn(
                    "Run {} of organization {} cannot be derived from its events; what lists show of it is left as it is",
                    run,
                    org.value(),
                    e);
            return Optional.empty();
        }
    }

    private void write(List<EntryRows> batch, Fence fence) {
        if (batch.isEmpty()) {
            return;
        }
        inTransaction(fence, connection -> new ProjectionRows(connection).replace(batch));
    }

    private void inTransaction(Fence fence, Work work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                fence.pass(connection);
                work.on(connection);
                connection.commit();
            } catch (SQLException | FencedException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new JournalException("Runs could not be rebuilt from their events: " + e.getMessage(), e);
        }
    }

    private Optional<OrgId> next(UUID after) {
        return jdbc.sql("SELECT org_id FROM run_event WHERE org_id > ? ORDER BY org_id LIMIT 1")
                .params(after)
                .query(UUID.class)
                .optional()
                .map(OrgId::new);
    }

    private List<RunId> page(OrgId org, UUID after) {
        return jdbc.sql("""
                        SELECT run_id FROM run_event WHERE org_id = ? AND run_id > ? AND seq = 1 ORDER BY run_id LIMIT ?
                        """)
                .params(org.value(), after, BATCH)
                .query((row, _) -> new RunId(row.getObject("run_id", UUID.class)))
                .list();
    }

    /** Of whatever organization: a row that nothing happened behind belongs to none. */
    private int deleteWithoutEvents(String table, String runId) {
        return jdbc.sql("DELETE FROM " + table + WITHOUT_EVENTS.formatted(table, runId))
                .update();
    }

    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }
}
