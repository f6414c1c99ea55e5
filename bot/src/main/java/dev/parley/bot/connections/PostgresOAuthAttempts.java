package dev.parley.bot.connections;

import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.desk.OAuthAttempts;
import dev.parley.engine.OrgId;
import java.net.URI;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People on their way, in the table {@code oauth_attempt}; those who got lost are swept out by the next. */
class PostgresOAuthAttempts implements OAuthAttempts {
    private final JdbcClient jdbc;

    PostgresOAuthAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Attempt attempt) {
        jdbc.sql("DELETE FROM oauth_attempt WHERE expires_at < now()").update();
        jdbc.sql("""
                        INSERT INTO oauth_attempt (state_hash, browser_hash, org_id, connection_id, redirect_uri, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        attempt.stateHash(),
                        attempt.browserHash(),
                        attempt.org().value(),
                        attempt.connection().value(),
                        attempt.redirect().toString(),
                        Timestamp.from(attempt.expiresAt()))
                .update();
    }

    /** Its organization is what is looked for: the state is unguessable and names it. */
    @Override
    public Optional<Attempt> take(String stateHash) {
        return jdbc.sql("""
                        DELETE FROM oauth_attempt WHERE state_hash = ?
                        RETURNING state_hash, browser_hash, org_id, connection_id, redirect_uri, expires_at
                        """)
                .param(stateHash)
                .query((row, _) -> new Attempt(
                        row.getString("state_hash"),
                        row.getString("browser_hash"),
                        new OrgId(row.getObject("org_id", UUID.class)),
                        new ConnectionId(row.getObject("connection_id", UUID.class)),
                        URI.create(row.getString("redirect_uri")),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }
}
