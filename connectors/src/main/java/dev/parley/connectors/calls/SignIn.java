package dev.parley.connectors.calls;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.HttpCall;
import dev.parley.connectors.http.HttpReply;
import dev.parley.connectors.http.ReplyBody;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.http.Url;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** {@code POST /connect/token}. Source: 3CX, "Configuration REST API", "Authentication"; RFC 6749, 4.4. */
record SignIn(GuardedHttpClient http) {
    static final String CLIENT_ID = "client_id";
    static final String API_KEY = "client_secret";
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** @param holds how long it may be used */
    record Token(Secret value, Duration holds) {}

    /** @throws OperationException {@code http_401} when client and key do not fit */
    Token token(Access access, Sender sender) throws OperationException, InterruptedException {
        URI base = access.url().orElseThrow();
        String form = Map.of(
                        CLIENT_ID,
                        access.secret(CLIENT_ID).reveal(),
                        API_KEY,
                        access.secret(API_KEY).reveal(),
                        "grant_type",
                        "client_credentials")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + Url.percent(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpCall call = new HttpCall(
                "POST",
                base.resolve("/connect/token"),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                form.getBytes(StandardCharsets.UTF_8),
                LONGEST);
        HttpReply reply = http.send(call, sender);
        JsonNode json = ReplyBody.of(reply).json();
        // RFC 6749, 5.2 leaves it to the server whether an unknown client is a 400 or a 401.
        boolean isUnknown = json.path("error").asString("").equals("invalid_client");
        http.orThrow(new HttpReply(isUnknown ? 401 : reply.status(), reply.headers(), new byte[0]), call, sender);
        if (!json.path("access_token").isString()) {
            throw new OperationException(new StepError(
                    "bad_reply",
                    "%s got no access token from the phone system (%s).".formatted(sender.name(), call.place()),
                    "Check the connection's address: it is the one of the phone system's web client.",
                    false));
        }
        return new Token(
                new Secret(json.path("access_token").stringValue()),
                Duration.ofSeconds(json.path("expires_in").asLong(60)));
    }
}
