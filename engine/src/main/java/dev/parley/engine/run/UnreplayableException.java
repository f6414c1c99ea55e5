package dev.parley.engine.run;

/** A replay that asks for what cannot be; nothing was started. */
public final class UnreplayableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    UnreplayableException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What to ask for instead. */
    public String hint() {
        return hint;
    }
}
