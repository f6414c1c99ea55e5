package dev.parley.connectors.connection;

import dev.parley.connectors.http.Url;
import dev.parley.connectors.vault.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A connection with what opens it, for one attempt. Whatever comes back from the far system goes through {@link #masked}. */
public record Access(Connection connection, Auth auth, Credential credential) {
    /** @throws IllegalStateException when the connection has no such secret: a mistake of the connector's author */
    public Secret secret(String name) {
        return credential
                .secret(name)
                .orElseThrow(() -> new IllegalStateException(
                        "Connection %s of %s has no %s".formatted(connection.id(), connection.connector(), name)));
    }

    /** Where the API is: what the connection says, else what the far system said, else the usual place. */
    public Optional<URI> url() {
        return Optional.ofNullable(connection.baseUrl()).or(() -> Optional.ofNullable(credential.apiUrl()));
    }

    /** The headers that prove who calls. */
    public Map<String, String> headers() {
        return switch (auth) {
            case Auth.None _, Auth.Form _ -> Map.of();
            case Auth.Token token ->
                Map.of(
                        token.header(),
                        token.prefix() + secret(Auth.Token.SECRET).reveal());
            case Auth.Basic _ -> Map.of("Authorization", "Basic " + basic());
            case Auth.Key key ->
                switch (key.place()) {
                    case HEADER ->
                        Map.of(
                                secret(key.carrier()).reveal(),
                                secret(Auth.Key.SECRET).reveal());
                    case QUERY -> Map.of();
                };
            case Auth.OAuth2 _ ->
                Map.of(
                        "Authorization",
                        "Bearer " + secret(Credential.ACCESS_TOKEN).reveal());
        };
    }

    /** The pair of the query that proves who calls, encoded, such as {@code api_key=abc}; empty where a header does. */
    public Optional<String> queryKey() {
        return auth instanceof Auth.Key key && key.place() == Auth.Key.Place.QUERY
                ? Optional.of(Url.percent(secret(key.carrier()).reveal()) + "="
                        + Url.percent(secret(Auth.Key.SECRET).reveal()))
                : Optional.empty();
    }

    /** The text without any of our secrets, however the far system quotes them. */
    public String masked(String text) {
        Set<String> shown = auth.fields().stream()
                .filter(field -> !field.isSecret())
                .map(Field::name)
                .collect(Collectors.toSet());
        String masked = text;
        for (Map.Entry<String, Secret> secret : credential.secrets().entrySet()) {
            masked =
                    shown.contains(secret.getKey()) ? masked : secret.getValue().maskedIn(masked);
        }
        return switch (auth) {
            case Auth.Basic _ -> new Secret(basic()).maskedIn(masked);
            case Auth.Key _ -> new Secret(Url.percent(secret(Auth.Key.SECRET).reveal())).maskedIn(masked);
            case Auth.None _, Auth.Form _, Auth.Token _, Auth.OAuth2 _ -> masked;
        };
    }

    private String basic() {
        String pair = secret(Auth.Basic.USERNAME).reveal() + ":"
                + secret(Auth.Basic.PASSWORD).reveal();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
