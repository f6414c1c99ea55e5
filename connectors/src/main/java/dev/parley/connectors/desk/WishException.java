package dev.parley.connectors.desk;

/** A connection cannot be had as it was wished for. */
public final class WishException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;
    private final boolean isConflict;

    private WishException(String message, String hint, boolean isConflict) {
        super(message);
        this.hint = hint;
        this.isConflict = isConflict;
    }

    static WishException unfit(String message, String hint) {
        return new WishException(message, hint, false);
    }

    static WishException conflict(String message, String hint) {
        return new WishException(message, hint, true);
    }

    public String hint() {
        return hint;
    }

    /** Whether it is fine in itself and only stands against what is there. */
    public boolean isConflict() {
        return isConflict;
    }
}
