package dev.parley.bot.api;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.RunArchive;
import dev.parley.engine.journal.RunArchive.Taken;
import dev.parley.engine.journal.RunHistory;
import java.net.URI;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Ended runs, out of one organization or installation and into another. */
@RestController
class RunArchiveController {
    static final String IMPORT = "/api/executions/import";

    private final RunArchive archive;
    private final RunHistory history;

    RunArchiveController(RunArchive archive, RunHistory history) {
        this.archive = archive;
        this.history = history;
    }

    record Imported(RunId id) {}

    @GetMapping("/api/executions/{id}/export")
    ResponseEntity<JsonNode> export(Caller caller, @PathVariable RunId id) {
        boolean hasEnded = history.find(caller.org(), id)
                .map(run -> run.status().hasEnded())
                .orElseThrow(() -> missing(id));
        if (!hasEnded) {
            throw ProblemException.conflict(
                    "Run %s is still going on; only ended runs can be taken elsewhere.".formatted(id),
                    "Cancel it or let it end first.");
        }
        JsonNode document = archive.export(caller.org(), id).orElseThrow(() -> missing(id));
        ContentDisposition file = ContentDisposition.attachment()
                .filename("run-%s.json".formatted(id))
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(document);
    }

    @PostMapping(IMPORT)
    ResponseEntity<Imported> take(Caller caller, @RequestBody JsonNode document)
            throws OverloadedException, InterruptedException {
        return switch (archive.take(caller.org(), document, caller.actor())) {
            case Taken.In(RunId run) ->
                ResponseEntity.created(URI.create("/api/executions/" + run)).body(new Imported(run));
            case Taken.Known(RunId run) -> ResponseEntity.ok(new Imported(run));
            case Taken.Clash(String why) ->
                throw ProblemException.conflict(
                        why,
                        "Import it into an organization that does not have it, or export it anew from its origin.");
            case Taken.NoRun(String why) ->
                throw ProblemException.badRequest(
                        why, "Send what GET /api/executions/{id}/export answered, unchanged.");
        };
    }

    private static ProblemException missing(RunId id) {
        return ProblemException.notFound(
                "There is no run %s.".formatted(id), "GET /api/executions lists those of your organization.");
    }
}
