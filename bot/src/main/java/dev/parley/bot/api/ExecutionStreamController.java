package dev.parley.bot.api;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Standing;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.RunHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A run as it happens: events {@code span}, each with an id, and {@code status}. What was before comes first; for who comes back with
 * {@code Last-Event-ID} only what changed since. Ends with the run, or once its listener may not
 * have it any more.
 */
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
    ResponseEntity<SseEmitter> stream(
            Caller caller,
            Standing standing,
            @PathVariable RunId id,
            @RequestParam(defaultValue = "0") long after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId) {
        if (history.find(caller.org(), id).isEmpty()) {
            throw ProblemException.notFound(
                    "There is no run %s.".formatted(id), "GET /api/executions lists those of your organization.");
        }
        SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
        long told = lastEventId == null ? after : lastEventId;
        Thread.ofVirtual()
                .name("stream-" + id)
                .start(new ExecutionStream(emitter, feed.watch(id), standing, history, caller.org(), id, told));
        return ResponseEntity.ok()
                .header("Cache-Control", "no-cache")
                // Proxies such as nginx would otherwise hold events back.
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }
}
