package dev.parley.engine.trigger;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.run.RunId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which run was chosen for which delivery. */
final class TriggerKeys {
    private final JdbcClient jdbc;
    private final Clock clock;

    TriggerKeys(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** Durable when it returns. Whoever asks again for the same key gets the same run. */
    Claim claim(OrgId org, WorkflowId workflow, String key) {
        while (true) {
            Instant now = clock.instant();
            RunId fresh = RunId.at(now, UUID.randomUUID());
            int inserted = jdbc.sql("""
                    INSERT INTO trigger_key (org_id, workflow_id, key, run_id, at) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)
                    .params(org.value(), workflow.value(), key, fresh.value(), Timestamp.from(now))
                    .update();
            if (inserted == 1) {
                return new Claim(fresh, true);
            }
            Optional<Claim> earlier = earlier(org, workflow, key);
            // Empty when it was swept away between the two statements.
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
    }

    private Optional<Claim> earlier(OrgId org, WorkflowId workflow, String key) {
        return jdbc.sql("SELECT run_id FROM trigger_key WHERE org_id = ? AND workflow_id = ? AND key = ?")
                .params(org.value(), workflow.value(), key)
                .query(UUID.class)
                .optional()
                .map(run -> new Claim(new RunId(run), false));
    }

    boolean hasBegun(OrgId org, RunId run) {
        return jdbc.sql("SELECT 1 FROM run WHERE org_id = ? AND id = ?")
                .params(org.value(), run.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** @param isNew whether nobody has claimed this key before */
    record Claim(RunId run, boolean isNew) {}
}
