package dev.parley.bot.identity;

import dev.parley.bot.identity.Link.Kind;
import dev.parley.bot.identity.Link.Made;
import dev.parley.engine.OrgId;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links that open the door once: kept as hashes, gone when used, worth nothing when too old. */
class Links {
    private static final String COLUMNS = "org_id, id, kind, person, email, roles, made_by, created_at, expires_at";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Links(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Made welcome(OrgId org, String owner) {
        return make(org, Kind.WELCOME, owner, null, List.of(), "Parley", Duration.ofDays(1));
    }

    Made invitation(OrgId org, String email, Collection<String> roles, String madeBy) {
        return make(org, Kind.INVITATION, null, email, roles, madeBy, Duration.ofDays(7));
    }

    Made reset(OrgId org, String person, @Nullable String email, String madeBy) {
        return make(org, Kind.RESET, person, email, List.of(), madeBy, Duration.ofDays(1));
    }

    /** What the link with this token is for; empty when there is none, or it was used, taken back or is too old. */
    Optional<Link> look(String token) {
        return jdbc.sql("SELECT %s FROM door_link WHERE hash = :hash AND expires_at > :now".formatted(COLUMNS))
                .param("hash", ApiKeys.hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(Links::link)
                .optional();
    }

    /** Takes the link out of use. Of several at once, one gets it. */
    Optional<Link> use(String token) {
        return jdbc.sql("DELETE FROM door_link WHERE hash = :hash AND expires_at > :now RETURNING %s"
                        .formatted(COLUMNS))
                .param("hash", ApiKeys.hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(Links::link)
                .optional();
    }

    /** Those that still open the door, the newest first. */
    List<Link> invitations(OrgId org) {
        return jdbc.sql("""
                SELECT %s FROM door_link WHERE org_id = :org AND kind = 'INVITATION' AND expires_at > :now
                ORDER BY created_at DESC, id LIMIT 100
                """.formatted(COLUMNS))
                .param("org", org.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Links::link)
                .list();
    }

    /** @return whether there was one */
    boolean takeBack(OrgId org, UUID invitation) {
        return jdbc.sql("DELETE FROM door_link WHERE org_id = :org AND id = :id AND kind = 'INVITATION'")
                        .param("org", org.value())
                        .param("id", invitation)
                        .update()
                > 0;
    }

    /** Earlier links of the same kind for the same person or address are worth nothing any more. */
    private Made make(
            OrgId org,
            Kind kind,
            @Nullable String person,
            @Nullable String email,
            Collection<String> roles,
            String madeBy,
            Duration lifetime) {
        jdbc.sql("""
                DELETE FROM door_link WHERE org_id = :org AND kind = :kind
                AND (person = :person OR lower(email) = lower(:email))
                """)
                .param("org", org.value())
                .param("kind", kind.name())
                .param("person", person, Types.VARCHAR)
                .param("email", email, Types.VARCHAR)
                .update();
        String token = token();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Link link = new Link(
                org, UUID.randomUUID(), kind, person, email, new TreeSet<>(roles), madeBy, now, now.plus(lifetime));
        jdbc.sql("""
                INSERT INTO door_link (org_id, id, kind, hash, person, email, roles, made_by, created_at, expires_at)
                VALUES (:org, :id, :kind, :hash, :person, :email, :roles, :by, :now, :end)
                """)
                .param("org", org.value())
                .param("id", link.id())
                .param("kind", kind.name())
                .param("hash", ApiKeys.hash(token))
                .param("person", person, Types.VARCHAR)
                .param("email", email, Types.VARCHAR)
                .param("roles", link.roles().toArray(String[]::new))
                .param("by", madeBy)
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(link.expiresAt()))
                .update();
        return new Made(link, token);
    }

    private static String token() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static Link link(ResultSet row, int rowNumber) throws SQLException {
        SortedSet<String> roles =
                new TreeSet<>(List.of((String[]) row.getArray("roles").getArray()));
        return new Link(
                new OrgId(row.getObject("org_id", UUID.class)),
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("person"),
                row.getString("email"),
                roles,
                row.getString("made_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }
}
