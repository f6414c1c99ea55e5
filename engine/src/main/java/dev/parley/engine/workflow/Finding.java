package dev.parley.engine.workflow;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One thing wrong or noteworthy about a workflow.
 *
 * @param code stable, such as {@code cycle} or {@code unknown_operation}
 * @param where a node id, {@code trigger}, {@code edges[2]}, or {@code file.with.summary}; empty means the whole workflow
 * @param message what is wrong
 * @param hint how to mend it
 */
public record Finding(Severity severity, String code, String where, String message, String hint) {
    /** An {@code ERROR} keeps a workflow from being published. */
    public enum Severity {
        ERROR,
        WARN,
        INFO
    }

    public static Finding error(String code, String where, String message, String hint) {
        return new Finding(Severity.ERROR, code, where, message, hint);
    }

    public static Finding warn(String code, String where, String message, String hint) {
        return new Finding(Severity.WARN, code, where, message, hint);
    }

    public static Finding info(String code, String where, String message, String hint) {
        return new Finding(Severity.INFO, code, where, message, hint);
    }

    @JsonIgnore
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
