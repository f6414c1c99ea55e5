package dev.parley.engine.journal;

import dev.parley.engine.OrgId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the journal has of a run; anybody may, whoever owns the runs. */
final class RunEvents {
    private final JdbcClient jdbc;

    RunEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In order; empty when there is no such run. */
    List<RecordedEvent> of(OrgId org, RunId run) {
        return jdbc.sql("""
                SELECT seq, at, kind, body FROM run_event WHERE org_id = ? AND run_id = ? ORDER BY seq
                """)
                .params(org.value(), run.value())
                .query((row, _) -> new RecordedEvent(
                        row.getLong("seq"),
                        row.getTimestamp("at").toInstant(),
                        EventJson.read(row.getString("kind"), row.getString("body"))))
                .list();
    }
}
