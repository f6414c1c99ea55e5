package dev.parley.connectors.openapi;

/** Nothing can be made of a document. The message says what is wrong with it. */
public final class BrokenDocument extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    BrokenDocument(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}
