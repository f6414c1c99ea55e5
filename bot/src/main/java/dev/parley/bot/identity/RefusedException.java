package dev.parley.bot.identity;

import org.springframework.security.access.AccessDeniedException;

/** A request that must not be served to whoever sends it; the hint says how to ask properly. */
public final class RefusedException extends AccessDeniedException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    public RefusedException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
