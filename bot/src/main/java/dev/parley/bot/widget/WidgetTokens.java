package dev.parley.bot.widget;

import dev.parley.bot.identity.Caller;
import dev.parley.connectors.vault.Fingerprint;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tokens by which the chat on another page acts for a person. Only their SHA-256 is kept, and nothing is remembered between two
 * requests: one that is given back, or whose person is gone or ended all sessions, is worth nothing at once.
 */
@Repository
class WidgetTokens {
    static final String PREFIX = "plw_";
    static final Duration LIFETIME = Duration.ofHours(12);
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WidgetTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Given(String token, Instant expiresAt) {
        /** Without the token, which must not end up in a log. */
        @Override
        public String toString() {
            return "Given[expiresAt=%s]".formatted(expiresAt);
        }
    }

    /** Also forgets those of the organization that have run out. */
    Given give(Caller caller, String origin) {
        Instant now = clock.instant();
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("DELETE FROM widget_token WHERE org_id = :org AND expires_at < :now")
                .param("org", caller.org().value())
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("""
                INSERT INTO widget_token (org_id, hash, person, origin, roles, epoch, expires_at)
                SELECT org_id, :hash, id, :origin, :roles, session_epoch, :expires
                FROM person WHERE org_id = :org AND id = :person
                """)
                .param("org", caller.org().value())
                .param("hash", Fingerprint.of(token))
                .param("person", caller.person())
                .param("origin", origin)
                .param("roles", caller.roles().toArray(String[]::new))
                .param("expires", Timestamp.from(now.plus(LIFETIME)))
                .update();
        return new Given(token, now.plus(LIFETIME));
    }

    /** Who stands behind it now, and on which pages it is good. Notes that it was used, once in a minute. */
    Optional<Visit> find(String token) {
        Instant now = clock.instant();
        return jdbc.sql("""
                WITH good AS (
                    SELECT t.org_id, t.person, p.name, t.origin, t.roles AS given, p.roles AS now
                    FROM widget_token t
                    JOIN person p ON p.org_id = t.org_id AND p.id = t.person AND p.session_epoch = t.epoch
                    WHERE t.hash = :hash AND t.expires_at > :now
                ), seen AS (
                    UPDATE widget_token t SET seen_at = :now FROM good g
                    WHERE t.org_id = g.org_id AND t.hash = :hash AND (t.seen_at IS NULL OR t.seen_at < :lately)
                )
                SELECT org_id, person, name, origin, given, now FROM good
                """)
                .param("hash", Fingerprint.of(token))
                .param("now", Timestamp.from(now))
                .param("lately", Timestamp.from(now.minus(SEEN_AGAIN)))
                .query(WidgetTokens::visit)
                .optional();
    }

    void revoke(OrgId org, String token) {
        jdbc.sql("DELETE FROM widget_token WHERE org_id = :org AND hash = :hash")
                .param("org", org.value())
                .param("hash", Fingerprint.of(token))
                .update();
    }

    private static Visit visit(ResultSet row, int rowNumber) throws SQLException {
        Caller caller = new Caller(
                new OrgId(row.getObject("org_id", UUID.class)),
                new Actor("user:" + row.getString("person"), row.getString("name")),
                Narrowed.roles(words(row, "given"), words(row, "now")));
        return new Visit(caller, row.getString("origin"));
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
