package dev.parley.bot.narrator;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has an ended run done again. One press counts; the new run has buttons of its own. */
@Repository
class Continuations {
    private final JdbcClient jdbc;

    Continuations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Continuation(String by, Instant at) {}

    /** Empty when this press is the first, which is to say that the caller shall go on; else who was first. */
    Optional<Continuation> claim(OrgId org, RunId run, String by) {
        boolean isFirst = jdbc.sql("""
                                INSERT INTO run_continuation (org_id, run_id, by) VALUES (:org, :run, :by)
                                ON CONFLICT (org_id, run_id) DO NOTHING""")
                        .param("org", org.value())
                        .param("run", run.value())
                        .param("by", by)
                        .update()
                == 1;
        return isFirst ? Optional.empty() : find(org, run);
    }

    /** Takes a claim back: the new run could not be started. */
    void release(OrgId org, RunId run) {
        jdbc.sql("DELETE FROM run_continuation WHERE org_id = :org AND run_id = :run")
                .param("org", org.value())
                .param("run", run.value())
                .update();
    }

    /** Empty when nobody had it done again. */
    Optional<Continuation> find(OrgId org, RunId run) {
        return jdbc.sql("SELECT by, at FROM run_continuation WHERE org_id = :org AND run_id = :run")
                .param("org", org.value())
                .param("run", run.value())
                .query((row, _) -> new Continuation(
                        row.getString("by"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
