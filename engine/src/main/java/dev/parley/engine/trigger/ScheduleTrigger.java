package dev.parley.engine.trigger;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.CronTimes;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.runtime.OverloadedException;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.Trigger;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts the runs of schedules. Moments missed while Parley was down are made up for by one run. The run starts before the schedule
 * moves on, so a crash in between may start it twice but never loses it.
 */
public final class ScheduleTrigger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTrigger.class);
    private static final long LOOK_EVERY_MS = 500;

    private final JdbcClient jdbc;
    private final WorkflowCatalog catalog;
    private final Runtime runtime;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("parley-schedules").factory());

    public ScheduleTrigger(DataSource dataSource, WorkflowCatalog catalog, Runtime runtime, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.catalog = catalog;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** Begins to look for due schedules. */
    public void open() {
        timer.scheduleWithFixedDelay(this::fireDue, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void fireDue() {
        try {
            due().forEach(this::fireOrReport);
        } catch (RuntimeException e) {
            LOG.warn("Due schedules could not be looked up; trying again", e);
        }
    }

    /** One schedule that cannot start must not hold up those behind it. */
    private void fireOrReport(Due due) {
        try {
            fire(due);
        } catch (RuntimeException e) {
            LOG.warn("The schedule of workflow {} could not be started; trying again", due.workflow(), e);
        }
    }

    private List<Due> due() {
        return jdbc.sql(
                        "SELECT org_id, workflow_id, next_at FROM schedule WHERE next_at <= ? ORDER BY next_at LIMIT 100")
                .params(Timestamp.from(clock.instant()))
                .query((row, _) -> new Due(
                        new OrgId(row.getObject("org_id", UUID.class)),
                        new WorkflowId(row.getObject("workflow_id", UUID.class)),
                        row.getTimestamp("next_at").toInstant()))
                .list();
    }

    private void fire(Due due) {
        Optional<StoredWorkflow> live = catalog.live(due.org(), due.workflow());
        if (live.isEmpty() || !(live.get().workflow().trigger() instanceof Trigger.Schedule schedule)) {
            return;
        }
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("scheduledAt", due.at().toString());
        try {
            runtime.start(new StartRun(
                    due.org(),
                    live.get().ref(),
                    Mode.LIVE,
                    "schedule",
                    payload,
                    payload,
                    Actor.PARLEY,
                    live.get().home()));
        } catch (OverloadedException e) {
            LOG.info(
                    "\"{}\" is due but cannot start yet: {}",
                    live.get().workflow().name(),
                    e.getMessage());
            return;
        }
        CronTimes.next(schedule, clock.instant()).ifPresentOrElse(next -> moveOn(due, next), () -> end(due));
    }

    /** Leaves a schedule alone that was published anew in the meantime. */
    private void moveOn(Due due, Instant next) {
        jdbc.sql("UPDATE schedule SET next_at = ? WHERE org_id = ? AND workflow_id = ? AND next_at = ?")
                .params(
                        Timestamp.from(next),
                        due.org().value(),
                        due.workflow().value(),
                        Timestamp.from(due.at()))
                .update();
    }

    private void end(Due due) {
        jdbc.sql("DELETE FROM schedule WHERE org_id = ? AND workflow_id = ? AND next_at = ?")
                .params(due.org().value(), due.workflow().value(), Timestamp.from(due.at()))
                .update();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private record Due(OrgId org, WorkflowId workflow, Instant at) {}
}
