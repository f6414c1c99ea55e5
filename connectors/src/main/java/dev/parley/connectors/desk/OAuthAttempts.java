package dev.parley.connectors.desk;

import dev.parley.connectors.connection.ConnectionId;
import dev.parley.engine.OrgId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** People who are on their way to a far system and back. */
public interface OAuthAttempts {
    void add(Attempt attempt);

    /** Of any organization, since the far system's redirect names none: the state does. Whoever takes it uses it up. */
    Optional<Attempt> take(String stateHash);

    /**
     * @param stateHash of what the far system sends back
     * @param browserHash of what only the browser that set out has
     */
    record Attempt(
            String stateHash,
            String browserHash,
            OrgId org,
            ConnectionId connection,
            URI redirect,
            Instant expiresAt) {}
}
