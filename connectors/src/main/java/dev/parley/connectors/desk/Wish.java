package dev.parley.connectors.desk;

import dev.parley.connectors.connection.Field;
import dev.parley.connectors.vault.Secret;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that somebody wants.
 *
 * @param name null lets Parley choose
 * @param auth null takes the connector's first
 * @param values what was typed in, by {@link Field#name}
 */
public record Wish(
        String connector,
        @Nullable String name,
        @Nullable String auth,
        @Nullable URI baseUrl,
        Map<String, Secret> values) {}
