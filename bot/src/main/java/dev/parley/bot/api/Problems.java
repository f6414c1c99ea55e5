package dev.parley.bot.api;

import dev.parley.bot.identity.RefusedException;
import dev.parley.bot.identity.ThrottledException;
import dev.parley.bot.problem.ProblemException;
import dev.parley.connectors.vault.VaultException;
import dev.parley.engine.catalog.WorkflowCatalog.InvalidWorkflowException;
import dev.parley.engine.journal.FencedException;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.RunTooLargeException;
import dev.parley.engine.run.UnreplayableException;
import dev.parley.engine.runtime.NotReadyException;
import dev.parley.engine.runtime.UnfitInputException;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns everything that goes wrong with a request into a problem detail with a {@code hint} (RFC 9457). */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException problem) {
        return answer(
                problem.status(), problem.title(), problem.detail(), problem.hint(), "problems", problem.problems());
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(WorkflowSyntaxException problem) {
        return answer(
                HttpStatus.BAD_REQUEST,
                "Not a workflow",
                problem.getMessage(),
                firstHint(problem.findings(), "Send workflow JSON version 1."),
                problem.findings());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidWorkflowException problem) {
        List<Finding> errors =
                problem.findings().stream().filter(Finding::isError).toList();
        String detail = errors.isEmpty()
                ? problem.getMessage()
                : "%s (%s)".formatted(errors.getFirst().message(), place(errors.getFirst()));
        return answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "The workflow has errors",
                detail,
                firstHint(errors, "Mend the findings of severity ERROR, then publish again."),
                problem.findings());
    }

    @ExceptionHandler
    ResponseEntity<Object> locked(VaultException problem) {
        LOG.error("A secret cannot be read or written", problem);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR, "The vault does not open", problem.getMessage(), problem.hint());
    }

    @ExceptionHandler
    ResponseEntity<Object> unfit(UnfitMocksException problem) {
        return answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "The mocks do not fit",
                problem.getMessage(),
                firstHint(problem.findings(), "Send mocks for steps of this workflow only."),
                problem.findings());
    }

    @ExceptionHandler
    ResponseEntity<Object> unreplayable(UnreplayableException problem) {
        return answer(HttpStatus.BAD_REQUEST, "Cannot be replayed so", problem.getMessage(), problem.hint());
    }

    @ExceptionHandler
    ResponseEntity<Object> unfit(UnfitInputException problem) {
        return answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "The input does not fit",
                problem.getMessage(),
                problem.hint(),
                "problems",
                problem.problems());
    }

    @ExceptionHandler
    ResponseEntity<Object> overloaded(OverloadedException problem) {
        return problem.isQueueFull()
                ? later(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many runs of this workflow",
                        problem.getMessage() + ". Nothing was started.",
                        problem.retryAfter())
                : later(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Too much at once",
                        "Parley takes in more at the moment than it can write down; nothing was started.",
                        problem.retryAfter());
    }

    @ExceptionHandler
    ResponseEntity<Object> notReady(NotReadyException problem) {
        return later(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Not ready",
                "This Parley starts, stops, or stands by for the one that owns the runs; nothing was changed.",
                problem.retryAfter());
    }

    @ExceptionHandler
    ResponseEntity<Object> fenced(FencedException problem) {
        return later(HttpStatus.SERVICE_UNAVAILABLE, "Not ready", problem.getMessage(), problem.retryAfter());
    }

    @ExceptionHandler
    ResponseEntity<Object> throttled(ThrottledException problem) {
        return later(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts", problem.getMessage(), problem.retryAfter());
    }

    private static ResponseEntity<Object> later(HttpStatus status, String title, String detail, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.toSeconds());
        ResponseEntity<Object> answer =
                answer(status, title, detail, "Send the request again in %d s.".formatted(seconds));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(NoSuchElementException problem) {
        String detail = problem.getMessage() == null ? "There is no such thing." : problem.getMessage();
        return answer(
                HttpStatus.NOT_FOUND, "Not found", detail, "Check the id; it may belong to another organization.");
    }

    @ExceptionHandler
    ResponseEntity<Object> unknown(AuthenticationException problem) {
        ResponseEntity<Object> answer = answer(
                HttpStatus.UNAUTHORIZED,
                "Who are you?",
                problem.getMessage(),
                "Send an API key as `Authorization: Bearer <key>`, or sign in at `/`"
                        + " (or by POST /api/session) and send the session cookie.");
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"parley\"")
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(AccessDeniedException problem) {
        String hint = problem instanceof RefusedException refused
                ? refused.hint()
                : "Ask an owner of the organization for a key with the right role.";
        return answer(HttpStatus.FORBIDDEN, "Not allowed", problem.getMessage(), hint);
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLargeException problem) {
        return answer(RequestMistake.tooLarge(problem));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(RunTooLargeException problem) {
        return answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Too large a run",
                problem.getMessage() + ".",
                "Read its trace in parts, GET /api/executions/{id}/trace, or take it out, GET /api/executions/{id}/export.");
    }

    /** Tomcat's word for a body that breaks HTTP itself, such as a chunk without a length. */
    @ExceptionHandler
    ResponseEntity<Object> garbled(BadRequestException problem) {
        return answer(
                HttpStatus.BAD_REQUEST,
                "Broken body",
                "The body could not be read to its end: its parts do not fit together.",
                "Send it with a Content-Length, or in well-formed chunks.");
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception problem) {
        if (DisconnectedClientHelper.isClientDisconnectedException(problem)) {
            return null;
        }
        String incident = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("Incident {}: a request failed unexpectedly", incident, problem);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong in Parley",
                "The request failed for a reason that is in the server's log under incident %s.".formatted(incident),
                "Try again; if it goes on, give your administrator the incident number %s.".formatted(incident));
    }

    /** What Spring MVC itself refuses, in our words. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception problem, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            return unexpected(problem);
        }
        ResponseEntity<Object> answer = answer(RequestMistake.of(problem, status));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer.getBody());
    }

    private static ResponseEntity<Object> answer(RequestMistake mistake) {
        return answer(mistake.status(), mistake.title(), mistake.detail(), mistake.hint());
    }

    static ResponseEntity<Object> answer(HttpStatusCode status, String title, String detail, String hint) {
        return answer(status, title, detail, hint, List.of());
    }

    private static ResponseEntity<Object> answer(
            HttpStatusCode status, String title, String detail, String hint, List<Finding> findings) {
        return answer(status, title, detail, hint, "findings", findings);
    }

    private static ResponseEntity<Object> answer(
            HttpStatusCode status, String title, String detail, String hint, String part, List<?> parts) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setTitle(title);
        body.setProperty("hint", hint);
        if (!parts.isEmpty()) {
            body.setProperty(part, parts);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static String firstHint(List<Finding> findings, String otherwise) {
        return findings.stream()
                .map(Finding::hint)
                .filter(hint -> !hint.isBlank())
                .findFirst()
                .orElse(otherwise);
    }

    private static String place(Finding finding) {
        return finding.where().isEmpty() ? "the workflow" : finding.where();
    }
}
