package dev.parley.connectors.desk;

import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.connection.Credential;
import dev.parley.connectors.desk.ConnectionStore.Stored;
import dev.parley.connectors.vault.Vault;
import dev.parley.engine.OrgId;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Stored connections with what it takes to read them: the vault, and the connectors they are of.
 *
 * @param connectors that an organization has, by name; asked when a connection is used, so that they may come later
 */
public record Cabinet(
        ConnectionStore store, Vault vault, BiFunction<OrgId, String, Optional<ConnectorSpec>> connectors) {
    /** @throws NoSuchElementException when the organization has none of this id */
    Stored get(OrgId org, ConnectionId id) {
        return store.find(org, id).orElseThrow(() -> missing(id));
    }

    /** @throws NoSuchElementException when its connector is not installed any more */
    ConnectorSpec specOf(Connection connection) {
        return spec(connection.org(), connection.connector())
                .orElseThrow(() -> new NoSuchElementException(
                        "The connector \"%s\" is not installed any more.".formatted(connection.connector())));
    }

    Optional<ConnectorSpec> spec(OrgId org, String connector) {
        return connectors.apply(org, connector);
    }

    Access access(Stored stored, ConnectorSpec spec) {
        return new Access(stored.connection(), spec.auth(stored.connection().auth()), opened(stored));
    }

    Credential opened(Stored stored) {
        return CredentialJson.read(
                vault.open(stored.credential(), stored.connection().owner()));
    }

    Stored sealed(Connection connection, Credential credential) {
        return new Stored(connection, vault.seal(CredentialJson.write(credential), connection.owner()));
    }

    static NoSuchElementException missing(ConnectionId id) {
        return new NoSuchElementException("There is no connection %s.".formatted(id));
    }
}
