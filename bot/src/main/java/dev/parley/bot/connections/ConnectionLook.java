package dev.parley.bot.connections;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at what happened: ask, tell, and only then remember how far it went. */
final class ConnectionLook {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLook.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Connections connections;
    private final PostgresCursors cursors;
    private final ConnectionEvents events;
    private final Clock clock;

    ConnectionLook(Connections connections, PostgresCursors cursors, ConnectionEvents events, Clock clock) {
        this.connections = connections;
        this.cursors = cursors;
        this.events = events;
        this.clock = clock;
    }

    /** False when it has to be tried again. */
    boolean look(Connection connection, EventSource.Poll source) {
        Sender sender = new Sender(
                "The connection \"%s\"".formatted(connection.name()),
                clock.instant().plus(LONGEST));
        try {
            Access access = connections.access(connection.org(), connection.connector(), connection.name(), sender);
            EventSource.Found found =
                    source.look().since(cursors.find(connection, source.id()).orElse(null), access, sender);
            found.happenings().forEach(happening -> events.tell(connection.org(), connection.id(), happening));
            cursors.keep(connection, source.id(), found.cursor());
            return true;
        } catch (OperationException e) {
            LOG.info("{} was not asked for {}: {}", connection.name(), source.id(), e.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Asking {} for {} failed; trying again later", connection.name(), source.id(), e);
        }
        return false;
    }
}
