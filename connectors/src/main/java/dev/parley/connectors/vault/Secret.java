package dev.parley.connectors.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that must not be seen. It shows itself neither in logs nor in exceptions nor as part of a record. */
public final class Secret {
    private static final String MASK = "•••";

    /** Whoever chose a shorter one chose an ordinary word; masking it would maim honest texts and hide nothing. */
    private static final int SHORTEST_MASKED = 6;

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** For the wire and the vault, and nothing else. */
    public String reveal() {
        return value;
    }

    /** The text without the secret, should somebody quote it. */
    public String maskedIn(String text) {
        return value.length() < SHORTEST_MASKED ? text : text.replace(value, MASK);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
