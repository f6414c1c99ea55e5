package dev.parley.connectors.vault;

import org.jspecify.annotations.Nullable;

/** A secret can be neither read nor written. The message says why and what to do, and nothing of the secret. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    public VaultException(String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
