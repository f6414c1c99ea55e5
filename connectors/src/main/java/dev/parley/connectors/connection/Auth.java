package dev.parley.connectors.connection;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A way to be let into a system. A connector offers one or more; a connection uses one of them. */
public sealed interface Auth {
    /** Stable, such as {@code token}; unique within a connector. */
    String kind();

    /** What a person has to type in. */
    List<Field> fields();

    static Auth none() {
        return new None();
    }

    /** A key or token sent as {@code Authorization: Bearer …}. */
    static Token token(String label, String help) {
        return new Token(label, help, "Authorization", "Bearer ");
    }

    static Basic basic(String userLabel, String passwordLabel, String help) {
        return new Basic(userLabel, passwordLabel, help);
    }

    /** A key that goes along under a name which each connection says itself. */
    static Key key(Key.Place place) {
        return new Key(place);
    }

    /** Whatever the system's own protocol needs, such as host, user and password of a mail server. */
    static Form form(Field... fields) {
        return new Form(List.of(fields));
    }

    static OAuth2 oauth2(String authorize, String token) {
        return new OAuth2(URI.create(authorize), URI.create(token), List.of(), Map.of(), false, null, null);
    }

    /** The system lets everybody in. */
    record None() implements Auth {
        @Override
        public String kind() {
            return "none";
        }

        @Override
        public List<Field> fields() {
            return List.of();
        }
    }

    /**
     * @param header which carries it
     * @param prefix before it, such as {@code Bearer }, with the space
     */
    record Token(String label, String help, String header, String prefix) implements Auth {
        /** The name of the secret. */
        public static final String SECRET = "token";

        public Token inHeader(String newHeader, String newPrefix) {
            return new Token(label, help, newHeader, newPrefix);
        }

        @Override
        public String kind() {
            return "token";
        }

        @Override
        public List<Field> fields() {
            return List.of(Field.secret(SECRET, label, help));
        }
    }

    /** User and password by HTTP's own scheme (RFC 7617). */
    record Basic(String userLabel, String passwordLabel, String help) implements Auth {
        public static final String USERNAME = "username";
        public static final String PASSWORD = "password";

        @Override
        public String kind() {
            return "basic";
        }

        @Override
        public List<Field> fields() {
            return List.of(Field.text(USERNAME, userLabel, ""), Field.secret(PASSWORD, passwordLabel, help));
        }
    }

    /** An API key, in the header or the query parameter that the system wants it in. */
    record Key(Place place) implements Auth {
        public static final String SECRET = "key";

        public enum Place {
            HEADER,
            QUERY
        }

        @Override
        public String kind() {
            return switch (place) {
                case HEADER -> "header";
                case QUERY -> "query";
            };
        }

        /** The field that names what carries it. */
        String carrier() {
            return switch (place) {
                case HEADER -> "header";
                case QUERY -> "parameter";
            };
        }

        @Override
        public List<Field> fields() {
            return switch (place) {
                case HEADER ->
                    List.of(
                            Field.text(carrier(), "Header", "The one that carries the key, such as X-Api-Key."),
                            Field.secret(SECRET, "Key", "With whatever has to stand before it, such as Token."));
                case QUERY ->
                    List.of(
                            Field.text(carrier(), "Query parameter", "The one that carries the key, such as api_key."),
                            Field.secret(SECRET, "Key", ""));
            };
        }
    }

    record Form(List<Field> fields) implements Auth {
        public Form {
            fields = List.copyOf(fields);
        }

        @Override
        public String kind() {
            return "form";
        }
    }

    /**
     * Authorization code with PKCE (RFC 6749, RFC 7636).
     *
     * @param authorize where a person allows it
     * @param token where codes and refresh tokens are exchanged
     * @param parameters further ones for {@code authorize}, such as {@code access_type=offline}
     * @param isClientInHeader whether the client proves itself by basic authentication at {@code token}, instead of in the form
     * @param apiUrlField of the token reply, that says where the API is ({@code instance_url} of Salesforce); null for none
     * @param apiHost at which base addresses are while both endpoints stay where they are; null when they move along
     */
    record OAuth2(
            URI authorize,
            URI token,
            List<Scope> scopes,
            Map<String, String> parameters,
            boolean isClientInHeader,
            @Nullable String apiUrlField,
            @Nullable String apiHost)
            implements Auth {
        /** What it does, in words for the person who allows it. */
        public record Scope(String name, String meaning) {}

        public OAuth2 {
            scopes = List.copyOf(scopes);
            parameters = Map.copyOf(parameters);
        }

        public OAuth2 scope(String name, String meaning) {
            List<Scope> more = new ArrayList<>(scopes);
            more.add(new Scope(name, meaning));
            return new OAuth2(authorize, token, more, parameters, isClientInHeader, apiUrlField, apiHost);
        }

        public OAuth2 parameter(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(parameters);
            more.put(name, value);
            return new OAuth2(authorize, token, scopes, more, isClientInHeader, apiUrlField, apiHost);
        }

        public OAuth2 clientInHeader() {
            return new OAuth2(authorize, token, scopes, parameters, true, apiUrlField, apiHost);
        }

        public OAuth2 apiUrlIn(String field) {
            return new OAuth2(authorize, token, scopes, parameters, isClientInHeader, field, apiHost);
        }

        /** Connections say which part of this host is theirs; the endpoints are elsewhere and stay there. */
        public OAuth2 apiAt(String host) {
            return new OAuth2(authorize, token, scopes, parameters, isClientInHeader, apiUrlField, host);
        }

        /**
         * With its endpoints at another origin, their paths as they are: a self-hosted system's, or a test's. An address at
         * {@link #apiHost} moves nothing.
         */
        public OAuth2 at(@Nullable URI baseUrl) {
            return !isMovedTo(baseUrl)
                    ? this
                    : new OAuth2(
                            moved(authorize, baseUrl),
                            moved(token, baseUrl),
                            scopes,
                            parameters,
                            isClientInHeader,
                            apiUrlField,
                            apiHost);
        }

        /** Whether codes and secrets would go to an address of somebody's choice. */
        public boolean isMovedTo(@Nullable URI baseUrl) {
            return baseUrl != null && !Objects.equals(baseUrl.getHost(), apiHost);
        }

        private static URI moved(URI endpoint, URI baseUrl) {
            return baseUrl.resolve(endpoint.getRawPath());
        }

        @Override
        public String kind() {
            return "oauth2";
        }

        /** An own registration at the far system, in place of the installation's. */
        @Override
        public List<Field> fields() {
            return List.of(
                    Field.text(OAuthClient.ID, "Client id", "Of your own registration; needed with an own address.")
                            .optional(),
                    Field.secret(OAuthClient.SECRET, "Client secret", "").optional());
        }
    }
}
