package dev.parley.connectors.connection;

/**
 * One thing a person types in to connect.
 *
 * @param name of the secret it becomes
 * @param help where to find it, in a sentence; may be empty
 * @param isSecret whether the form hides it
 */
public record Field(String name, String label, String help, boolean isSecret, boolean isRequired) {
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
