package dev.parley.connectors.desk;

import dev.parley.connectors.connection.Connection;

/** Whoever tells people about their connections. */
@FunctionalInterface
public interface ConnectionListener {
    /** The far system no longer accepts it, told once; {@link Connection#problem} says why. */
    void needsReconnect(Connection connection);
}
