package dev.parley.connectors.event;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A kind of thing that happens in a far system and may start workflows: the {@code source} of their event trigger. */
public sealed interface EventSource {
    /** Such as {@code github.issue_opened}. */
    String id();

    /** Such as "An issue is opened". */
    String title();

    /** What an event's payload looks like. */
    JsonNode sample();

    /** The far system tells us, through the connector's {@link Webhook}. */
    record Push(String id, String title, JsonNode sample) implements EventSource {}

    /** We ask the far system. @param every how often */
    record Poll(String id, String title, JsonNode sample, Duration every, Look look) implements EventSource {}

    /** Asks what happened since the last time. */
    @FunctionalInterface
    interface Look {
        /** @param cursor what the last look left; null at the first, which only finds out where to begin */
        Found since(@Nullable JsonNode cursor, Access access, Sender sender)
                throws OperationException, InterruptedException;
    }

    /** @param cursor for the next look; it is kept once the happenings are on disk */
    record Found(List<Happening> happenings, JsonNode cursor) {
        public Found {
            happenings = List.copyOf(happenings);
        }
    }
}
