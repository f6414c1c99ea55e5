package dev.parley.bot.api;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.trigger.EventBus;
import dev.parley.engine.trigger.EventId;
import dev.parley.engine.workflow.Trigger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tells the organization's bus what happened. */
@RestController
class EventsController {
    private final EventBus events;

    EventsController(EventBus events) {
        this.events = events;
    }

    record Told(
            @Nullable String source,
            @Nullable String key,
            @Nullable JsonNode payload) {}

    record Receipt(EventId id) {}

    @PostMapping("/api/events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Receipt publish(Caller caller, @RequestBody Told told) {
        String source = told.source() == null ? "" : told.source();
        if (!Trigger.Event.isSource(source)) {
            throw ProblemException.badRequest(
                    source.isEmpty() ? "`source` is missing." : "`source` cannot be \"%s\".".formatted(source),
                    "Name what happened in at most 200 letters, digits and . _ - : /, such as `orders.created`.");
        }
        if (told.key() != null && !HookKey.isSound(told.key())) {
            throw ProblemException.badRequest(
                    "`key` has %d characters, or control characters."
                            .formatted(told.key().length()),
                    "Use 1 to 255 visible characters by which you recognize this event, or leave it out.");
        }
        JsonNode payload = told.payload() == null ? JsonNodeFactory.instance.objectNode() : told.payload();
        return new Receipt(events.publish(caller.org(), source, told.key(), payload));
    }
}
