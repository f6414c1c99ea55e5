package dev.parley.connectors.protocol;

/** The far system does not accept who we say we are. */
public final class LoginRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param words what the far system said */
    public LoginRefused(String words, Throwable cause) {
        super(words, cause);
    }
}
