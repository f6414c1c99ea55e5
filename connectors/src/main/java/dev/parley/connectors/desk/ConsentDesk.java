package dev.parley.connectors.desk;

import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.connection.ConnectionProblem;
import dev.parley.connectors.connection.Credential;
import dev.parley.connectors.connection.OAuthClient;
import dev.parley.connectors.desk.ConnectionStore.Stored;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Lets people allow a connection at the far system (OAuth 2). */
public final class ConsentDesk {
    private static final Duration LONGEST_EXCHANGE = Duration.ofSeconds(20);

    private final Cabinet cabinet;
    private final OAuthClients clients;
    private final OAuthFlow flow;
    private final TokenEndpoint endpoint;
    private final InstantSource clock;

    public ConsentDesk(
            Cabinet cabinet,
            OAuthAttempts attempts,
            OAuthClient.Registry clients,
            GuardedHttpClient http,
            InstantSource clock) {
        this.cabinet = cabinet;
        this.clients = new OAuthClients(clients);
        this.flow = new OAuthFlow(attempts, clock);
        this.endpoint = new TokenEndpoint(http, clock);
        this.clock = clock;
    }

    /**
     * Sends a person's browser to where the connection can be allowed.
     *
     * @throws WishException when it is not of that kind
     * @throws OperationException {@code oauth_client_missing}
     */
    public Departure depart(OrgId org, ConnectionId id, URI redirect) throws WishException, OperationException {
        Stored stored = cabinet.get(org, id);
        Connection connection = stored.connection();
        ConnectorSpec spec = cabinet.specOf(connection);
        if (!(spec.auth(connection.auth()) instanceof Auth.OAuth2 auth)) {
            throw WishException.conflict(
                    "The connection \"%s\" uses a key; nobody has to allow it.".formatted(connection.name()),
                    "Replace the key (PUT /api/connections/%s).".formatted(id));
        }
        OAuthClient client = clients.of(connection, auth, cabinet.opened(stored), problem(connection, spec));
        return flow.depart(connection, auth.at(connection.baseUrl()), client.id(), redirect);
    }

    /**
     * The browser is back with a code.
     *
     * @param browser what {@link Departure#browser} gave it
     * @return the connection; empty when nobody set out so, from there, or lately
     * @throws OperationException when the far system does not exchange the code
     */
    public Optional<Connection> arrive(String state, String browser, Secret code)
            throws OperationException, InterruptedException {
        Optional<OAuthFlow.Return> back = flow.back(state, browser);
        return back.isEmpty() ? Optional.empty() : exchanged(back.get(), code);
    }

    private Optional<Connection> exchanged(OAuthFlow.Return back, Secret code)
            throws OperationException, InterruptedException {
        OAuthAttempts.Attempt attempt = back.attempt();
        Stored stored = cabinet.get(attempt.org(), attempt.connection());
        Connection connection = stored.connection();
        ConnectorSpec spec = cabinet.specOf(connection);
        Auth.OAuth2 auth = (Auth.OAuth2) spec.auth(connection.auth());
        ConnectionProblem problem = problem(connection, spec);
        OAuthClient client = clients.of(connection, auth, cabinet.opened(stored), problem);
        TokenReply reply = endpoint.exchange(
                auth.at(connection.baseUrl()), client, code, back.verifier(), attempt.redirect(), problem.sender());
        return switch (reply) {
            case TokenReply.Granted(Credential tokens) ->
                cabinet.store()
                        .change(attempt.org(), attempt.connection(), current -> allowed(current, tokens))
                        .map(Stored::connection);
            case TokenReply.Refused refused ->
                throw problem.unconfigured(
                        "was not given access: %s (%s)."
                                .formatted(client.secret().maskedIn(code.maskedIn(refused.words())), refused.error()),
                        "Connect again; if that fails, check the client id and secret registered there.");
        };
    }

    private Stored allowed(Stored current, Credential tokens) {
        Credential renewed = cabinet.opened(current).renewed(tokens);
        return cabinet.sealed(current.connection().working(null).withScopes(renewed.scopes()), renewed);
    }

    private ConnectionProblem problem(Connection connection, ConnectorSpec spec) {
        Sender sender = new Sender(
                "The connection \"%s\"".formatted(connection.name()),
                clock.instant().plus(LONGEST_EXCHANGE));
        return new ConnectionProblem(spec.title(), sender);
    }
}
