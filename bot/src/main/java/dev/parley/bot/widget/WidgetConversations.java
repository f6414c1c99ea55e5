package dev.parley.bot.widget;

import dev.parley.engine.OrgId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which conversations were begun on which pages. A page is shown those of its own visitor, and none of the others. */
@Repository
class WidgetConversations {
    private static final int RECENT = 20;

    private final JdbcClient jdbc;

    WidgetConversations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param untouched whether nobody has said anything in it yet */
    record Line(UUID id, String title, Instant updatedAt, boolean untouched) {}

    void note(OrgId org, UUID conversation, String origin) {
        jdbc.sql("INSERT INTO widget_conversation (org_id, conversation, origin) VALUES (:org, :conversation, :origin)")
                .param("org", org.value())
                .param("conversation", conversation)
                .param("origin", origin)
                .update();
    }

    boolean isOf(Visit visit, String conversation) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM widget_conversation w
                    JOIN conversation c ON c.org_id = w.org_id AND c.id = w.conversation
                    WHERE w.org_id = :org AND w.conversation::text = :conversation AND w.origin = :origin AND c.created_by = :by)
                """)
                .param("org", visit.caller().org().value())
                .param("conversation", conversation)
                .param("origin", visit.origin())
                .param("by", visit.caller().actor().id())
                .query(Boolean.class)
                .single();
    }

    /** Last changed first. */
    List<Line> recent(Visit visit) {
        return jdbc.sql("""
                SELECT c.id, COALESCE(c.title, 'New conversation') AS title, c.updated_at, c.title IS NULL AS untouched
                FROM widget_conversation w
                JOIN conversation c ON c.org_id = w.org_id AND c.id = w.conversation
                WHERE w.org_id = :org AND w.origin = :origin AND c.created_by = :by
                ORDER BY c.updated_at DESC, c.id DESC LIMIT :limit
                """)
                .param("org", visit.caller().org().value())
                .param("origin", visit.origin())
                .param("by", visit.caller().actor().id())
                .param("limit", RECENT)
                .query((row, _) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("untouched")))
                .list();
    }
}
