package dev.parley.bot.identity;

import org.springframework.security.core.AuthenticationException;

/** Credentials were shown, but they belong to nobody. */
public final class UnknownCallerException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    public UnknownCallerException(String message) {
        super(message);
    }
}
