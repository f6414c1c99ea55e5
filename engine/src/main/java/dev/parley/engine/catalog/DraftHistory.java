package dev.parley.engine.catalog;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is kept of the drafts that a page saves every few seconds: everything of the last day, the newest fifty of each workflow, and
 * before those the last of each day. What was published, what the workflow is now, and what any run began with is kept whatever its age.
 */
public final class DraftHistory {
    static final int NEWEST_KEPT = 50;
    /** Longer than anybody who was given a revision takes to start a run of it. */
    static final Duration ALL_KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    public DraftHistory(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** @return how many drafts are gone */
    public int thin() {
        Timestamp before = Timestamp.from(clock.instant().minus(ALL_KEPT));
        return longOnes().stream().mapToInt(one -> thin(one, before)).sum();
    }

    private record Edited(UUID org, UUID workflow) {}

    /** Housekeeping: the workflows of all organizations. */
    private List<Edited> longOnes() {
        return jdbc.sql("""
                SELECT org_id, workflow_id FROM workflow_revision WHERE version IS NULL
                GROUP BY org_id, workflow_id HAVING count(*) > ?
                """)
                .params(NEWEST_KEPT)
                .query((row, _) ->
                        new Edited(row.getObject("org_id", UUID.class), row.getObject("workflow_id", UUID.class)))
                .list();
    }

    /** The runs are gone through once, and only where there is something to forget: there may be millions. */
    private int thin(Edited one, Timestamp before) {
        return jdbc.sql("""
                WITH old AS MATERIALIZED (
                    SELECT revision FROM (
                        SELECT revision, saved_at,
                            row_number() OVER (ORDER BY revision DESC) AS newness,
                            row_number() OVER (
                                PARTITION BY date_trunc('day', saved_at AT TIME ZONE 'UTC') ORDER BY revision DESC) AS lateness
                        FROM workflow_revision
                        WHERE org_id = :org AND workflow_id = :workflow AND version IS NULL) AS draft
                    WHERE newness > :kept AND lateness > 1 AND saved_at < :before),
                run_once AS MATERIALIZED (
                    SELECT DISTINCT revision FROM run
                    WHERE org_id = :org AND workflow_id = :workflow AND EXISTS (SELECT FROM old))
                DELETE FROM workflow_revision
                WHERE org_id = :org AND workflow_id = :workflow AND version IS NULL
                  AND revision IN (SELECT revision FROM old)
                  AND revision NOT IN (SELECT revision FROM run_once)
                  AND NOT EXISTS (
                      SELECT FROM workflow AS now
                      WHERE now.org_id = :org AND now.id = :workflow
                        AND workflow_revision.revision IN (now.newest, now.live_revision))
                """)
                .param("org", one.org())
                .param("workflow", one.workflow())
                .param("kept", NEWEST_KEPT)
                .param("before", before)
                .update();
    }
}
