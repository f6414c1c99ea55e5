package dev.parley.connectors.connection;

import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.connection.Connection.Status;
import dev.parley.connectors.connection.ConnectionStore.Stored;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.vault.Secret;
import dev.parley.connectors.vault.Vault;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What people do with connections: connect, test, allow, replace a key, disconnect. */
public final class ConnectionDesk {
    private static final Duration LONGEST_TEST = Duration.ofSeconds(20);

    private final ConnectionStore store;
    private final Connections connections;
    private final Vault vault;
    private final Function<String, Optional<ConnectorSpec>> connectors;
    private final OAuthClients clients;
    private final OAuthFlow flow;
    private final TokenEndpoint endpoint;
    private final InstantSource clock;

    public ConnectionDesk(
            ConnectionStore store,
            Connections connections,
            OAuthAttempts attempts,
            Vault vault,
            Function<String, Optional<ConnectorSpec>> connectors,
            OAuthClient.Registry clients,
            GuardedHttpClient http,
            InstantSource clock) {
        this.store = store;
        this.connections = connections;
        this.vault = vault;
        this.connectors = connectors;
        this.clients = new OAuthClients(clients);
        this.flow = new OAuthFlow(attempts, clock);
        this.endpoint = new TokenEndpoint(http, clock);
        this.clock = clock;
    }

    public List<Connection> all(OrgId org) {
        return store.all(org);
    }

    /** @throws NoSuchElementException when the organization has none of this id */
    public Connection get(OrgId org, ConnectionId id) {
        return stored(org, id).connection();
    }

