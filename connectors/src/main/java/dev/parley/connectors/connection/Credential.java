package dev.parley.connectors.connection;

import dev.parley.connectors.vault.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What proves who we are; kept in the vault only.
 *
 * @param secrets by name: what was typed in, and the tokens of OAuth 2
 * @param expiresAt of the access token; null when it is not known to expire
 * @param scopes that were granted
 * @param apiUrl where the token reply said the API is; null when it did not
 */
public record Credential(
        Map<String, Secret> secrets,
        @Nullable Instant expiresAt,
        List<String> scopes,
        @Nullable URI apiUrl) {
    public static final String ACCESS_TOKEN = "access_token";
    public static final String REFRESH_TOKEN = "refresh_token";

    public Credential {
        secrets = Map.copyOf(secrets);
        scopes = List.copyOf(scopes);
    }

    /** What a person typed in. */
    public static Credential of(Map<String, Secret> secrets) {
        return new Credential(secrets, null, List.of(), null);
    }

    /** With these in the place of older ones. */
    public Credential with(Map<String, Secret> newer) {
        Map<String, Secret> all = new LinkedHashMap<>(secrets);
        all.putAll(newer);
        return new Credential(all, expiresAt, scopes, apiUrl);
    }

    public Optional<Secret> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    public boolean isRefreshable() {
        return secrets.containsKey(REFRESH_TOKEN);
    }

    public boolean expiresBefore(Instant moment) {
        return expiresAt != null && expiresAt.isBefore(moment);
    }

    /** With newer tokens. A reply that names no refresh token or scopes leaves those that hold (RFC 6749, 6). */
    public Credential renewed(Credential tokens) {
        return new Credential(
                with(tokens.secrets).secrets,
                tokens.expiresAt,
                tokens.scopes.isEmpty() ? scopes : tokens.scopes,
                tokens.apiUrl == null ? apiUrl : tokens.apiUrl);
    }
}
