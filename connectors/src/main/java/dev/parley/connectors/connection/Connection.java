package dev.parley.connectors.connection;

import dev.parley.connectors.vault.Vault;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organization's access to another system, without the secrets.
 *
 * @param connector such as {@code github}
 * @param name by which steps choose it; unique among the organization's connections of that connector
 * @param auth which {@link Auth#kind} it uses
 * @param baseUrl where the system is, when not at its usual place
 * @param account whom the far system takes us for, such as "octocat"; null when it was not asked
 * @param scopes what we may do there, as far as it is known
 * @param problem why it does not work, in words; null while it does
 */
public record Connection(
        ConnectionId id,
        OrgId org,
        String connector,
        String name,
        String auth,
        @Nullable URI baseUrl,
        Status status,
        @Nullable String account,
        List<String> scopes,
        @Nullable String problem,
        Actor createdBy,
        Instant createdAt) {
    public Connection {
        scopes = List.copyOf(scopes);
    }

    public enum Status {
        /** Nobody has allowed it yet over there (OAuth 2). */
        PENDING,
        READY,
        /** The far system no longer accepts it; a person has to connect again. */
        NEEDS_RECONNECT
    }

    /** What its secrets are sealed for. */
    public Vault.Owner owner() {
        return new Vault.Owner(org, "connection/" + id);
    }

    public Connection named(String newName) {
        return new Connection(
                id, org, connector, newName, auth, baseUrl, status, account, scopes, problem, createdBy, createdAt);
    }

    /** It works, as this account. */
    public Connection working(@Nullable String newAccount) {
        return new Connection(
                id,
                org,
                connector,
                name,
                auth,
                baseUrl,
                Status.READY,
                newAccount == null ? account : newAccount,
                scopes,
                null,
                createdBy,
                createdAt);
    }

    public Connection broken(String why) {
        return new Connection(
                id,
                org,
                connector,
                name,
                auth,
                baseUrl,
                Status.NEEDS_RECONNECT,
                account,
                scopes,
                why,
                createdBy,
                createdAt);
    }

    public Connection withScopes(List<String> newScopes) {
        return new Connection(
                id, org, connector, name, auth, baseUrl, status, account, newScopes, problem, createdBy, createdAt);
    }
}
