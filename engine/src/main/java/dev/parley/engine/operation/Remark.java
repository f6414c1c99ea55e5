package dev.parley.engine.operation;

/**
 * What an operation says about its input before it runs, where the schema cannot: a model that is not connected, a form that makes no
 * sense.
 *
 * @param code stable, such as {@code no_model}
 * @param field of the input, such as {@code model}; empty for all of it
 * @param isError whether it can only fail
 * @param message a sentence for people, which need not name the step
 * @param hint how to mend it
 */
public record Remark(String code, String field, boolean isError, String message, String hint) {
    public static Remark error(String code, String field, String message, String hint) {
        return new Remark(code, field, true, message, hint);
    }

    public static Remark warn(String code, String field, String message, String hint) {
        return new Remark(code, field, false, message, hint);
    }
}
