package dev.parley.bot.narrator;

import dev.parley.bot.narrator.QuietWorkflows.Setting;
import dev.parley.engine.RunId;
import dev.parley.engine.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the live runs of a workflow went that began within some time. */
@Repository
class DigestQueries {
    private static final UUID SMALLEST = new UUID(0, 0);

    private final JdbcClient jdbc;

    DigestQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param meanMs null while none of them has ended */
    record Count(
            RunStatus status,
            long runs,
            @Nullable Double meanMs,
            @Nullable Double mostMs) {}

    /** @param message what went wrong */
    record Failure(RunId run, Instant startedAt, String message) {}

    List<Count> counts(Setting setting) {
        return within(setting, """
                        SELECT status, count(*) AS runs, avg(1000 * EXTRACT(epoch FROM ended_at - started_at))::float8 AS mean_ms,
                               max(1000 * EXTRACT(epoch FROM ended_at - started_at))::float8 AS most_ms
                        FROM run WHERE org_id = :org AND workflow_id = :workflow AND id >= :first AND id < :end AND mode = 'LIVE'
                        GROUP BY status ORDER BY status""")
                .query((row, _) -> new Count(
                        RunStatus.valueOf(row.getString("status")),
                        row.getLong("runs"),
                        row.getObject("mean_ms", Double.class),
                        row.getObject("most_ms", Double.class)))
                .list();
    }

    /** The newest first. */
    List<Failure> failures(Setting setting, int limit) {
        return within(setting, """
                        SELECT id, started_at, error ->> 'message' AS message
                        FROM run WHERE org_id = :org AND workflow_id = :workflow AND id >= :first AND id < :end AND mode = 'LIVE'
                          AND status <> 'SUCCEEDED' AND status = 'FAILED'
                        ORDER BY id DESC LIMIT :limit""")
                .param("limit", limit)
                .query((row, _) -> new Failure(
                        new RunId(row.getObject("id", UUID.class)),
                        row.getTimestamp("started_at").toInstant(),
                        row.getString("message") == null ? "It gave no reason." : row.getString("message")))
                .list();
    }

    private JdbcClient.StatementSpec within(Setting setting, String sql) {
        return jdbc.sql(sql)
                .param("org", setting.place().org().value())
                .param("workflow", setting.workflow().value())
                .param("first", RunId.at(setting.from(), SMALLEST).value())
                .param("end", RunId.at(setting.next(), SMALLEST).value());
    }
}
