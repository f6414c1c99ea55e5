package dev.parley.connectors.desk;

import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.Connection.Status;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.connection.ConnectionProblem;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.connection.Credential;
import dev.parley.connectors.desk.ConnectionStore.Stored;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.vault.Secret;
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
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What people do with connections: connect, test, replace a key, disconnect. Allowing one is {@link ConsentDesk}'s. */
public final class ConnectionDesk {
    private static final Duration LONGEST_TEST = Duration.ofSeconds(20);

    private final Cabinet cabinet;
    private final Connections connections;
    private final InstantSource clock;

    public ConnectionDesk(Cabinet cabinet, Connections connections, InstantSource clock) {
        this.cabinet = cabinet;
        this.connections = connections;
        this.clock = clock;
    }

    public List<Connection> all(OrgId org) {
        return cabinet.store().all(org);
    }

    /** @throws NoSuchElementException when the organization has none of this id */
    public Connection get(OrgId org, ConnectionId id) {
        return cabinet.get(org, id).connection();
    }

    /** Keeps it; whether it works is for {@link #test} to say. With OAuth 2 a person has to allow it first. */
    public Connection connect(OrgId org, Actor by, Wish wish) throws WishException {
        ConnectorSpec spec = cabinet.spec(org, wish.connector())
                .orElseThrow(() -> WishException.unfit(
                        "There is no connector \"%s\".".formatted(wish.connector()),
                        "GET /api/connectors lists those there are."));
        Auth auth = WishCheck.auth(spec, wish.auth());
        URI baseUrl = WishCheck.baseUrl(spec, wish.baseUrl());
        Connection connection = new Connection(
                new ConnectionId(UUID.randomUUID()),
                org,
                spec.name(),
                WishCheck.name(spec.systemAt(baseUrl), wish.name(), namesTaken(org, spec)),
                auth.kind(),
                baseUrl,
                auth instanceof Auth.OAuth2 ? Status.PENDING : Status.READY,
                null,
                List.of(),
                null,
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        Map<String, Secret> values = WishCheck.complete(spec, auth, WishCheck.known(spec, auth, wish.values()));
        if (!cabinet.store().add(cabinet.sealed(connection, Credential.of(values)))) {
            throw WishException.conflict(
                    "There is a connection to %s called \"%s\" already.".formatted(spec.title(), connection.name()),
                    "Choose another name, or replace the key of that one (PUT /api/connections/{id}).");
        }
        return connection;
    }

    private List<String> namesTaken(OrgId org, ConnectorSpec spec) {
        return cabinet.store().of(org, spec.name()).stream()
                .map(stored -> stored.connection().name())
                .toList();
    }

    /** Steps that choose it by its old name do not find it any more: that nobody does is for the caller to see to. */
    public Connection rename(OrgId org, ConnectionId id, String name) throws WishException {
        Connection old = get(org, id);
        ConnectorSpec spec = cabinet.specOf(old);
        if (name.isBlank()) {
            throw WishException.unfit("`name` is missing.", "Send the name by which steps shall choose it.");
        }
        String wanted = WishCheck.name(spec.title(), name, List.of());
        boolean isTaken = cabinet.store().of(org, spec.name()).stream()
                .map(Stored::connection)
                .anyMatch(other -> !other.id().equals(id) && other.name().equalsIgnoreCase(wanted));
        if (isTaken) {
            throw WishException.conflict(
                    "There is a connection to %s called \"%s\" already.".formatted(spec.title(), wanted),
                    "Choose another name.");
        }
        return changed(old, stored -> new Stored(stored.connection().named(wanted), stored.credential()));
    }

    /** Puts new values in the place of old ones; what is not among them stays. */
    public Connection replace(OrgId org, ConnectionId id, Map<String, Secret> values) throws WishException {
        Connection old = get(org, id);
        ConnectorSpec spec = cabinet.specOf(old);
        Auth auth = spec.auth(old.auth());
        Map<String, Secret> known = WishCheck.known(spec, auth, values);
        return changed(old, stored -> {
            Connection now = auth instanceof Auth.OAuth2
                    ? stored.connection()
                    : stored.connection().working(null);
            return cabinet.sealed(now, cabinet.opened(stored).with(known));
        });
    }

    /**
     * Asks the far system who we are, and keeps what it says.
     *
     * @throws OperationException when we are not let in, or the system cannot be reached
     */
    public Connection test(OrgId org, ConnectionId id) throws OperationException, InterruptedException {
        Stored stored = cabinet.get(org, id);
        Connection connection = stored.connection();
        ConnectorSpec spec = cabinet.specOf(connection);
        Sender sender = new Sender(
                "The connection \"%s\"".formatted(connection.name()),
                clock.instant().plus(LONGEST_TEST));
        Access access = switch (connection.status()) {
            case PENDING -> throw new ConnectionProblem(spec.title(), sender).pending(connection);
            case READY -> connections.access(org, spec.name(), connection.name(), sender);
            case NEEDS_RECONNECT -> cabinet.access(stored, spec);
        };
        try {
            String account = spec.probe().account(access, sender);
            return changed(
                    connection,
                    now -> new Stored(now.connection().working(account.isEmpty() ? null : account), now.credential()));
        } catch (OperationException e) {
            if (e.error().code().equals("http_401")) {
                String why = spec.systemAt(connection.baseUrl()) + " does not accept its key.";
                changed(
                        connection,
                        now -> now.equals(stored) ? new Stored(now.connection().broken(why), now.credential()) : now);
            }
            throw e;
        }
    }

    /** False when there was none. Its secrets are gone with it. */
    public boolean disconnect(OrgId org, ConnectionId id) {
        return cabinet.store().remove(org, id);
    }

    /** Wraps every secret anew under a new master key. @return how many there were */
    public int rotateKeys() {
        cabinet.vault().rotate();
        return cabinet.store()
                .reseal(stored -> cabinet.vault().isCurrent(stored.credential())
                        ? stored
                        : new Stored(
                                stored.connection(),
                                cabinet.vault()
                                        .rewrapped(
                                                stored.credential(),
                                                stored.connection().owner())));
    }

    private Connection changed(Connection connection, UnaryOperator<Stored> change) {
        return cabinet.store()
                .change(connection.org(), connection.id(), change)
                .orElseThrow(() -> Cabinet.missing(connection.id()))
                .connection();
    }
}
