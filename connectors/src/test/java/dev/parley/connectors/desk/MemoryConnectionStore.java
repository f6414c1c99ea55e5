package dev.parley.connectors.desk;

import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.engine.OrgId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Connections in memory, with the same promises as those in the database. */
public final class MemoryConnectionStore implements ConnectionStore {
    private final Map<ConnectionId, Stored> rows = new LinkedHashMap<>();

    @Override
    public synchronized boolean add(Stored stored) {
        Connection added = stored.connection();
        boolean isTaken = rows.values().stream()
                .map(Stored::connection)
                .anyMatch(other -> other.org().equals(added.org())
                        && other.connector().equals(added.connector())
                        && other.name().equalsIgnoreCase(added.name()));
        return !isTaken && rows.putIfAbsent(added.id(), stored) == null;
    }

    @Override
    public synchronized Optional<Stored> find(OrgId org, ConnectionId id) {
        return Optional.ofNullable(rows.get(id))
                .filter(stored -> stored.connection().org().equals(org));
    }

    @Override
    public synchronized List<Connection> all(OrgId org) {
        return rows.values().stream()
                .map(Stored::connection)
                .filter(connection -> connection.org().equals(org))
                .sorted(Comparator.comparing(Connection::connector).thenComparing(Connection::name))
                .toList();
    }

    @Override
    public synchronized List<Stored> of(OrgId org, String connector) {
        return rows.values().stream()
                .filter(stored -> stored.connection().org().equals(org)
                        && stored.connection().connector().equals(connector))
                .sorted(Comparator.comparing(stored -> stored.connection().name()))
                .toList();
    }

    @Override
    public synchronized Optional<Stored> change(OrgId org, ConnectionId id, UnaryOperator<Stored> change) {
        return find(org, id).map(stored -> {
            Stored after = change.apply(stored);
            rows.put(id, after);
            return after;
        });
    }

    @Override
    public synchronized boolean remove(OrgId org, ConnectionId id) {
        return find(org, id).isPresent() && rows.remove(id) != null;
    }

    @Override
    public synchronized int reseal(UnaryOperator<Stored> change) {
        rows.replaceAll((_, stored) -> change.apply(stored));
        return rows.size();
    }
}
