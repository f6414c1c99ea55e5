package dev.parley.engine.catalog;

import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Trigger;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the table of due schedules in step with what is live. */
final class Schedules {
    private final JdbcClient jdbc;
    private final Clock clock;

    Schedules(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The live version's trigger is now this one. */
    void follow(OrgId org, WorkflowId id, Trigger trigger) {
        jdbc.sql("DELETE FROM schedule WHERE org_id = ? AND workflow_id = ?")
                .params(org.value(), id.value())
                .update();
        if (trigger instanceof Trigger.Schedule schedule) {
            Optional<Instant> next = CronTimes.next(schedule, clock.instant());
            next.ifPresent(at -> jdbc.sql("""
                    INSERT INTO schedule (org_id, workflow_id, cron, zone, next_at) VALUES (?, ?, ?, ?, ?)
                    """)
                    .params(
                            org.value(),
                            id.value(),
                            schedule.cron(),
                            schedule.zone().getId(),
                            Timestamp.from(at))
                    .update());
        }
    }
}
