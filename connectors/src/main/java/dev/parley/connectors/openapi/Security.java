package dev.parley.connectors.openapi;

import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Field;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The ways to be let into an API. Source: OpenAPI 3.1, "Security Scheme Object". A connection is of one kind, so of two schemes of a
 * kind the first counts.
 *
 * @param auths by the scheme's name, in the order in which the document asks for them
 * @param queryKey the query parameter that carries a key; null when none does
 * @param byDefault what is asked for where an operation says nothing
 */
record Security(Map<String, Auth> auths, @Nullable String queryKey, JsonNode byDefault) {
    private static final String KEY_HELP = "From the settings of your account there.";

    static Security of(Document document, URI base, List<JsonNode> asked) {
        JsonNode byDefault = document.at("/security");
        Set<String> names = new LinkedHashSet<>();
        List<JsonNode> requirements = new ArrayList<>();
        requirements.add(byDefault);
        requirements.addAll(asked);
        requirements.forEach(requirement -> requirement.forEach(one -> names.addAll(one.propertyNames())));
        JsonNode schemes = document.at("/components/securitySchemes");
        if (names.isEmpty()) {
            names.addAll(schemes.propertyNames());
        }
        Map<String, Auth> auths = new LinkedHashMap<>();
        String queryKey = null;
        for (String name : names) {
            String where = "security scheme " + name;
            Optional<JsonNode> scheme = document.followed(schemes.path(name), where);
            Optional<Auth> auth = scheme.flatMap(found -> auth(document, found, base, where));
            if (auth.isEmpty()) {
                continue;
            }
            if (auths.values().stream()
                    .anyMatch(other -> other.kind().equals(auth.get().kind()))) {
                document.omit("second_scheme", where, "There is a way of this kind already, and only one can be had.");
                continue;
            }
            auths.put(name, auth.get());
            if (auth.get() instanceof Auth.Form) {
                queryKey = scheme.get().path("name").asString("");
            }
        }
        return new Security(auths, queryKey, byDefault);
    }

    /** What a connector offers: without a way in, the system lets everybody in. */
    Auth[] offered() {
        return auths.isEmpty() ? new Auth[] {Auth.none()} : auths.values().toArray(Auth[]::new);
    }

    /** Kinds of connections that an operation can be called by; empty when any will do. */
    Set<String> kinds(JsonNode operation) {
        JsonNode asked = operation.has("security") ? operation.path("security") : byDefault;
        Set<String> kinds = new LinkedHashSet<>();
        for (JsonNode alternative : asked) {
            if (alternative.isEmpty()) {
                return Set.of();
            }
            alternative.propertyNames().stream()
                    .filter(auths::containsKey)
                    .forEach(name -> kinds.add(auths.get(name).kind()));
        }
        return kinds;
    }

    private static Optional<Auth> auth(Document document, JsonNode scheme, URI base, String where) {
        String type = scheme.path("type").asString("");
        String help = Texts.line(scheme.path("description").asString(KEY_HELP), 200);
        return switch (type) {
            case "apiKey" -> key(scheme, help);
            case "http" -> http(document, scheme, help, where);
            case "oauth2" -> Optional.of(oauth(document, scheme.path("flows"), base, help, where));
            case "openIdConnect" -> {
                document.omit("openid_connect", where, "OpenID Connect is not followed; connect with an access token.");
                yield Optional.of(Auth.token("Access token", help));
            }
            default -> {
                document.omit("security_scheme", where, "\"%s\" is not supported.".formatted(Texts.line(type, 40)));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Auth> key(JsonNode scheme, String help) {
        String name = scheme.path("name").asString("");
        return switch (scheme.path("in").asString("")) {
            case "query" -> Optional.of(Auth.form(Field.secret(Auth.Token.SECRET, "API key", help)));
            case "cookie" -> Optional.of(Auth.token("API key", help).inHeader("Cookie", name + "="));
            default ->
                Parameters.isHeaderName(name)
                        ? Optional.of(Auth.token("API key", help).inHeader(name, ""))
                        : Optional.empty();
        };
    }

    private static Optional<Auth> http(Document document, JsonNode scheme, String help, String where) {
        String name = scheme.path("scheme").asString("").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "bearer" -> Optional.of(Auth.token("Token", help));
            case "basic" -> Optional.of(Auth.basic("User", "Password", help));
            default -> {
                document.omit(
                        "security_scheme", where, "HTTP \"%s\" is not supported.".formatted(Texts.line(name, 40)));
                yield Optional.empty();
            }
        };
    }

    /** Only the authorization code flow lets a person allow it here; for the others a token can be brought along. */
    private static Auth oauth(Document document, JsonNode flows, URI base, String help, String where) {
        JsonNode flow = flows.path("authorizationCode");
        URI from = URI.create(base + "/");
        Optional<URI> authorize = Servers.address(flow.path("authorizationUrl").asString(""), from);
        Optional<URI> token = Servers.address(flow.path("tokenUrl").asString(""), from);
        if (flow.isMissingNode() || authorize.isEmpty() || token.isEmpty()) {
            document.omit(
                    "oauth_flow",
                    where,
                    "It has no authorization code flow, which is the one supported; connect with an access token.");
            return Auth.token("Access token", help);
        }
        Auth.OAuth2 auth =
                Auth.oauth2(authorize.get().toString(), token.get().toString()).apiAt(base.getHost());
        for (var scope : flow.path("scopes").properties()) {
            auth = auth.scope(scope.getKey(), Texts.line(scope.getValue().asString(""), 200));
        }
        return auth;
    }
}
