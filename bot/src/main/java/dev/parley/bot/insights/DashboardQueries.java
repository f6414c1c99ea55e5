package dev.parley.bot.insights;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads counts, the newest of today's runs and the unfinished ones: what it costs does not grow with the number of runs. */
@Repository
class DashboardQueries {
    /** The newest of today; more would not change what people read in it. */
    private static final int MEDIAN_OF = 2_000;

    private static final UUID SMALLEST = new UUID(0, 0);

    private final JdbcClient jdbc;

    DashboardQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param midnight when today began */
    DashboardSummary summary(OrgId org, Instant midnight) {
        return jdbc.sql("""
                        SELECT today.started, today.succeeded, today.failed, recent.median_ms,
                               unfinished.active, unfinished.waiting, asked.pending
                        FROM (SELECT coalesce(sum(started), 0) AS started,
                                     coalesce(sum(succeeded), 0) AS succeeded,
                                     coalesce(sum(failed), 0) AS failed
                              FROM run_tally
                              WHERE org_id = :org AND quarter >= :midnight) AS today,
                             (SELECT percentile_cont(0.5) WITHIN GROUP (
                                         ORDER BY 1000 * EXTRACT(epoch FROM ended_at - started_at)::float8) AS median_ms
                              FROM (SELECT started_at, ended_at
                                    FROM run
                                    WHERE org_id = :org AND id >= :first AND mode = 'LIVE'
                                      AND status IN ('SUCCEEDED', 'FAILED')
                                    ORDER BY id DESC LIMIT :sample) AS ended) AS recent,
                             (SELECT count(*) FILTER (WHERE status <> 'WAITING') AS active,
                                     count(*) FILTER (WHERE status = 'WAITING') AS waiting
                              FROM run
                              WHERE org_id = :org AND status <> 'SUCCEEDED'
                                AND status IN ('QUEUED', 'RUNNING', 'WAITING') AND mode = 'LIVE') AS unfinished,
                             (SELECT count(*) AS pending
                              FROM approval
                              WHERE org_id = :org AND state = 'pending') AS asked""")
                .param("org", org.value())
                .param("midnight", Timestamp.from(midnight))
                .param("sample", MEDIAN_OF)
                .param("first", RunId.at(midnight, SMALLEST).value())
                .query(DashboardQueries::summary)
                .single();
    }

    private static DashboardSummary summary(ResultSet row, int rowNumber) throws SQLException {
        long succeeded = row.getLong("succeeded");
        long failed = row.getLong("failed");
        @Nullable Double median = row.getObject("median_ms", Double.class);
        return new DashboardSummary(
                new DashboardSummary.Runs(row.getLong("started")),
                succeeded + failed == 0 ? null : (double) succeeded / (succeeded + failed),
                row.getLong("active"),
                row.getLong("waiting"),
                failed,
                median == null ? null : Math.round(median),
                row.getLong("pending"));
    }
}
