package dev.parley.bot.connections;

import dev.parley.connectors.connection.Connection;

/** A far system no longer accepts a connection. Whoever talks to people listens, and tells {@link Connection#createdBy} once. */
public record ConnectionBroken(Connection connection) {
    /** Where it is mended, below the installation's address. */
    public String reconnectPath() {
        return connection.auth().equals("oauth2")
                ? "/api/connections/%s/authorize".formatted(connection.id())
                : "/?reconnect=" + connection.id();
    }
}
