package dev.parley.bot.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that cannot be done, in the words its caller will read. Any layer of the bot may throw it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String title;
    private final String hint;
    private final transient List<String> problems;

    /**
     * @param title the kind of problem in a few words, the same every time
     * @param detail what happened this time, and where
     * @param hint what the caller can do about it
     */
    public ProblemException(HttpStatus status, String title, String detail, String hint) {
        this(status, title, detail, hint, List.of());
    }

    private ProblemException(HttpStatus status, String title, String detail, String hint, List<String> problems) {
        super(detail);
        this.status = status;
        this.title = title;
        this.hint = hint;
        this.problems = List.copyOf(problems);
    }

    /** Values that do not fit. @param problems all of them, one sentence each */
    public static ProblemException unfit(String detail, String hint, List<String> problems) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "The values do not fit", detail, hint, problems);
    }

    /** What was asked for does not exist in the caller's organization. */
    public static ProblemException notFound(String detail, String hint) {
        return new ProblemException(HttpStatus.NOT_FOUND, "Not found", detail, hint);
    }

    public static ProblemException badRequest(String detail, String hint) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "Bad request", detail, hint);
    }

    /** The request is fine, but not in the present state of things. */
    public static ProblemException conflict(String detail, String hint) {
        return new ProblemException(HttpStatus.CONFLICT, "Conflict", detail, hint);
    }

    /** The request can be read, and its content cannot be used. */
    public static ProblemException unprocessable(String detail, String hint) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "Not usable", detail, hint);
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return getMessage();
    }

    public String hint() {
        return hint;
    }

    /** What is wrong, one by one; empty when {@link #detail()} says it all. */
    public List<String> problems() {
        return problems;
    }
}