    /** Keeps it; whether it works is for {@link #test} to say. With OAuth 2 a person has to allow it first. */
    public Connection connect(OrgId org, Actor by, Wish wish) throws WishException {
        ConnectorSpec spec = connectors
                .apply(wish.connector())
                .orElseThrow(() -> WishException.unfit(
                        "There is no connector \"%s\".".formatted(wish.connector()),
                        "GET /api/connectors lists those there are."));
        Auth auth = WishCheck.auth(spec, wish.auth());
        List<String> taken = store.of(org, spec.name()).stream()
                .map(stored -> stored.connection().name())
                .toList();
        Connection connection = new Connection(
                new ConnectionId(UUID.randomUUID()),
                org,
                spec.name(),
                WishCheck.name(spec, wish.name(), taken),
                auth.kind(),
                WishCheck.baseUrl(spec, wish.baseUrl()),
                auth instanceof Auth.OAuth2 ? Status.PENDING : Status.READY,
                null,
                List.of(),
                null,
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        Credential credential = Credential.of(WishCheck.complete(spec, auth, WishCheck.known(spec, auth, wish.values())));
        if (!store.add(sealed(connection, credential))) {
            throw WishException.conflict(
                    "There is a connection to %s called \"%s\" already.".formatted(spec.title(), connection.name()),
                    "Choose another name, or replace the key of that one (PUT /api/connections/{id}).");
        }
        return connection;
    }

    /** Puts new values in the place of old ones; what is not among them stays. */
    public Connection replace(OrgId org, ConnectionId id, Map<String, Secret> values) throws WishException {
        Connection old = get(org, id);
        ConnectorSpec spec = spec(old);
        Auth auth = spec.auth(old.auth());
        Map<String, Secret> known = WishCheck.known(spec, auth, values);
        return store.change(org, id, stored -> {
                    Connection now = auth instanceof Auth.OAuth2
                            ? stored.connection()
                            : stored.connection().working(null);
                    return sealed(now, opened(stored).with(known));
                })
                .orElseThrow(() -> missing(id))
                .connection();
    }

    /**
     * Asks the far system who we are, and keeps what it says.
     *
     * @throws OperationException when we are not let in, or the system cannot be reached
     */
    public Connection test(OrgId org, ConnectionId id) throws OperationException, InterruptedException {
        Stored stored = stored(org, id);
        ConnectorSpec spec = spec(stored.connection());
        Sender sender = sender(stored.connection());
        if (stored.connection().status() == Status.PENDING) {
            throw new ConnectionProblem(spec.title(), sender).pending(stored.connection());
        }
        Access access = stored.connection().status() == Status.READY
                ? connections.access(org, spec.name(), stored.connection().name(), sender)
                : access(stored, spec);
        try {
            String account = spec.probe().account(access, sender);
            return kept(org, id, account);
        } catch (OperationException e) {
            if (e.error().code().equals("http_401")) {
                broken(stored, spec.title() + " does not accept its key.");
            }
            throw e;
        }
    }

    private Connection kept(OrgId org, ConnectionId id, String account) {
        return store.change(
                        org,
                        id,
                        stored -> new Stored(
                                stored.connection().working(account.isEmpty() ? null : account), stored.credential()))
                .orElseThrow(() -> missing(id))
                .connection();
    }

    private void broken(Stored tested, String why) {
        store.change(tested.connection().org(), tested.connection().id(), stored -> stored.equals(tested)
                ? new Stored(stored.connection().broken(why), stored.credential())
                : stored);
    }

    /** False when there was none. Its secrets are gone with it. */
    public boolean disconnect(OrgId org, ConnectionId id) {
        return store.remove(org, id);
    }

    /**
     * Sends a person's browser to where the connection can be allowed.
     *
     * @throws WishException when it is not of that kind
     * @throws OperationException {@code oauth_client_missing}
     */
    public Departure depart(OrgId org, ConnectionId id, URI redirect) throws WishException, OperationException {
        Stored stored = stored(org, id);
        Connection connection = stored.connection();
        ConnectorSpec spec = spec(connection);
        if (!(spec.auth(connection.auth()) instanceof Auth.OAuth2 auth)) {
            throw WishException.conflict(
                    "The connection \"%s\" uses a key; nobody has to allow it.".formatted(connection.name()),
                    "Replace the key (PUT /api/connections/%s).".formatted(id));
        }
        OAuthClient client = clients.of(connection, opened(stored), problem(connection, spec));
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
        if (back.isEmpty()) {
            return Optional.empty();
        }
        OAuthAttempts.Attempt attempt = back.get().attempt();
        Stored stored = stored(attempt.org(), attempt.connection());
        Connection connection = stored.connection();
        ConnectorSpec spec = spec(connection);
        Auth.OAuth2 auth = (Auth.OAuth2) spec.auth(connection.auth());
        ConnectionProblem problem = problem(connection, spec);
        OAuthClient client = clients.of(connection, opened(stored), problem);
        TokenReply reply = endpoint.exchange(
                auth.at(connection.baseUrl()),
                client,
                code,
                back.get().verifier(),
                attempt.redirect(),
                problem.sender());
        return switch (reply) {
            case TokenReply.Granted(Credential tokens) ->
                store.change(attempt.org(), attempt.connection(), current -> {
                            Credential renewed = opened(current).renewed(tokens);
                            return sealed(
                                    current.connection().working(null).withScopes(renewed.scopes()), renewed);
                        })
                        .map(Stored::connection);
            case TokenReply.Refused refused ->
                throw problem.unconfigured(
                        "was not given access: %s (%s)."
                                .formatted(client.secret().maskedIn(code.maskedIn(refused.words())), refused.error()),
                        "Connect again; if that fails, check the client id and secret registered there.");
        };
    }

    /** Wraps every secret anew under a new master key. @return how many there were */
    public int rotateKeys() {
        vault.rotate();
        return store.reseal(stored -> vault.isCurrent(stored.credential())
                ? stored
                : new Stored(
                        stored.connection(),
                        vault.rewrapped(
                                stored.credential(), stored.connection().owner())));
    }

    private Stored sealed(Connection connection, Credential credential) {
        return new Stored(connection, vault.seal(CredentialJson.write(credential), connection.owner()));
    }

    private Credential opened(Stored stored) {
        return CredentialJson.read(
                vault.open(stored.credential(), stored.connection().owner()));
    }

    private Access access(Stored stored, ConnectorSpec spec) {
        return new Access(stored.connection(), spec.auth(stored.connection().auth()), opened(stored));
    }

    private Stored stored(OrgId org, ConnectionId id) {
        return store.find(org, id).orElseThrow(() -> missing(id));
    }

    private ConnectorSpec spec(Connection connection) {
        return connectors
                .apply(connection.connector())
                .orElseThrow(() -> new NoSuchElementException(
                        "The connector \"%s\" is not installed any more.".formatted(connection.connector())));
    }

    private ConnectionProblem problem(Connection connection, ConnectorSpec spec) {
        return new ConnectionProblem(spec.title(), sender(connection));
    }

    private Sender sender(Connection connection) {
        return new Sender(
                "The connection \"%s\"".formatted(connection.name()),
                clock.instant().plus(LONGEST_TEST));
    }

    private static NoSuchElementException missing(ConnectionId id) {
        return new NoSuchElementException("There is no connection %s.".formatted(id));
    }
}
