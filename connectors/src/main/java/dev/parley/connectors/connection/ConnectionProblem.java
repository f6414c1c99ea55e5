package dev.parley.connectors.connection;

import dev.parley.connectors.http.Sender;
import dev.parley.connectors.vault.VaultException;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.util.Collection;
import java.util.stream.Collectors;

/** Why there is no access, in words. @param title the connector's, such as "GitHub" */
public record ConnectionProblem(String title, Sender sender) {
    public OperationException none() {
        return problem(
                "no_connection",
                "has no connection to " + title + ".",
                "Connect %s (POST /api/connections), then Retry.".formatted(title));
    }

    public OperationException unknown(String name, Collection<String> names) {
        return problem(
                "no_connection",
                "names the connection \"%s\", which %s does not have.".formatted(name, title),
                names.isEmpty()
                        ? "Connect %s, then Retry.".formatted(title)
                        : "Set `connection` to %s.".formatted(listed(names)));
    }

    public OperationException several(Collection<String> names) {
        return problem(
                "which_connection",
                "does not say which of %d connections to %s it uses.".formatted(names.size(), title),
                "Set `connection` to %s.".formatted(listed(names)));
    }

    public OperationException pending(Connection connection) {
        return problem(
                "not_connected",
                "uses the connection \"%s\", which nobody has allowed at %s yet.".formatted(connection.name(), title),
                "Open GET /api/connections/%s/authorize in a browser and allow it, then Retry."
                        .formatted(connection.id()));
    }

    public OperationException broken(Connection connection) {
        String why = connection.problem();
        return problem(
                "needs_reconnect",
                "cannot use the connection \"%s\": %s"
                        .formatted(connection.name(), why == null ? title + " no longer accepts it." : why),
                reconnect(connection));
    }

    public OperationException locked(Connection connection, VaultException cause) {
        return problem(
                "vault_locked",
                "cannot read the secret of the connection \"%s\": %s".formatted(connection.name(), cause.getMessage()),
                cause.hint());
    }

    public OperationException unconfigured(String why, String hint) {
        return problem("oauth_client_missing", why, hint);
    }

    private static String reconnect(Connection connection) {
        return connection.auth().equals("oauth2")
                ? "Reconnect it (GET /api/connections/%s/authorize in a browser), then Retry."
                        .formatted(connection.id())
                : "Give it a valid key (PUT /api/connections/%s), then Retry.".formatted(connection.id());
    }

    private OperationException problem(String code, String what, String hint) {
        return new OperationException(new StepError(code, sender.name() + " " + what, hint, false));
    }

    private static String listed(Collection<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(" or "));
    }
}
