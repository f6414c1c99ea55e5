package dev.parley.bot.insights;

import dev.parley.engine.OrgId;
import dev.parley.engine.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads only today's runs and the unfinished ones: run ids sort by time, so the primary key finds a day without an index of its own. */
@Repository
class DashboardQueries {
    private static final UUID SMALLEST = new UUID(0, 0);

    private final JdbcClient jdbc;

    DashboardQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param midnight when today began */
    DashboardSummary summary(OrgId org, Instant midnight) {
        return jdbc.sql("""
                        SELECT today.started, today.succeeded, today.failed, today.median_ms,
                               unfinished.active, unfinished.waiting, asked.pending
                        FROM (SELECT count(*) AS started,
                                     count(*) FILTER (WHERE status = 'SUCCEEDED') AS succeeded,
                                     count(*) FILTER (WHERE status = 'FAILED') AS failed,
                                     percentile_cont(0.5) WITHIN GROUP (
                                         ORDER BY 1000 * EXTRACT(epoch FROM ended_at - started_at)::float8)
                                         FILTER (WHERE status IN ('SUCCEEDED', 'FAILED')) AS median_ms
                              FROM run
                              WHERE org_id = :org AND id >= :first AND mode = 'LIVE') AS today,
                             (SELECT count(*) FILTER (WHERE status <> 'WAITING') AS active,
                                     count(*) FILTER (WHERE status = 'WAITING') AS waiting
                              FROM run
                              WHERE org_id = :org AND status <> 'SUCCEEDED'
                                AND status IN ('QUEUED', 'RUNNING', 'WAITING') AND mode = 'LIVE') AS unfinished,
                             (SELECT count(*) AS pending
                              FROM approval
                              WHERE org_id = :org AND state = 'pending') AS asked""")
                .param("org", org.value())
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
