package dev.parley.bot.webchat;

import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.NulEscapes;
import dev.parley.bot.chat.Place;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages in PostgreSQL. Each write takes its seq from the conversation's row and holds that row until it is committed: seqs become
 * visible in their order, so a reader who goes on from the last one it saw misses nothing.
 */
@Repository
class MessageStore {
    private static final int TITLE_LENGTH = 80;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MessageStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What a write was given. */
    record Written(UUID id, long seq) {}

    /** @return empty when there is no such conversation. @param thread null for the conversation itself */
    Optional<Written> post(Place place, @Nullable UUID thread, Message message) {
        return insert(place, UUID.randomUUID(), thread, null, null, message);
    }

    /** As {@link #post}, once for each name in the conversation: what it was given to before is changed instead. */
    Optional<Written> post(Place place, @Nullable UUID thread, Message message, String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return insert(place, id, thread, null, null, message);
    }

    /** Words of a person. The first become the conversation's title. */
    Optional<Written> hear(Place place, String author, String text) {
        String title = text.lines().findFirst().orElse(text);
        String cut = title.length() <= TITLE_LENGTH
                ? title
                : title.substring(0, TITLE_LENGTH - 1).strip() + "…";
        return insert(place, UUID.randomUUID(), null, author, cut, Message.of(text));
    }

    private Optional<Written> insert(
            Place place,
            UUID id,
            @Nullable UUID thread,
            @Nullable String author,
            @Nullable String title,
            Message message) {
        return ConversationStore.idOf(place)
                .flatMap(conversation -> jdbc.sql("""
                                WITH revised AS (
                                    UPDATE conversation
                                    SET revision = revision + 1, updated_at = now(), title = COALESCE(title, :title)
                                    WHERE org_id = :org AND id = :conversation
                                    RETURNING revision)
                                INSERT INTO chat_message (org_id, conversation, id, position, seq, thread, author, body)
                                SELECT :org, :conversation, :id, revision, revision, :thread, :author, :body::jsonb
                                FROM revised
                                ON CONFLICT (org_id, conversation, id) DO UPDATE SET seq = excluded.seq, body = excluded.body
                                RETURNING seq""")
                        .param("org", place.org().value())
                        .param("conversation", conversation)
                        .param("id", id)
                        .param("thread", thread, Types.OTHER)
                        .param("author", author, Types.VARCHAR)
                        .param("title", title, Types.VARCHAR)
                        .param("body", written(message))
                        .query(Long.class)
                        .optional())
                .map(seq -> new Written(id, seq));
    }

    /** @return the new seq; empty when there is no such message */
    Optional<Long> update(Place place, UUID id, Message message) {
        return ConversationStore.idOf(place)
                .flatMap(conversation -> jdbc.sql("""
                                WITH revised AS (
                                    UPDATE conversation
                                    SET revision = revision + 1, updated_at = now()
                                    WHERE org_id = :org AND id = :conversation
                                    RETURNING revision)
                                UPDATE chat_message
                                SET seq = revised.revision, body = :body::jsonb
                                FROM revised
                                WHERE org_id = :org AND conversation = :conversation AND id = :id
                                RETURNING seq""")
                        .param("org", place.org().value())
                        .param("conversation", conversation)
                        .param("id", id)
                        .param("body", written(message))
                        .query(Long.class)
                        .optional());
    }

    /** In order of seq. */
    List<MessageView> after(Place place, long seq, int limit) {
        return ConversationStore.idOf(place)
                .map(conversation -> jdbc.sql("""
                                SELECT id, seq, position, author, at, thread, body
                                FROM chat_message
                                WHERE org_id = :org AND conversation = :conversation AND seq > :after
                                ORDER BY seq
                                LIMIT :limit""")
                        .param("org", place.org().value())
                        .param("conversation", conversation)
                        .param("after", seq)
                        .param("limit", limit)
                        .query((row, _) -> view(row))
                        .list())
                .orElse(List.of());
    }

    /** A far system's reply may hold a NUL, which jsonb refuses: it must not cost the message. */
    private String written(Message message) {
        return json.writer().with(NulEscapes.REPLACED).writeValueAsString(message);
    }

    private MessageView view(ResultSet row) throws SQLException {
        Message message = json.readValue(row.getString("body"), Message.class);
        String author = row.getString("author");
        return new MessageView(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                row.getLong("position"),
                author == null ? "bot" : "user",
                author,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("thread", UUID.class),
                message.words(),
                message.blocks(),
                message.question());
    }
}
