package dev.parley.bot.widget;

import dev.parley.bot.identity.Caller;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** On which pages the chat acts for a person: their tokens as they see them, without what makes them good. */
@Repository
class GivenTokens {
    private final JdbcClient jdbc;
    private final Clock clock;

    GivenTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param seenAt when the chat last asked for something by it, to the minute or so; null when it never did */
    record GivenToken(
            UUID id,
            String origin,
            Instant givenAt,
            @Nullable Instant seenAt,
            Instant expiresAt) {}

    /** Those that are good still; given last comes first. */
    List<GivenToken> of(Caller caller) {
        return jdbc.sql("""
                SELECT t.id, t.origin, t.created_at, t.seen_at, t.expires_at
                FROM widget_token t
                JOIN person p ON p.org_id = t.org_id AND p.id = t.person AND p.session_epoch = t.epoch
                WHERE t.org_id = :org AND t.person = :person AND t.expires_at > :now
                ORDER BY t.created_at DESC, t.id LIMIT 100
                """)
                .param("org", caller.org().value())
                .param("person", caller.person())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new GivenToken(
                        row.getObject("id", UUID.class),
                        row.getString("origin"),
                        row.getTimestamp("created_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("seen_at"))
                                .map(Timestamp::toInstant)
                                .orElse(null),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    /** False when the caller has none of this id. */
    boolean revoke(Caller caller, UUID token) {
        return jdbc.sql("DELETE FROM widget_token WHERE org_id = ? AND person = ? AND id = ?")
                        .params(caller.org().value(), caller.person(), token)
                        .update()
                > 0;
    }
}
