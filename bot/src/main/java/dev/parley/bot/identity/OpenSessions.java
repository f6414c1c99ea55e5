package dev.parley.bot.identity;

import dev.parley.engine.OrgId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of where people are signed in. Whether a session lasts is not judged by it. */
class OpenSessions {
    private final JdbcClient jdbc;

    OpenSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param seenAt to the minute or so */
    record OpenSession(UUID id, String browser, Instant beganAt, Instant seenAt) {}

    /** Adds one, and forgets those of its organization that have ended by themselves. */
    void add(OrgId org, String person, UUID session, String browser, Instant now, Instant endsAt) {
        jdbc.sql("DELETE FROM open_session WHERE org_id = ? AND ends_at < ?")
                .params(org.value(), Timestamp.from(now))
                .update();
        jdbc.sql("""
                INSERT INTO open_session (org_id, id, person, browser, began_at, seen_at, ends_at)
                VALUES (:org, :id, :person, :browser, :now, :now, :ends)
                """)
                .param("org", org.value())
                .param("id", session)
                .param("person", person)
                .param("browser", browser)
                .param("now", Timestamp.from(now))
                .param("ends", Timestamp.from(endsAt))
                .update();
    }

    /** Used last comes first. */
    List<OpenSession> of(OrgId org, String person, Instant now) {
        return jdbc.sql("""
                SELECT id, browser, began_at, seen_at FROM open_session
                WHERE org_id = ? AND person = ? AND ends_at > ?
                ORDER BY seen_at DESC, id LIMIT 100
                """)
                .params(org.value(), person, Timestamp.from(now))
                .query((row, _) -> new OpenSession(
                        row.getObject("id", UUID.class),
                        row.getString("browser"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant()))
                .list();
    }

    boolean has(OrgId org, String person, UUID session) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM open_session WHERE org_id = ? AND person = ? AND id = ?)")
                .params(org.value(), person, session)
                .query(Boolean.class)
                .single();
    }

    void remove(OrgId org, UUID session) {
        jdbc.sql("DELETE FROM open_session WHERE org_id = ? AND id = ?")
                .params(org.value(), session)
                .update();
    }

    void removeAll(OrgId org, String person) {
        jdbc.sql("DELETE FROM open_session WHERE org_id = ? AND person = ?")
                .params(org.value(), person)
                .update();
    }
}
