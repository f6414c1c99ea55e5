package dev.parley.bot.webchat;

import dev.parley.bot.chat.Place;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conversations in PostgreSQL. */
@Repository
class ConversationStore {
    /** A moment after which PostgreSQL has no timestamps, nor anybody a conversation. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient jdbc;

    ConversationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID open(OrgId org, Actor by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO conversation (org_id, id, created_by) VALUES (:org, :id, :by)")
                .param("org", org.value())
                .param("id", id)
                .param("by", by.id())
                .update();
        return id;
    }

    /** The conversation that this person has under this title; opened now if there is none. */
    UUID titled(OrgId org, Actor owner, String title) {
        return jdbc.sql(
                        "SELECT id FROM conversation WHERE org_id = :org AND created_by = :by AND title = :title LIMIT 1")
                .param("org", org.value())
                .param("by", owner.id())
                .param("title", title)
                .query(UUID.class)
                .optional()
                .orElseGet(() -> {
                    UUID id = open(org, owner);
                    jdbc.sql("UPDATE conversation SET title = :title WHERE org_id = :org AND id = :id")
                            .param("org", org.value())
                            .param("id", id)
                            .param("title", title)
                            .update();
                    return id;
                });
    }

    /** The highest seq in the conversation; empty when there is no such conversation. */
    OptionalLong revision(Place place) {
        Optional<Long> revision = idOf(place)
                .flatMap(id -> jdbc.sql("SELECT revision FROM conversation WHERE org_id = :org AND id = :id")
                        .param("org", place.org().value())
                        .param("id", id)
                        .query(Long.class)
                        .optional());
        return revision.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Last changed first. @param reader for whom. @param before only those last changed earlier; null starts at the newest */
    List<ConversationView> recent(OrgId org, Actor reader, @Nullable Instant before, int limit) {
        return jdbc.sql("""
                        SELECT id, COALESCE(title, 'New conversation') AS title, updated_at,
                               title IS NULL AND created_by = :reader AS untouched
                        FROM conversation
                        WHERE org_id = :org AND updated_at < COALESCE(:before, 'infinity'::timestamptz)
                        ORDER BY updated_at DESC, id DESC
                        LIMIT :limit""")
                .param("org", org.value())
                .param("reader", reader.id())
                .param(
                        "before",
                        before == null || before.isAfter(LATEST) ? null : before.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query((row, _) -> new ConversationView(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("untouched")))
                .list();
    }

    /** Empty when it cannot be an id of the web chat. */
    static Optional<UUID> idOf(Place place) {
        return uuid(place.conversation());
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
