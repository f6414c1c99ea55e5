package dev.parley.bot.api;

import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.TraceCursor;
import dev.parley.engine.testing.TestId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What is wrong with a request that never reached a controller, in words for the person who wrote it. */
record RequestMistake(HttpStatusCode status, String title, String detail, String hint) {
    private static final String BROKEN_JSON = "Broken JSON";
    private static final String MEND_JSON = "Mend the JSON there and send it again.";
    private static final String SEND_JSON = "Send a JSON body with `Content-Type: application/json`.";

    static RequestMistake of(Exception cause, HttpStatusCode status) {
        return switch (cause) {
            case HttpMessageNotReadableException e -> unreadable(e, status);
            case HttpMediaTypeNotSupportedException e ->
                new RequestMistake(
                        status,
                        "Wrong content type",
                        "The content type %s is not understood here."
                                .formatted(e.getContentType() == null ? "(none)" : e.getContentType()),
                        SEND_JSON);
            case HttpMediaTypeNotAcceptableException _ ->
                new RequestMistake(
                        status,
                        "Cannot answer in that form",
                        "None of the content types in the Accept header can be produced here.",
                        "Send `Accept: application/json`, or `text/event-stream` for a stream.");
            case HttpRequestMethodNotSupportedException e ->
                new RequestMistake(
                        status,
                        "Method not allowed",
                        "%s is not possible at this address.".formatted(e.getMethod()),
                        "Use %s.".formatted(listed(e.getSupportedHttpMethods())));
            case MissingServletRequestParameterException e ->
                new RequestMistake(
                        status,
                        "Missing parameter",
                        "The query parameter `%s` is missing.".formatted(e.getParameterName()),
                        "Add `?%s=…` to the address.".formatted(e.getParameterName()));
            case MethodArgumentTypeMismatchException e
            when e.getParameter().hasParameterAnnotation(PathVariable.class) ->
                new RequestMistake(
                        HttpStatus.NOT_FOUND,
                        "Not found",
                        "There is nothing called \"%s\" here.".formatted(e.getValue()),
                        "Check the id; ids are UUIDs.");
            case MethodArgumentTypeMismatchException e -> mismatch(e.getName(), e, status);
            case TypeMismatchException e -> mismatch(String.valueOf(e.getPropertyName()), e, status);
            case NoResourceFoundException e -> noSuchAddress(e.getResourcePath());
            default ->
                new RequestMistake(
                        status,
                        "Bad request",
                        "The request was refused: %s."
                                .formatted(HttpStatus.valueOf(status.value()).getReasonPhrase()),
                        "Compare the request with the API reference.");
        };
    }

    static RequestMistake noSuchAddress(String path) {
        return new RequestMistake(
                HttpStatus.NOT_FOUND,
                "Not found",
                "There is nothing at /%s.".formatted(path.startsWith("/") ? path.substring(1) : path),
                "Check the address; the API is under /api and webhooks are under /hooks.");
    }

    private static RequestMistake mismatch(String name, TypeMismatchException cause, HttpStatusCode status) {
        return new RequestMistake(
                status,
                "Bad parameter",
                "`%s` cannot be \"%s\".".formatted(name, cause.getValue()),
                "Use %s.".formatted(wanted(cause.getRequiredType())));
    }

    private static RequestMistake unreadable(HttpMessageNotReadableException failure, HttpStatusCode status) {
        return switch (failure.getCause()) {
            case BodyTooLargeException tooLarge -> tooLarge(tooLarge);
            case StreamReadException broken -> new RequestMistake(status, BROKEN_JSON, whereBroken(broken), MEND_JSON);
            case JacksonException other
            when other.getCause() instanceof BodyTooLargeException tooLarge -> tooLarge(tooLarge);
            case StreamConstraintsException beyond ->
                new RequestMistake(status, BROKEN_JSON, whereBroken(beyond), MEND_JSON);
            case JacksonException misfit -> misfit(misfit, status);
            case null, default ->
                new RequestMistake(status, "Missing body", "The request has no readable body.", SEND_JSON);
        };
    }

    /** Jackson's own words would name our classes. */
    private static RequestMistake misfit(JacksonException misfit, HttpStatusCode status) {
        String where = path(misfit);
        return new RequestMistake(
                status,
                "Wrong shape",
                where.isEmpty()
                        ? "The JSON body is not an object."
                        : "`%s` has a value of the wrong kind.".formatted(where),
                misfit instanceof MismatchedInputException mismatch
                        ? "Send %s there."
                                .formatted(wanted(mismatch.getTargetType()).toLowerCase(Locale.ROOT))
                        : "Compare the body with the API reference.");
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == WorkflowId.class || type == RunId.class || type == TestId.class) {
            return "an id (a UUID)";
        }
        if (type == NodeId.class) {
            return "a step's id, as text";
        }
        if (type == TraceCursor.class) {
            return "what the part before says in `next`, or leave it out";
        }
        if (type == null || type.isRecord()) {
            return "an object";
        }
        if (type.isEnum()) {
            return "one of " + listed(List.of(type.getEnumConstants()));
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive() ? "a number" : "text";
    }

    /** For those who read JSON themselves. */
    static ProblemException brokenJson(JacksonException broken) {
        return new ProblemException(HttpStatus.BAD_REQUEST, BROKEN_JSON, whereBroken(broken), MEND_JSON);
    }

    private static String whereBroken(JacksonException broken) {
        return "The body is not valid JSON%s: %s".formatted(position(broken), complaint(broken));
    }

    /** Without what Jackson says to those who configure it. */
    private static String complaint(JacksonException broken) {
        return broken.getOriginalMessage()
                .replaceAll(", from `[^`]*`", "")
                .replaceAll(" \\(bound as `[^`]*`\\)", "")
                .replaceAll("[:,]? (enable|not allowed as per) `[^`]*`.*", "");
    }

    static RequestMistake tooLarge(BodyTooLargeException cause) {
        return new RequestMistake(
                HttpStatus.CONTENT_TOO_LARGE,
                "Body too large",
                cause.getMessage(),
                "Send less, or send a link to the data instead of the data.");
    }

    private static String position(JacksonException broken) {
        TokenStreamLocation at = broken.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String path(JacksonException misfit) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : misfit.getPath()) {
            path.append(step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName());
        }
        return path.isEmpty() || path.charAt(0) != '.' ? path.toString() : path.substring(1);
    }

    private static String listed(@Nullable Collection<?> values) {
        return values == null || values.isEmpty()
                ? "another method"
                : String.join(", ", values.stream().map(String::valueOf).toList());
    }
}
