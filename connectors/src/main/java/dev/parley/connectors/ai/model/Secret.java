package dev.parley.connectors.ai.model;

/** A key. It does not show itself: not in logs, exceptions or debuggers' lists of fields. */
public final class Secret {
    private static final String MASK = "•••";

    private final String value;

    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A key may not be blank");
        }
        this.value = value.strip();
    }

    /** For the request's header and nothing else. */
    String reveal() {
        return value;
    }

    /** The text without the key, should somebody quote it. */
    String maskedIn(String text) {
        return text.replace(value, MASK);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
