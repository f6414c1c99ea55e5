package dev.parley.bot.slack;

import dev.parley.bot.chat.NulEscapes;
import dev.parley.engine.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** What the interview of a conversation is like, in a few characters; it changes whenever words were read there. */
    private static final String INTERVIEW = """
            (SELECT string_agg(number || ' ' || is_current || ' ' || updated_at, ', ' ORDER BY number)
             FROM interview WHERE org_id = :org AND conversation = :conversation)""";

    /** @return those that were not here already */
    List<Kept> accept(List<Kept> all) {
        List<Key> fresh = jdbc.sql("""
                        INSERT INTO slack_inbox (org_id, id, arrival)
                        SELECT org, id, arrival::jsonb
                        FROM unnest(:orgs::uuid[], :ids::text[], :arrivals::text[]) WITH ORDINALITY AS new (org, id, arrival, place)
                        ORDER BY place
                        ON CONFLICT (org_id, id) DO NOTHING
                        RETURNING org_id, id""")
                .param("orgs", all.stream().map(kept -> kept.org().toString()).toArray(String[]::new))
                .param("ids", all.stream().map(Kept::id).toArray(String[]::new))
                .param(
                        "arrivals",
                        all.stream().map(kept -> written(kept.arrival())).toArray(String[]::new))
                .query((row, _) -> new Key(new OrgId(row.getObject("org_id", UUID.class)), row.getString("id")))
                .list();
        Set<Key> keys = new HashSet<>(fresh);
        return all.stream()
                .filter(kept -> keys.remove(new Key(kept.org(), kept.id())))
                .toList();
    }

    private record Key(OrgId org, String id) {}

    private String written(Arrival arrival) {
        return json.writer().with(NulEscapes.REPLACED).writeValueAsString(arrival);
    }

    /** False when somebody else deals with it. */
    boolean begin(Kept kept) {
        return jdbc.sql("""
                        UPDATE slack_inbox SET state = 'begun', begun_at = clock_timestamp(), interview = %s
                        WHERE org_id = :org AND id = :id AND state = 'waiting'""".formatted(INTERVIEW))
                        .param("org", kept.org().value())
                        .param("id", kept.id())
                        .param("conversation", kept.arrival().conversation(), Types.VARCHAR)
                        .update()
                == 1;
    }

    /**
     * Begins once more with what a process that is gone had begun with.
     *
     * @return whether nothing has come of it so far: neither was anything said in its conversation, nor has the interview there moved.
     *     False as well when it was begun with twice already
     */
    boolean beginAgain(Kept kept) {
        return jdbc.sql("""
                        UPDATE slack_inbox SET resumed = true
                        WHERE org_id = :org AND id = :id AND NOT resumed AND interview IS NOT DISTINCT FROM %s
                          AND NOT EXISTS (SELECT FROM slack_message
                                          WHERE org_id = :org AND conversation = :conversation AND changed_at >= begun_at)""".formatted(INTERVIEW))
                        .param("org", kept.org().value())
                        .param("id", kept.id())
                        .param("conversation", kept.arrival().conversation(), Types.VARCHAR)
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
