package dev.parley.connectors.ai.model;

/** Keys on their way to the providers' clients. */
final class Keys {
    private Keys() {}

    /** @throws IllegalStateException when there is none, which the settings do not allow */
    static String of(ProviderSettings settings) {
        if (settings.key() == null) {
            throw new IllegalStateException(settings.provider().title() + " has no key");
        }
        return settings.key().reveal();
    }
}
