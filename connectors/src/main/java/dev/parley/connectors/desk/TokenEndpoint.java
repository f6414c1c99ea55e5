package dev.parley.connectors.desk;

import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Credential;
import dev.parley.connectors.connection.OAuthClient;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.HttpCall;
import dev.parley.connectors.http.HttpReply;
import dev.parley.connectors.http.ReplyBody;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.http.Url;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Exchanges codes and refresh tokens for access tokens. Source: RFC 6749, 4.1.3, 5 and 6. */
final class TokenEndpoint {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final GuardedHttpClient http;
    private final InstantSource clock;

    TokenEndpoint(GuardedHttpClient http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    TokenReply refresh(Auth.OAuth2 auth, OAuthClient client, Secret refreshToken, Sender sender)
            throws OperationException, InterruptedException {
        return ask(auth, client, sender, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken.reveal()));
    }

    /** @param verifier of PKCE (RFC 7636, 4.5) */
    TokenReply exchange(Auth.OAuth2 auth, OAuthClient client, Secret code, String verifier, URI redirect, Sender sender)
            throws OperationException, InterruptedException {
        return ask(
                auth,
                client,
                sender,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code.reveal(),
                        "redirect_uri",
                        redirect.toString(),
                        "code_verifier",
                        verifier));
    }

    private TokenReply ask(Auth.OAuth2 auth, OAuthClient client, Sender sender, Map<String, String> grant)
            throws OperationException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(grant);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        if (auth.isClientInHeader()) {
            String pair =
                    Url.percent(client.id()) + ":" + Url.percent(client.secret().reveal());
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        } else {
            form.put("client_id", client.id());
            form.put("client_secret", client.secret().reveal());
        }
        String body = form.entrySet().stream()
                .map(field -> Url.percent(field.getKey()) + "=" + Url.percent(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpCall call = new HttpCall("POST", auth.token(), headers, body.getBytes(StandardCharsets.UTF_8), LONGEST);
        HttpReply reply = http.send(call, sender);
        JsonNode json = ReplyBody.of(reply).json();
        // GitHub answers 200 with an error inside.
        if (json.path("error").isString()) {
            String error = json.path("error").stringValue();
            return new TokenReply.Refused(error, json.path("error_description").asString(error));
        }
        // HubSpot's refusals ("Manage OAuth tokens") have names of their own.
        if (reply.status() == 400 && json.path("status").isString()) {
            String status = json.path("status").stringValue().toLowerCase(Locale.ROOT);
            return new TokenReply.Refused(status, json.path("message").asString(status));
        }
        // Slack keeps a person's own token apart ("Installing with OAuth"); an app's stands where it belongs.
        JsonNode granted = json.path("access_token").isString() ? json : json.path("authed_user");
        if (granted.path("access_token").isString()) {
            return new TokenReply.Granted(tokens(granted, auth.apiUrlField()));
        }
        http.orThrow(withoutBody(reply), call, sender);
        return new TokenReply.Refused("no_token", "the answer holds no access token");
    }

    /** It may hold what we sent. */
    private static HttpReply withoutBody(HttpReply reply) {
        return new HttpReply(reply.status(), reply.headers(), new byte[0]);
    }

    private Credential tokens(JsonNode json, @Nullable String apiUrlField) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        secrets.put(
                Credential.ACCESS_TOKEN, new Secret(json.path("access_token").stringValue()));
        if (json.path("refresh_token").isString()) {
            secrets.put(
                    Credential.REFRESH_TOKEN,
                    new Secret(json.path("refresh_token").stringValue()));
        }
        Instant expiresAt = json.path("expires_in").isNumber()
                ? clock.instant().plusSeconds(json.path("expires_in").longValue())
                : null;
        URI apiUrl = apiUrlField == null || !json.path(apiUrlField).isString()
                ? null
                : URI.create(json.path(apiUrlField).stringValue());
        return new Credential(secrets, expiresAt, scopes(json.path("scope").asString("")), apiUrl);
    }

    /** By spaces (RFC 6749, 3.3), or by commas as GitHub and Slack do it. */
    private static List<String> scopes(String text) {
        return Arrays.stream(text.split("[\\s,]+"))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }
}
