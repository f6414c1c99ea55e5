package dev.parley.bot.slack;

import dev.parley.bot.chat.Message;
import dev.parley.bot.slack.Posting.State;
import dev.parley.engine.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How far Slack has come with the outbox. Whoever posts works channel by channel, for all organizations, as the one who owns the engine. */
class Deliveries {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Deliveries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Channel(String team, String channel) {}

    /** Those with something to do. What is for a workspace that removed the app waits. */
    List<Channel> open() {
        return jdbc.sql("""
                        SELECT DISTINCT team, channel FROM slack_message
                        WHERE (state IN ('waiting', 'sending') OR state = 'posted' AND shown < wanted)
                          AND team NOT IN (SELECT team FROM slack_workspace WHERE gone_at IS NOT NULL)""")
                .query((row, _) -> new Channel(row.getString("team"), row.getString("channel")))
                .list();
    }

    /**
     * What is to be done next in a channel: the first message that was not posted, or the change that has waited longest. Its time may
     * not have come yet.
     *
     * @param nextChange before which nothing is changed there
     */
    Optional<Posting> next(Channel channel, Instant nextChange) {
        return jdbc.sql("""
                        SELECT m.org_id, m.id, m.conversation, COALESCE(m.thread, r.ts) AS thread, m.reader, m.body, m.log, m.files, m.wanted,
                               m.state, m.ts, m.sent_at, m.due, m.tries,
                               m.root IS NOT NULL AND r.ts IS NULL AS orphan
                        FROM (
                            (SELECT *, due_at AS due FROM slack_message
                             WHERE team = :team AND channel = :channel AND state IN ('waiting', 'sending')
                             ORDER BY position LIMIT 1)
                            UNION ALL
                            (SELECT *, GREATEST(due_at, :nextChange) AS due FROM slack_message
                             WHERE team = :team AND channel = :channel AND state = 'posted' AND shown < wanted
                             ORDER BY due_at LIMIT 1)) m
                        LEFT JOIN slack_message r ON r.org_id = m.org_id AND r.id = m.root
                        WHERE m.team NOT IN (SELECT team FROM slack_workspace WHERE gone_at IS NOT NULL)
                        ORDER BY GREATEST(m.due, clock_timestamp()), m.changed_at LIMIT 1""")
                .param("team", channel.team())
                .param("channel", channel.channel())
                .param("nextChange", nextChange.atOffset(ZoneOffset.UTC))
                .query((row, _) -> posting(row))
                .optional();
    }

    void sending(Posting posting) {
        update(posting, "state = 'sending', sent_at = clock_timestamp()");
    }

    /** @param change the one that Slack shows now */
    void posted(Posting posting, String ts, int change, Duration rest) {
        jdbc.sql("""
                        UPDATE slack_message
                        SET state = 'posted', ts = :ts, shown = :change, tries = 0, problem = NULL,
                            due_at = clock_timestamp() + make_interval(secs => :rest)
                        WHERE org_id = :org AND id = :id""")
                .param("org", posting.org().value())
                .param("id", posting.id())
                .param("ts", ts)
                .param("change", change)
                .param("rest", rest.toMillis() / 1000.0)
                .update();
    }

    /** To be tried again then; what was handed to Slack without an answer stays in doubt. */
    void later(Posting posting, Duration pause, String why) {
        jdbc.sql("""
                        UPDATE slack_message
                        SET tries = tries + 1, problem = :why, due_at = clock_timestamp() + make_interval(secs => :pause)
                        WHERE org_id = :org AND id = :id""")
                .param("org", posting.org().value())
                .param("id", posting.id())
                .param("why", why)
                .param("pause", pause.toMillis() / 1000.0)
                .update();
    }

    /** Slack asked to be left alone with it until then, which is no fault of the message's. */
    void rest(Posting posting, Duration pause) {
        jdbc.sql("""
                        UPDATE slack_message
                        SET problem = 'Slack asked for a pause', due_at = clock_timestamp() + make_interval(secs => :pause)
                        WHERE org_id = :org AND id = :id""")
                .param("org", posting.org().value())
                .param("id", posting.id())
                .param("pause", pause.toMillis() / 1000.0)
                .update();
    }

    /** To be posted there instead, for the same person. */
    void move(Posting posting, SlackPlace direct) {
        jdbc.sql("""
                        UPDATE slack_message
                        SET state = 'waiting', channel = :channel, conversation = :conversation, thread = NULL, root = NULL,
                            reader = NULL, sent_at = NULL
                        WHERE org_id = :org AND id = :id""")
                .param("org", posting.org().value())
                .param("id", posting.id())
                .param("channel", direct.channel())
                .param("conversation", direct.conversation())
                .update();
    }

    /** Slack says it did not take it. */
    void notTaken(Posting posting) {
        update(posting, "state = CASE WHEN ts IS NULL THEN 'waiting' ELSE 'posted' END, sent_at = NULL");
    }

    /** @param file id of it in Slack; empty when Slack does not take it */
    void uploaded(Posting posting, String name, String file) {
        jdbc.sql("""
                        UPDATE slack_message SET files = files || jsonb_build_object(:name::text, :file::text)
                        WHERE org_id = :org AND id = :id""")
                .param("org", posting.org().value())
                .param("id", posting.id())
                .param("name", name)
                .param("file", file)
                .update();
    }

    void giveUp(Posting posting, String why) {
        jdbc.sql("""
                        UPDATE slack_message SET state = 'given_up', problem = :why WHERE org_id = :org AND id = :id""")
                .param("org", posting.org().value())
                .param("id", posting.id())
                .param("why", why)
                .update();
    }

    private void update(Posting posting, String assignments) {
        jdbc.sql("UPDATE slack_message SET " + assignments + " WHERE org_id = :org AND id = :id")
                .param("org", posting.org().value())
                .param("id", posting.id())
                .update();
    }

    private Posting posting(ResultSet row) throws SQLException {
        SlackPlace place = SlackPlace.of(row.getString("conversation")).orElseThrow();
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new Posting(
                new OrgId(row.getObject("org_id", UUID.class)),
                row.getObject("id", UUID.class),
                place,
                row.getString("thread"),
                row.getString("reader"),
                json.readValue(row.getString("body"), Message.class),
                json.readTree(row.getString("log"))
                        .valueStream()
                        .map(entry -> entry.path("lines").asString(""))
                        .toList(),
                files(row.getString("files")),
                row.getInt("wanted"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("ts"),
                sentAt == null ? null : sentAt.toInstant(),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                row.getBoolean("orphan"));
    }

    private Map<String, String> files(String column) {
        Map<String, String> files = new LinkedHashMap<>();
        json.readTree(column)
                .properties()
                .forEach(file -> files.put(file.getKey(), file.getValue().asString("")));
        return files;
    }
}
