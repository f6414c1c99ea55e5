package dev.parley.bot.models;

import dev.parley.bot.models.UsageReport.Item;
import dev.parley.bot.models.UsageReport.Sum;
import dev.parley.engine.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the ledger for people. */
class UsageQueries {
    private final JdbcClient jdbc;

    UsageQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Newest day first, then the most expensive.
     *
     * @param zone whose midnights part the days
     * @param to inclusive
     */
    UsageReport report(OrgId org, LocalDate from, LocalDate to, ZoneId zone) {
        List<Item> items = jdbc.sql("""
                        SELECT (at AT TIME ZONE :zone)::date AS day, model, purpose, workflow_id, count(*) AS attempts,
                               sum(tokens_in) AS tokens_in, sum(tokens_cached) AS tokens_cached, sum(tokens_out) AS tokens_out,
                               coalesce(sum(cost), 0) AS cost, count(*) FILTER (WHERE cost IS NULL) AS unpriced
                        FROM model_usage
                        WHERE org_id = :org AND at >= :from AND at < :until
                        GROUP BY day, model, purpose, workflow_id
                        ORDER BY day DESC, cost DESC, model, purpose, workflow_id""")
                .param("org", org.value())
                .param("zone", zone.getId())
                .param("from", midnight(from, zone))
                .param("until", midnight(to.plusDays(1), zone))
                .query(UsageQueries::item)
                .list();
        return UsageReport.of(from, to, items);
    }

    private static OffsetDateTime midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private static Item item(ResultSet row, int rowNumber) throws SQLException {
        return new Item(
                row.getObject("day", LocalDate.class),
                row.getString("model"),
                row.getString("purpose"),
                row.getObject("workflow_id", UUID.class),
                new Sum(
                        row.getLong("attempts"),
                        row.getLong("tokens_in"),
                        row.getLong("tokens_cached"),
                        row.getLong("tokens_out"),
                        row.getBigDecimal("cost"),
                        row.getLong("unpriced")));
    }
}
