package dev.parley.connectors.event;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.Json;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.workflow.EventSources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    /** @param sample a record, or JSON */
    static EventSource push(String id, String title, Object sample) {
        return new Push(id, title, Json.of(sample));
    }

    /** @param sample a record, or JSON @param every how often to ask */
    static EventSource poll(String id, String title, Object sample, Duration every, Look look) {
        return new Poll(id, title, Json.of(sample), every, look);
    }

    /** The far system tells us, through the connector's {@link Webhook}. */
    record Push(String id, String title, JsonNode sample) implements EventSource {}

    /** We ask the far system. @param every how often */
    record Poll(String id, String title, JsonNode sample, Duration every, Look look) implements EventSource {
        /** As {@link Look#about}, under the name that triggers give it. */
        public Optional<Poll> about(String topic) {
            return look.about(topic).map(narrowed -> new Poll(id + ":" + topic, title, sample, every, narrowed));
        }

        /**
         * Why a trigger that names its source so would wait for ever.
         *
         * @param source the id, or more of it after a colon
         */
        public Optional<EventSources.Unfit> unfit(String source) {
            String wanted = look.needs().isEmpty() ? "Write \"%s\".".formatted(id) : look.needs();
            if (source.equals(id)) {
                return look.needs().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new EventSources.Unfit("\"%s\" does not say of what.".formatted(id), wanted));
            }
            String topic = source.substring(id.length() + 1);
            return about(topic).isPresent()
                    ? Optional.empty()
                    : Optional.of(new EventSources.Unfit("\"%s\" says nothing to %s.".formatted(topic, id), wanted));
        }
    }

    /** Asks what happened since the last time. */
    @FunctionalInterface
    interface Look {
        /** @param cursor what the last look left; null at the first, which only finds out where to begin */
        Found since(@Nullable JsonNode cursor, Access access, Sender sender)
                throws OperationException, InterruptedException;

        /**
         * The look of a trigger whose source says more after a colon, as {@code google_calendar.event_starting:15} does. Its happenings
         * are of that source, colon included.
         *
         * @return empty when that says nothing to this source
         */
        default Optional<Look> about(String topic) {
            return Optional.empty();
        }

        /** What to write after a colon where there is nothing to look for without it; empty when that may be left out. */
        default String needs() {
            return "";
        }
    }

    /** @param cursor for the next look; it is kept once the happenings are on disk */
    record Found(List<Happening> happenings, JsonNode cursor) {
        public Found {
            happenings = List.copyOf(happenings);
        }
    }
}
