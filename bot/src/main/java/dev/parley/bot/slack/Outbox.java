package dev.parley.bot.slack;

import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.NulEscapes;
import dev.parley.bot.chat.Place;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What Slack is to show, in PostgreSQL: what is wanted is written here, and {@link Deliveries} brings Slack to it. */
class Outbox {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Outbox(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A message of ours as Slack knows it. @param ts null before it was posted */
    record Known(
            MessageId id,
            SlackPlace place,
            Message body,
            @Nullable String ts) {}

    /**
     * @param root whose thread it goes into; null for the place itself
     * @param name under which it is changed when it was added before; null when that cannot be
     */
    MessageId add(OrgId org, SlackPlace place, @Nullable MessageId root, Message message, @Nullable String name) {
        UUID id = name == null ? UUID.randomUUID() : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        MessageId added = new MessageId(id.toString());
        boolean isNew = jdbc.sql("""
                        INSERT INTO slack_message (org_id, id, team, channel, conversation, thread, root, reader, body)
                        VALUES (:org, :id, :team, :channel, :conversation, :thread, :root, :reader, :body::jsonb)
                        ON CONFLICT (org_id, id) DO NOTHING""")
                        .param("org", org.value())
                        .param("id", id)
                        .param("team", place.team())
                        .param("channel", place.channel())
                        .param("conversation", place.conversation())
                        .param("thread", place.thread(), Types.VARCHAR)
                        .param("root", root == null ? null : UUID.fromString(root.value()), Types.OTHER)
                        .param("reader", place.reader(), Types.VARCHAR)
                        .param("body", written(message))
                        .update()
                == 1;
        if (!isNew) {
            change(org, added, message);
        }
        return added;
    }

    /** Nothing happens when that is what it says already, or when it was shown to one person only, which Slack forgets. */
    void change(OrgId org, MessageId id, Message message) {
        jdbc.sql("""
                        UPDATE slack_message
                        SET body = :body::jsonb, wanted = wanted + 1,
                            changed_at = CASE WHEN shown = wanted THEN clock_timestamp() ELSE changed_at END
                        WHERE org_id = :org AND id = :id AND body <> :body::jsonb
                          AND (reader IS NULL OR state = 'waiting')""")
                .param("org", org.value())
                .param("id", UUID.fromString(id.value()))
                .param("body", written(message))
                .update();
    }

    /** Of what was asked there before, nothing can be pressed any more: it would be heard as an answer to what is asked now. */
    void settle(OrgId org, SlackPlace place) {
        jdbc.sql("""
                        UPDATE slack_message
                        SET body = body - 'question', wanted = wanted + 1,
                            changed_at = CASE WHEN shown = wanted THEN clock_timestamp() ELSE changed_at END
                        WHERE org_id = :org AND conversation = :conversation AND reader IS NULL AND state <> 'given_up'
                          AND jsonb_typeof(body -> 'question') = 'object'""")
                .param("org", org.value())
                .param("conversation", place.conversation())
                .update();
    }

    /** Adds to what is told beneath a message that can have no thread of its own. @param name what had it before is replaced */
    void log(OrgId org, MessageId id, String lines, String name) {
        jdbc.sql("""
                        UPDATE slack_message
                        SET log = (SELECT COALESCE(jsonb_agg(entry ORDER BY place), '[]'::jsonb)
                                   FROM jsonb_array_elements(log) WITH ORDINALITY AS kept (entry, place)
                                   WHERE entry ->> 'name' <> :name)
                                  || jsonb_build_object('name', :name::text, 'lines', :lines::text),
                            wanted = wanted + 1,
                            changed_at = CASE WHEN shown = wanted THEN clock_timestamp() ELSE changed_at END
                        WHERE org_id = :org AND id = :id""")
                .param("org", org.value())
                .param("id", UUID.fromString(id.value()))
                .param("name", name)
                .param("lines", lines.replace('\0', '\uFFFD'))
                .update();
    }

    /** Whether Parley has said anything there. */
    boolean hasSpoken(Place place) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM slack_message WHERE org_id = :org AND conversation = :conversation)")
                .param("org", place.org().value())
                .param("conversation", place.conversation())
                .query(Boolean.class)
                .single();
    }

    /** Whether a question of Parley's stands there that nobody has answered. */
    boolean isAsking(Place place) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM slack_message
                                       WHERE org_id = :org AND conversation = :conversation AND state <> 'given_up'
                                         AND jsonb_typeof(body -> 'question') = 'object')""")
                .param("org", place.org().value())
                .param("conversation", place.conversation())
                .query(Boolean.class)
                .single();
    }

    /** What Slack calls this person; empty where it does not know them. */
    Optional<String> reader(OrgId org, String team, Actor person) {
        return jdbc.sql(
                        "SELECT slack_user FROM slack_person WHERE org_id = :org AND team = :team AND person = :person LIMIT 1")
                .param("org", org.value())
                .param("team", team)
                .param("person", person.id().replaceFirst("^user:", ""))
                .query(String.class)
                .optional();
    }

    /** Empty when the message with this timestamp is none of ours. */
    Optional<Known> byTimestamp(OrgId org, String team, String channel, String ts) {
        return known("team = :team AND channel = :channel AND ts = :ts", org)
                .param("team", team)
                .param("channel", channel)
                .param("ts", ts)
                .query((row, _) -> known(row))
                .optional();
    }

    Optional<Known> byId(OrgId org, MessageId id) {
        return known("id = :id", org)
                .param("id", UUID.fromString(id.value()))
                .query((row, _) -> known(row))
                .optional();
    }

    private JdbcClient.StatementSpec known(String condition, OrgId org) {
        return jdbc.sql("SELECT id, conversation, body, ts FROM slack_message WHERE org_id = :org AND " + condition)
                .param("org", org.value());
    }

    private Known known(ResultSet row) throws SQLException {
        return new Known(
                new MessageId(row.getString("id")),
                SlackPlace.of(row.getString("conversation")).orElseThrow(),
                json.readValue(row.getString("body"), Message.class),
                row.getString("ts"));
    }

    private String written(Message message) {
        return json.writer().with(NulEscapes.REPLACED).writeValueAsString(message);
    }
}
