package dev.parley.bot.api;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.RunArchive;
import dev.parley.engine.journal.RunArchive.Taken;
import dev.parley.engine.journal.RunHistory;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.exc.JacksonIOException;
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

    /** Written as it is read, so that a run of any size can be taken out. */
    @GetMapping(path = "/api/executions/{id}/export", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = JsonNode.class)))
    void export(Caller caller, @PathVariable RunId id, HttpServletResponse response) throws IOException {
        boolean hasEnded = history.find(caller.org(), id)
                .map(run -> run.status().hasEnded())
                .orElseThrow(() -> missing(id));
        if (!hasEnded) {
            throw ProblemException.conflict(
                    "Run %s is still going on; only ended runs can be taken elsewhere.".formatted(id),
                    "Cancel it or let it end first.");
        }
        RunArchive.Export export = archive.export(caller.org(), id).orElseThrow(() -> missing(id));
        ContentDisposition file = ContentDisposition.attachment()
                .filename("run-%s.json".formatted(id))
                .build();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
        export.writeTo(response.getOutputStream());
    }

    @PostMapping(path = IMPORT, consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = JsonNode.class)))
    ResponseEntity<Imported> take(Caller caller, HttpServletRequest request)
            throws IOException, OverloadedException, InterruptedException {
        return switch (taken(caller, request)) {
            case Taken.In(RunId run) ->
                ResponseEntity.created(URI.create("/api/executions/" + run)).body(new Imported(run));
            case Taken.Known(RunId run) -> ResponseEntity.ok(new Imported(run));
            case Taken.Clash(String why) ->
                throw ProblemException.conflict(
                        why,
                        "Import it into an organization that does not have it, or export it anew from its origin.");
            case Taken.NoRun(String why) ->
                throw ProblemException.badRequest(
                        why, "Send what GET /api/executions/{id}/export answered, whole and unchanged.");
        };
    }

    private Taken taken(Caller caller, HttpServletRequest request)
            throws IOException, OverloadedException, InterruptedException {
        try {
            return archive.take(caller.org(), request.getInputStream(), caller.actor());
        } catch (JacksonIOException unread) {
            // Too large or broken off, as with any other body.
            throw new HttpMessageNotReadableException(
                    "The body could not be read to its end", unread.getCause(), new ServletServerHttpRequest(request));
        }
    }

    private static ProblemException missing(RunId id) {
        return ProblemException.notFound(
                "There is no run %s.".formatted(id), "GET /api/executions lists those of your organization.");
    }
}
