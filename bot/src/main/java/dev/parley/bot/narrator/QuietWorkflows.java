package dev.parley.bot.narrator;

import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.bot.narrator.Noise.Rhythm;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which workflows are quiet where, in PostgreSQL. */
@Repository
class QuietWorkflows {
    private static final String COLUMNS =
            "org_id, workflow_id, conversation, is_quiet, rhythm, root_message, digest_from, digest_at ";

    private final JdbcClient jdbc;

    QuietWorkflows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param root whose thread digests go into; null for the conversation itself
     * @param from what the next digest begins with
     * @param next when it is due
     */
    record Setting(
            Place place,
            WorkflowId workflow,
            boolean isQuiet,
            Rhythm rhythm,
            @Nullable MessageId root,
            Instant from,
            Instant next) {}

    /** Empty when nobody was asked yet. */
    Optional<Setting> find(Place place, WorkflowId workflow) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM quiet_workflow
                        WHERE org_id = :org AND workflow_id = :workflow AND conversation = :conversation""")
                .param("org", place.org().value())
                .param("workflow", workflow.value())
                .param("conversation", place.conversation())
                .query((row, _) -> setting(row))
                .optional();
    }

    void save(Setting setting, String by) {
        insert(setting, by, """
                DO UPDATE SET is_quiet = excluded.is_quiet, rhythm = excluded.rhythm, root_message = excluded.root_message,
                    digest_from = excluded.digest_from, digest_at = excluded.digest_at, set_by = excluded.set_by, set_at = now()""");
    }

    /** False when there is a setting already. */
    boolean addFirst(Setting setting, String by) {
        return insert(setting, by, "DO NOTHING") == 1;
    }

    private int insert(Setting setting, String by, String otherwise) {
        return jdbc.sql("INSERT INTO quiet_workflow (" + COLUMNS + """
                        , set_by) VALUES (:org, :workflow, :conversation, :quiet, :rhythm, :root, :from, :next, :by)
                        ON CONFLICT (org_id, workflow_id, conversation) """ + " " + otherwise)
                .param("org", setting.place().org().value())
                .param("workflow", setting.workflow().value())
                .param("conversation", setting.place().conversation())
                .param("quiet", setting.isQuiet())
                .param("rhythm", setting.rhythm().name().toLowerCase(Locale.ROOT))
                .param("root", setting.root() == null ? null : setting.root().value(), Types.VARCHAR)
                .param("from", Timestamp.from(setting.from()))
                .param("next", Timestamp.from(setting.next()))
                .param("by", by)
                .update();
    }

    /** Of every organization: the one question here that is about all of them. */
    List<Setting> due(Instant now) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM quiet_workflow WHERE is_quiet AND digest_at <= ? ORDER BY digest_at LIMIT 100""")
                .param(Timestamp.from(now))
                .query((row, _) -> setting(row))
                .list();
    }

    /** This digest is told. Nothing happens when the setting was changed meanwhile. */
    void told(Setting setting, Instant next) {
        jdbc.sql("""
                        UPDATE quiet_workflow SET digest_from = digest_at, digest_at = :next
                        WHERE org_id = :org AND workflow_id = :workflow AND conversation = :conversation AND digest_at = :due""")
                .param("next", Timestamp.from(next))
                .param("org", setting.place().org().value())
                .param("workflow", setting.workflow().value())
                .param("conversation", setting.place().conversation())
                .param("due", Timestamp.from(setting.next()))
                .update();
    }

    private static Setting setting(ResultSet row) throws SQLException {
        String root = row.getString("root_message");
        return new Setting(
                new Place(new OrgId(row.getObject("org_id", UUID.class)), row.getString("conversation")),
                new WorkflowId(row.getObject("workflow_id", UUID.class)),
                row.getBoolean("is_quiet"),
                Rhythm.valueOf(row.getString("rhythm").toUpperCase(Locale.ROOT)),
                root == null ? null : new MessageId(root),
                row.getTimestamp("digest_from").toInstant(),
                row.getTimestamp("digest_at").toInstant());
    }
}
