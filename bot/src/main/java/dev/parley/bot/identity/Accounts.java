package dev.parley.bot.identity;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Organizations, their people and their API keys, as kept. A key acts as the person it was made for, with its own roles. */
class Accounts {
    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Organization> organization(OrgId org) {
        return jdbc.sql("SELECT id, name FROM org WHERE id = ?")
                .param(org.value())
                .query((row, _) -> new Organization(new OrgId(row.getObject("id", UUID.class)), row.getString("name")))
                .optional();
    }

    /** The oldest owner of the oldest organization: who a person at this very machine is taken for. */
    Optional<Credential.PersonLogin> localOwner() {
        return jdbc.sql("""
                SELECT p.org_id, p.id
                FROM person p JOIN org o ON o.id = p.org_id
                WHERE 'owner' = ANY (p.roles)
                ORDER BY o.created_at, p.created_at, p.id
                LIMIT 1
                """)
                .query((row, _) ->
                        new Credential.PersonLogin(new OrgId(row.getObject("org_id", UUID.class)), row.getString("id")))
                .optional();
    }

    /** The key with this hash, unless it has expired. Notes that it was used. */
    Optional<Credential.KeyLogin> keyWithHash(byte[] hash) {
        return jdbc.sql("""
                UPDATE api_key SET last_used_at = now()
                WHERE hash = ? AND (expires_at IS NULL OR expires_at > now())
                RETURNING org_id, id
                """)
                .param(hash)
                .query((row, _) ->
                        new Credential.KeyLogin(new OrgId(row.getObject("org_id", UUID.class)), row.getString("id")))
                .optional();
    }

    /** Who this stands for now; empty when the person is gone, or the key is gone or expired. */
    Optional<Caller> caller(Credential credential) {
        return switch (credential) {
            case Credential.PersonLogin login ->
                jdbc.sql("SELECT org_id, id AS person, name, roles FROM person WHERE org_id = ? AND id = ?")
                        .params(List.of(login.org().value(), login.person()))
                        .query(Accounts::caller)
                        .optional();
            case Credential.KeyLogin login ->
                jdbc.sql("""
                    SELECT k.org_id, p.id AS person, p.name, k.roles
                    FROM api_key k JOIN person p ON p.org_id = k.org_id AND p.id = k.person
                    WHERE k.org_id = ? AND k.id = ? AND (k.expires_at IS NULL OR k.expires_at > now())
                    """)
                        .params(List.of(login.org().value(), login.key()))
                        .query(Accounts::caller)
                        .optional();
            case Credential.Session session -> lasts(session) ? used(session) : Optional.empty();
        };
    }

    /** As {@link #caller}, and nobody counts as having been here: what goes on by itself is no visit. */
    Optional<Caller> now(Credential credential) {
        return credential instanceof Credential.Session session
                ? lasts(session) ? caller(session.by()) : Optional.empty()
                : caller(credential);
    }

    /** Notes that it was used. */
    private Optional<Caller> used(Credential.Session session) {
        jdbc.sql("UPDATE open_session SET seen_at = now() WHERE org_id = ? AND id = ?")
                .params(List.of(session.org().value(), session.id()))
                .update();
        return caller(session.by());
    }

    /** Of the person behind a credential; empty when there is nobody. */
    Optional<Integer> sessionEpoch(Credential by) {
        return switch (by) {
            case Credential.PersonLogin login ->
                jdbc.sql("SELECT session_epoch FROM person WHERE org_id = ? AND id = ?")
                        .params(List.of(login.org().value(), login.person()))
                        .query(Integer.class)
                        .optional();
            case Credential.KeyLogin login ->
                jdbc.sql("""
                    SELECT p.session_epoch FROM api_key k JOIN person p ON p.org_id = k.org_id AND p.id = k.person
                    WHERE k.org_id = ? AND k.id = ?
                    """)
                        .params(List.of(login.org().value(), login.key()))
                        .query(Integer.class)
                        .optional();
            case Credential.Session session -> sessionEpoch(session.by());
        };
    }

    /** Ends every session of a person. */
    void endSessions(OrgId org, String person) {
        jdbc.sql("UPDATE person SET session_epoch = session_epoch + 1 WHERE org_id = ? AND id = ?")
                .params(List.of(org.value(), person))
                .update();
    }

    /** Ends one session, and forgets those of its organization that would have ended by themselves. */
    void end(OrgId org, UUID session, Instant now, Instant endsAt) {
        jdbc.sql("DELETE FROM ended_session WHERE org_id = ? AND ends_at < ?")
                .params(List.of(org.value(), Timestamp.from(now)))
                .update();
        jdbc.sql("INSERT INTO ended_session (org_id, id, ends_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(List.of(org.value(), session, Timestamp.from(endsAt)))
                .update();
    }

    private boolean lasts(Credential.Session session) {
        boolean isEnded = jdbc.sql("SELECT EXISTS (SELECT FROM ended_session WHERE org_id = ? AND id = ?)")
                .params(List.of(session.org().value(), session.id()))
                .query(Boolean.class)
                .single();
        return !isEnded
                && sessionEpoch(session)
                        .filter(epoch -> epoch == session.epoch())
                        .isPresent();
    }

    private static Caller caller(ResultSet row, int rowNumber) throws SQLException {
        Array roles = row.getArray("roles");
        return new Caller(
                new OrgId(row.getObject("org_id", UUID.class)),
                new Actor("user:" + row.getString("person"), row.getString("name")),
                Set.of((String[]) roles.getArray()));
    }
}
