package dev.parley.bot.slack;

import dev.parley.bot.chat.NulEscapes;
import dev.parley.engine.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What arrived from Slack, in PostgreSQL. Acknowledging something and knowing it when it comes again are one commit: nothing that was
 * acknowledged is lost with the process, and nothing is dealt with twice, whichever replica hears it (decision 11). Organizations are
 * looked through together only for what was left behind.
 */
class Inbox {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Inbox(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Kept(OrgId org, String id, Arrival arrival) {}

    /** False when it is here already. */
    boolean accept(Kept kept) {
        return jdbc.sql("""
                        INSERT INTO slack_inbox (org_id, id, arrival) VALUES (:org, :id, :arrival::jsonb)
                        ON CONFLICT (org_id, id) DO NOTHING""")
                        .param("org", kept.org().value())
                        .param("id", kept.id())
                        .param(
                                "arrival",
                                json.writer().with(NulEscapes.REPLACED).writeValueAsString(kept.arrival()))
                        .update()
                == 1;
    }

    /** False when somebody else deals with it. */
    boolean begin(Kept kept) {
        return jdbc.sql("""
                        UPDATE slack_inbox SET state = 'begun' WHERE org_id = :org AND id = :id AND state = 'waiting'""")
                        .param("org", kept.org().value())
                        .param("id", kept.id())
                        .update()
                == 1;
    }

    /** What was said is forgotten here; that it was is not. */
    void done(Kept kept) {
        jdbc.sql("UPDATE slack_inbox SET state = 'done', arrival = NULL WHERE org_id = :org AND id = :id")
                .param("org", kept.org().value())
                .param("id", kept.id())
                .update();
    }

    /** What nobody has begun with, for so long that whoever accepted it will not either; in the order it came. */
    List<Kept> left(Duration age) {
        return jdbc.sql("""
                        SELECT org_id, id, arrival FROM slack_inbox
                        WHERE state = 'waiting' AND received_at < now() - make_interval(secs => :age)
                        ORDER BY received_at LIMIT 1000""")
                .param("age", age.toMillis() / 1000.0)
                .query((row, _) -> kept(row))
                .list();
    }

    /** What a process that is gone had begun with. */
    List<Kept> interrupted() {
        return jdbc.sql("SELECT org_id, id, arrival FROM slack_inbox WHERE state = 'begun' ORDER BY received_at")
                .query((row, _) -> kept(row))
                .list();
    }

    void forget(Duration age) {
        jdbc.sql("DELETE FROM slack_inbox WHERE state = 'done' AND received_at < now() - make_interval(secs => :age)")
                .param("age", age.toMillis() / 1000.0)
                .update();
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new OrgId(row.getObject("org_id", UUID.class)),
                row.getString("id"),
                json.readValue(row.getString("arrival"), Arrival.class));
    }
}
