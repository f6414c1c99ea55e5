package dev.parley.connectors.connection;

/**
 * One thing a person types in to connect.
 *
 * @param name of the secret it becomes
 * @param help where to find it, in a sentence; may be empty
 * @param isSecret whether the form hides it
 */
public record Field(String name, String label, String help, boolean isSecret, boolean isRequired) {
    /** What a far system signs its deliveries with; the person who connects has chosen it there, or was given it there. */
    public static final Field WEBHOOK_SECRET = secret(
                    "webhook_secret", "Webhook secret", "The one that the far system signs what it tells Parley with.")
            .optional();

    public static Field text(String name, String label, String help) {
        return new Field(name, label, help, false, true);
    }

    public static Field secret(String name, String label, String help) {
        return new Field(name, label, help, true, true);
    }

    public Field optional() {
        return new Field(name, label, help, isSecret, false);
    }
}
