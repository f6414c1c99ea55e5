package dev.parley.connectors.desk;

import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionProblem;
import dev.parley.connectors.connection.Credential;
import dev.parley.connectors.connection.OAuthClient;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import java.util.Locale;
import java.util.Optional;

/** Which registration a connection uses: its own, else the installation's. */
record OAuthClients(OAuthClient.Registry registry) {
    OAuthClient of(Connection connection, Auth.OAuth2 auth, Credential credential, ConnectionProblem problem)
            throws OperationException {
        Optional<Secret> id = credential.secret(OAuthClient.ID);
        Optional<Secret> secret = credential.secret(OAuthClient.SECRET);
        if (id.isPresent() && secret.isPresent()) {
            return new OAuthClient(id.get().reveal(), secret.get());
        }
        if (auth.isMovedTo(connection.baseUrl())) {
            // The installation's secret would go to an address that some member of some organization has chosen.
            throw problem.unconfigured(
                    "cannot use this installation's client for the address %s.".formatted(connection.baseUrl()),
                    "Give the connection a client_id and client_secret of its own, registered there.");
        }
        return registry.of(connection.connector())
                .orElseThrow(() -> problem.unconfigured(
                        "cannot ask %s for access: this installation is not registered there."
                                .formatted(problem.title()),
                        "Register Parley there and set PARLEY_%1$s_CLIENT_ID and PARLEY_%1$s_CLIENT_SECRET, or give the connection its own."
                                .formatted(connection.connector().toUpperCase(Locale.ROOT))));
    }
}
