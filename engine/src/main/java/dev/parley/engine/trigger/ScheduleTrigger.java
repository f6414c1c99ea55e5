package dev.parley.engine.trigger;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.CronTimes;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.Trigger;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts the runs of schedules, each moment once: a crash between the start and moving on finds the moment's run by its key. What
 * becomes of moments missed while Parley was down is the schedule's own choice, see {@link Trigger.Misfire}.
 */
public final class ScheduleTrigger implements TriggerSource {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTrigger.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final JdbcClient jdbc;
    private final WorkflowCatalog catalog;
    private final Deliveries deliveries;
    private final Clock clock;
    private final Rounds rounds = new Rounds("schedules", LOOK_EVERY, this::fireDue);

    public ScheduleTrigger(DataSource dataSource, WorkflowCatalog catalog, Runtime runtime, Clock clock) {
        this(dataSource, catalog, new Deliveries(runtime::start), clock);
    }

    ScheduleTrigger(DataSource dataSource, WorkflowCatalog catalog, Deliveries deliveries, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.catalog = catalog;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public void open() {
        rounds.open();
    }

    private void fireDue() {
        due().forEach(this::fireOrReport);
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
        Instant now = clock.instant();
        try {
            start(due.org(), live.get(), DueMoments.of(schedule, due.at(), now));
        } catch (OverloadedException e) {
            LOG.info(
                    "\"{}\" is due but cannot start yet: {}",
                    live.get().workflow().name(),
                    e.getMessage());
            return;
        }
        CronTimes.next(schedule, now).ifPresentOrElse(next -> moveOn(due, next), () -> end(due));
    }

    private void start(OrgId org, StoredWorkflow live, DueMoments due) throws OverloadedException {
        for (Instant moment : due.moments()) {
            ObjectNode payload = JsonNodeFactory.instance.objectNode().put("scheduledAt", moment.toString());
            if (due.leftOutSince() != null && moment.equals(due.moments().getFirst())) {
                payload.put("leftOutSince", due.leftOutSince().toString());
            }
            StartRun run =
                    new StartRun(org, live.ref(), Mode.LIVE, "schedule", payload, payload, Actor.PARLEY, live.home());
            deliveries.deliver(run, "schedule:" + moment);
        }
    }

    /** Leaves a schedule alone that was published anew in the meantime. */
    private void moveOn(Due due, Instant next) {
        jdbc.sql("UPDATE schedule SET next_at = ? WHERE org_id = ? AND workflow_id = ? AND next_at = ?")
                .params(Timestamp.from(next), due.org().value(), due.workflow().value(), Timestamp.from(due.at()))
                .update();
    }

    private void end(Due due) {
        jdbc.sql("DELETE FROM schedule WHERE org_id = ? AND workflow_id = ? AND next_at = ?")
                .params(due.org().value(), due.workflow().value(), Timestamp.from(due.at()))
                .update();
    }

    @Override
    public void close() {
        rounds.close();
    }

    private record Due(OrgId org, WorkflowId workflow, Instant at) {}
}
