package dev.parley.engine.catalog;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowCatalog.Subscription;
import dev.parley.engine.catalog.WorkflowCatalog.Topic;
import dev.parley.engine.workflow.Trigger;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the table of who listens to what in step with what is live. */
final class Subscriptions {
    private final JdbcClient jdbc;
    private final Clock clock;

    Subscriptions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** This revision, with this trigger, is live now. */
    void follow(OrgId org, WorkflowRef live, Trigger trigger) {
        jdbc.sql("DELETE FROM subscription WHERE org_id = ? AND workflow_id = ?")
                .params(org.value(), live.id().value())
                .update();
        Topic.of(trigger)
                .ifPresent(topic -> jdbc.sql("""
                INSERT INTO subscription (org_id, workflow_id, revision, kind, name, since) VALUES (?, ?, ?, ?, ?, ?)
                """)
                        .params(
                                org.value(),
                                live.id().value(),
                                live.revision(),
                                topic.kind(),
                                topic.name(),
                                Timestamp.from(clock.instant()))
                        .update());
    }

    /** Of all organizations: streams and folders are watched by one process for everybody. */
    List<Subscription> of(String kind) {
        return jdbc.sql("""
                SELECT org_id, workflow_id, revision, name, since FROM subscription WHERE kind = ? ORDER BY since
                """)
                .params(kind)
                .query((row, _) -> new Subscription(
                        new OrgId(row.getObject("org_id", UUID.class)),
                        new WorkflowRef(
                                new WorkflowId(row.getObject("workflow_id", UUID.class)), row.getInt("revision")),
                        row.getString("name"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }
}
