package dev.parley.connectors.google;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.http.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looking for events as the watch does. @param source as a trigger names it, with what it says after a colon */
public record Looking(Office office, String source) {
    public EventSource.Found first() throws Exception {
        return since(null);
    }

    public EventSource.Found since(@Nullable JsonNode cursor) throws Exception {
        Sender sender = new Sender("The connection", Instant.now().plusSeconds(20));
        Access access = office.connections.access(Office.ORG, office.spec.name(), null, sender);
        return poll().look().since(cursor, access, sender);
    }

    public EventSource.Found after(String cursor) throws Exception {
        return since(JsonMapper.shared().readTree(cursor.replace('\'', '"')));
    }

    private EventSource.Poll poll() {
        String[] parts = source.split(":", 2);
        EventSource.Poll plain = office.spec.events().stream()
                .filter(event -> event.id().equals(parts[0]))
                .map(EventSource.Poll.class::cast)
                .findFirst()
                .orElseThrow();
        return parts.length == 1 ? plain : plain.about(parts[1]).orElseThrow();
    }
}
