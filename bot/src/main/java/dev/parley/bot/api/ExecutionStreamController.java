package dev.parley.bot.api;

import dev.parley.bot.identity.Caller;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.run.RunId;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A run as it happens: events {@code status} and {@code span}; what was before comes first; ends with the run. */
@RestController
class ExecutionStreamController {
    private static final long NO_TIMEOUT = 0;

    private final RunFeed feed;
    private final RunHistory history;

    ExecutionStreamController(RunFeed feed, RunHistory history) {
        this.feed = feed;
        this.history = history;
    }

    @GetMapping(path = "/api/executions/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(Caller caller, @PathVariable RunId id) {
        if (history.find(caller.org(), id).isEmpty()) {
            throw ProblemException.notFound(
                    "There is no run %s.".formatted(id), "GET /api/executions lists those of your organization.");
        }
        SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
        Thread.ofVirtual()
                .name("stream-" + id)
                .start(new ExecutionStream(emitter, feed.watch(id), history, caller.org(), id));
        return emitter;
    }
}
