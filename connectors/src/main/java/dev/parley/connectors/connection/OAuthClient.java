package dev.parley.connectors.connection;

import dev.parley.connectors.vault.Secret;
import java.util.Optional;

/** What the far system knows this installation by: it was registered there once, by a person. */
public record OAuthClient(String id, Secret secret) {
    public static final String ID = "client_id";
    public static final String SECRET = "client_secret";

    /** The registrations an installation has, by connector: {@code PARLEY_<CONNECTOR>_CLIENT_ID} and {@code _SECRET}. */
    @FunctionalInterface
    public interface Registry {
        Optional<OAuthClient> of(String connector);
    }
}
