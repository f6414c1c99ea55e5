package dev.parley.connectors.event;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.Json;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A look whose cursor is a moment: what happened since. The first only begins. What is told twice counts once by its key. */
@FunctionalInterface
public interface SinceMoment extends EventSource.Look {
    /** @param from as far as the last look came */
    Seen since(Instant from, Access access, Sender sender) throws OperationException, InterruptedException;

    /** By which the first look begins. */
    default InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    default EventSource.Found since(@Nullable JsonNode cursor, Access access, Sender sender)
            throws OperationException, InterruptedException {
        if (cursor == null) {
            return new EventSource.Found(List.of(), Json.of(clock().instant()));
        }
        // Some were milliseconds once, and stay so.
        boolean isNumber = cursor.isNumber();
        Instant from = isNumber ? Instant.ofEpochMilli(cursor.asLong()) : Instant.parse(cursor.asString());
        Seen seen = since(from, access, sender);
        Instant next = seen.upTo.isAfter(from) ? seen.upTo : from;
        return new EventSource.Found(seen.happenings, isNumber ? Json.of(next.toEpochMilli()) : Json.of(next));
    }

    /** @param upTo where the next look goes on, unless this one began later */
    record Seen(List<Happening> happenings, Instant upTo) {
        /** Of a system that lets things be found only some time after they were saved. */
        private static final Duration OVERLAP = Duration.ofMinutes(1);

        /**
         * In order of time. Where there was no more, the next look goes back a little, for what could not be found yet.
         *
         * @param last moment of the last one
         */
        public static Seen inOrder(List<Happening> happenings, Instant last, boolean hasMore) {
            return new Seen(happenings, hasMore ? last : last.minus(OVERLAP));
        }
    }
}
