package dev.parley.connectors.desk;

import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.vault.Sealed;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where connections are kept. */
public interface ConnectionStore {
    /** False when the organization has one of this name for the connector. */
    boolean add(Stored connection);

    Optional<Stored> find(OrgId org, ConnectionId id);

    /** In order of connector and name. */
    List<Connection> all(OrgId org);

    /** Of one connector, in order of name. */
    List<Stored> of(OrgId org, String connector);

    /**
     * Changes it while nobody else can, in no other process either: whoever comes second finds what the first has left.
     *
     * @return what it is now; empty when it is gone
     */
    Optional<Stored> change(OrgId org, ConnectionId id, UnaryOperator<Stored> change);

    /** False when there was none. */
    boolean remove(OrgId org, ConnectionId id);

    /**
     * Seals every secret anew. Of all organizations: a master key belongs to the installation.
     *
     * @return how many were changed
     */
    int reseal(UnaryOperator<Stored> change);

    /** @param credential for {@link Connection#owner} */
    record Stored(Connection connection, Sealed credential) {}
}
