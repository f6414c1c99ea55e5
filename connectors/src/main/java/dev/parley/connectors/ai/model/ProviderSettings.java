package dev.parley.connectors.ai.model;

import dev.parley.connectors.vault.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a provider. An administrator sets it, not a workflow: calls go straight there, without the egress guard.
 *
 * @param key null where none is needed
 * @param baseUrl of the API, version included, as its documentation gives it
 * @param model asked when nothing else was chosen
 */
public record ProviderSettings(Provider provider, @Nullable Secret key, URI baseUrl, String model) {
    public ProviderSettings {
        if (provider.needsKey() && key == null) {
            throw new IllegalArgumentException(
                    "%s needs a key: set %s.".formatted(provider.title(), provider.variable()));
        }
    }

    public ModelName modelName() {
        return new ModelName(provider, model);
    }

    String masked(String text) {
        return key == null ? text : key.maskedIn(text);
    }
}
