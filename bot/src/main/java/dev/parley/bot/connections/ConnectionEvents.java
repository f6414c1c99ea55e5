package dev.parley.bot.connections;

import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.event.Happening;
import dev.parley.engine.OrgId;
import dev.parley.engine.trigger.EventBus;

/** Puts what happens in far systems on the organization's bus, where the same thing told twice counts once. */
class ConnectionEvents {
    private static final int LONGEST_KEY = 255;

    private final EventBus bus;

    ConnectionEvents(EventBus bus) {
        this.bus = bus;
    }

    /** Returns once it is on disk. */
    void tell(OrgId org, ConnectionId connection, Happening happening) {
        String key = connection + ":" + happening.key();
        boolean hasKey = !happening.key().isBlank() && key.length() <= LONGEST_KEY;
        bus.publish(org, happening.source(), hasKey ? key : null, happening.payload());
    }
}
