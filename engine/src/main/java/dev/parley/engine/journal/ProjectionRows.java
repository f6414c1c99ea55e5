package dev.parley.engine.journal;

import dev.parley.engine.RunId;
import dev.parley.engine.journal.Columns.RunKey;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is derived from the events of a batch, and the keys of its starts, written in the connection's transaction. */
final class ProjectionRows {
    private static final String INSERT_RUNS = """
            INSERT INTO run (org_id, id, workflow_id, revision, mode, trigger, status, seq, wake_at, started_at, ended_at,
                             output, error, origin, caller_run)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                                 ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::json[], ?::json[], ?::uuid[], ?::uuid[])
            ON CONFLICT DO NOTHING RETURNING org_id, id
            """;

    private static final String UPDATE_RUNS = """
            UPDATE run SET status = new.status, seq = new.seq, wake_at = new.wake_at, ended_at = new.ended_at,
                           output = new.output, error = new.error
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::json[], ?::json[])
                 AS new (org_id, id, status, seq, wake_at, ended_at, output, error)
            WHERE run.org_id = new.org_id AND run.id = new.id AND run.seq < new.seq
            RETURNING run.org_id, run.id
            """;

    private static final String DELETE_RUNS = """
            DELETE FROM run USING unnest(?::uuid[], ?::uuid[]) AS old (org_id, id)
            WHERE run.org_id = old.org_id AND run.id = old.id
            """;
    private static final String DELETE_APPROVALS = """
            DELETE FROM approval USING unnest(?::uuid[], ?::uuid[]) AS old (org_id, run_id)
            WHERE approval.org_id = old.org_id AND approval.run_id = old.run_id
            """;
    private static final String DELETE_EVENT_WAITS = """
            DELETE FROM event_wait USING unnest(?::uuid[], ?::uuid[]) AS old (org_id, run_id)
            WHERE event_wait.org_id = old.org_id AND event_wait.run_id = old.run_id
            """;

    private final Connection connection;
    private final SideRows side;

    ProjectionRows(Connection connection) {
        this.connection = connection;
        this.side = new SideRows(connection);
    }

    /**
     * Rows that are there already, from a commit whose answer was lost, stay as they are and are not counted twice.
     *
     * @param lane the writer's own, of those that write at the same time
     */
    void write(List<EntryRows> batch, int lane) throws SQLException {
        List<EntryRows> begun = batch.stream().filter(EntryRows::hasBegun).toList();
        Set<RunKey> moved = new HashSet<>();
        moved.addAll(insertRuns(begun));
        moved.addAll(updateRuns(batch.stream().filter(rows -> !rows.hasBegun()).toList()));
        side.write(batch);
        side.keepKeys(begun);
        new RunTally(connection)
                .add(
                        lane,
                        batch.stream()
                                .filter(rows -> moved.contains(new RunKey(rows.org(), rows.run())))
                                .toList());
    }

    /** Leaves the tally and the keys of starts alone. @param runs with all their events, each */
    void replace(List<EntryRows> runs) throws SQLException {
        for (String sql : List.of(DELETE_RUNS, DELETE_APPROVALS, DELETE_EVENT_WAITS)) {
            try (Columns<EntryRows> columns = new Columns<>(connection, sql, runs)) {
                columns.set("uuid", EntryRows::org).set("uuid", EntryRows::run).execute();
            }
        }
        insertRuns(runs);
        side.write(runs);
    }

    private Set<RunKey> insertRuns(List<EntryRows> begun) throws SQLException {
        try (Columns<EntryRows> columns = new Columns<>(connection, INSERT_RUNS, begun)) {
            return columns.set("uuid", EntryRows::org)
                    .set("uuid", EntryRows::run)
                    .set("uuid", rows -> started(rows).workflow().id().value())
                    .set("int4", rows -> started(rows).workflow().revision())
                    .set("text", rows -> started(rows).mode().name())
                    .set("text", rows -> started(rows).trigger())
                    .set("text", rows -> rows.after().status().name())
                    .set("int8", rows -> rows.after().seq())
                    .set("text", rows -> text(wakeAt(rows.after())))
                    .set("text", rows -> text(rows.after().startedAt()))
                    .set("text", rows -> text(rows.after().finishedAt()))
                    .set("text", EntryRows::output)
                    .set("text", EntryRows::error)
                    .set("uuid", rows -> value(started(rows).origin()))
                    .set(
                            "uuid",
                            rows -> started(rows).caller() == null
                                    ? null
                                    : value(started(rows).caller().run()))
                    .executeReturningRuns();
        }
    }

    private Set<RunKey> updateRuns(List<EntryRows> moved) throws SQLException {
        try (Columns<EntryRows> columns = new Columns<>(connection, UPDATE_RUNS, moved)) {
            return columns.set("uuid", EntryRows::org)
                    .set("uuid", EntryRows::run)
                    .set("text", rows -> rows.after().status().name())
                    .set("int8", rows -> rows.after().seq())
                    .set("text", rows -> text(wakeAt(rows.after())))
                    .set("text", rows -> text(rows.after().finishedAt()))
                    .set("text", EntryRows::output)
                    .set("text", EntryRows::error)
                    .executeReturningRuns();
        }
    }

    private static RunStarted started(EntryRows rows) {
        return rows.after().started();
    }

    private static @Nullable UUID value(@Nullable RunId run) {
        return run == null ? null : run.value();
    }

    private static @Nullable Instant wakeAt(RunState state) {
        return state.wakeAt().orElse(null);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
