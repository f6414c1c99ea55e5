package dev.parley.bot.connections;

import dev.parley.connectors.connection.OAuthClient;
import dev.parley.connectors.vault.Secret;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Where Parley is registered, by {@code PARLEY_<CONNECTOR>_CLIENT_ID} and {@code PARLEY_<CONNECTOR>_CLIENT_SECRET}. */
record OAuthRegistrations(Environment environment) implements OAuthClient.Registry {
    @Override
    public Optional<OAuthClient> of(String connector) {
        String prefix = "PARLEY_" + connector.toUpperCase(Locale.ROOT).replace('-', '_');
        String id = environment.getProperty(prefix + "_CLIENT_ID", "").strip();
        String secret = environment.getProperty(prefix + "_CLIENT_SECRET", "").strip();
        return id.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new OAuthClient(id, new Secret(secret)));
    }
}
