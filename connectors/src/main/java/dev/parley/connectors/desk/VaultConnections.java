package dev.parley.connectors.desk;

import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.Connection.Status;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.connection.ConnectionProblem;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.connection.OAuthClient;
import dev.parley.connectors.desk.ConnectionStore.Stored;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.vault.VaultException;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Connections whose secrets are in the vault. Tokens are refreshed before they expire, once, however many steps and processes ask. */
public final class VaultConnections implements Connections {
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Cabinet cabinet;
    private final OAuthClients clients;
    private final TokenEndpoint endpoint;
    private final ConnectionListener listener;
    private final InstantSource clock;
    /** So that a thousand waiting steps hold one database connection and not a thousand. Striped by connection. */
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(64).toList();

    public VaultConnections(
            Cabinet cabinet,
            OAuthClient.Registry clients,
            GuardedHttpClient http,
            ConnectionListener listener,
            InstantSource clock) {
        this.cabinet = cabinet;
        this.clients = new OAuthClients(clients);
        this.endpoint = new TokenEndpoint(http, clock);
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public Access access(OrgId org, String connector, @Nullable String name, Sender sender)
            throws OperationException, InterruptedException {
        ConnectorSpec spec = spec(org, connector);
        ConnectionProblem problem = new ConnectionProblem(spec.title(), sender);
        Stored stored = chosen(cabinet.store().of(org, connector), name, problem);
        switch (stored.connection().status()) {
            case PENDING -> throw problem.pending(stored.connection());
            case NEEDS_RECONNECT -> throw problem.broken(stored.connection());
            case READY -> {}
        }
        Access access = opened(stored, spec, problem);
        return isStale(access) ? refreshedOrAsItIs(access, problem) : access;
    }

    @Override
    public Access renewed(Access refused, Sender sender) throws OperationException, InterruptedException {
        Connection connection = refused.connection();
        ConnectorSpec spec = spec(connection.org(), connection.connector());
        ConnectionProblem problem = new ConnectionProblem(spec.title(), sender);
        Stored stored = cabinet.store().find(connection.org(), connection.id()).orElseThrow(problem::none);
        Access current = opened(stored, spec, problem);
        if (!current.credential().equals(refused.credential())) {
            return current;
        }
        if (current.auth() instanceof Auth.OAuth2 && current.credential().isRefreshable()) {
            return refreshed(current, problem);
        }
        if (isLetIn(current, spec, sender)) {
            return current;
        }
        throw problem.broken(marked(current, spec));
    }

    /** A 401 for one call need not mean that the key is gone; the probe knows. */
    private static boolean isLetIn(Access access, ConnectorSpec spec, Sender sender)
            throws OperationException, InterruptedException {
        try {
            spec.probe().account(access, sender);
            return true;
        } catch (OperationException e) {
            if (e.error().code().equals("http_401")) {
                return false;
            }
            throw e;
        }
    }

    private Connection marked(Access refused, ConnectorSpec spec) {
        Connection before = refused.connection();
        Connection broken = before.broken(spec.systemAt(before.baseUrl()) + " no longer accepts its key.");
        Optional<Stored> after = cabinet.store()
                .change(
                        before.org(),
                        before.id(),
                        stored -> stored.connection().status() == Status.NEEDS_RECONNECT
                                ? stored
                                : new Stored(broken, stored.credential()));
        if (after.isPresent() && before.status() != Status.NEEDS_RECONNECT) {
            listener.needsReconnect(broken);
        }
        return broken;
    }

    private boolean isStale(Access access) {
        return access.auth() instanceof Auth.OAuth2
                && access.credential().isRefreshable()
                && access.credential().expiresBefore(clock.instant().plus(AHEAD));
    }

    /** While the old token still holds, a token endpoint that is down need not stop anybody. */
    private Access refreshedOrAsItIs(Access access, ConnectionProblem problem)
            throws OperationException, InterruptedException {
        try {
            return refreshed(access, problem);
        } catch (OperationException e) {
            if (access.credential().expiresBefore(clock.instant()) || !e.error().retryable()) {
                throw e;
            }
            return access;
        }
    }

    private Access refreshed(Access stale, ConnectionProblem problem) throws OperationException, InterruptedException {
        ConnectionId id = stale.connection().id();
        Refresh refresh = new Refresh(stale, (Auth.OAuth2) stale.auth(), cabinet, endpoint, clients, problem);
        ReentrantLock lock = locks.get(Math.floorMod(id.hashCode(), locks.size()));
        lock.lockInterruptibly();
        try {
            Optional<Stored> after = cabinet.store().change(stale.connection().org(), id, refresh);
            if (refresh.hasFoundRevoked()) {
                after.map(Stored::connection).ifPresent(listener::needsReconnect);
            }
        } finally {
            lock.unlock();
        }
        return refresh.result();
    }

    private Access opened(Stored stored, ConnectorSpec spec, ConnectionProblem problem) throws OperationException {
        try {
            return cabinet.access(stored, spec);
        } catch (VaultException e) {
            throw problem.locked(stored.connection(), e);
        }
    }

    private static Stored chosen(List<Stored> all, @Nullable String name, ConnectionProblem problem)
            throws OperationException {
        List<String> names =
                all.stream().map(stored -> stored.connection().name()).toList();
        if (name != null && !name.isBlank()) {
            return all.stream()
                    .filter(stored -> stored.connection().name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> problem.unknown(name.strip(), names));
        }
        if (all.size() > 1) {
            throw problem.several(names);
        }
        return all.stream().findFirst().orElseThrow(problem::none);
    }

    private ConnectorSpec spec(OrgId org, String connector) {
        return cabinet.spec(org, connector)
                .orElseThrow(() -> new IllegalStateException("There is no connector " + connector));
    }
}
