package dev.parley.connectors.desk;

import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.OAuthAttempts.Attempt;
import dev.parley.connectors.event.HmacSignature;
import dev.parley.connectors.http.Url;
import dev.parley.connectors.vault.Fingerprint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends a person's browser to a far system and recognizes it when it comes back (RFC 6749, 4.1; RFC 7636; RFC 9700). What only that
 * browser holds is both the proof that it is the same and the seed of PKCE's verifier, so that the database holds nothing of use.
 */
final class OAuthFlow {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OAuthAttempts attempts;
    private final InstantSource clock;

    OAuthFlow(OAuthAttempts attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** @param redirect where the far system sends the browser afterwards */
    Departure depart(Connection connection, Auth.OAuth2 auth, String clientId, URI redirect) {
        String state = random();
        String browser = random();
        attempts.add(new Attempt(
                Fingerprint.base64(state),
                Fingerprint.base64(browser),
                connection.org(),
                connection.id(),
                redirect,
                clock.instant().plus(PATIENCE)));
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("redirect_uri", redirect.toString());
        if (!auth.scopes().isEmpty()) {
            query.put(
                    "scope", auth.scopes().stream().map(Auth.OAuth2.Scope::name).collect(Collectors.joining(" ")));
        }
        query.put("state", state);
        query.put("code_challenge", Fingerprint.base64(verifier(browser, state)));
        query.put("code_challenge_method", "S256");
        query.putAll(auth.parameters());
        String pairs = query.entrySet().stream()
                .map(pair -> Url.percent(pair.getKey()) + "=" + Url.percent(pair.getValue()))
                .collect(Collectors.joining("&"));
        return new Departure(Url.withQuery(auth.authorize(), pairs), browser, PATIENCE);
    }

    /** Empty when nobody set out with this state from this browser, or too long ago. A state serves once. */
    Optional<Return> back(String state, String browser) {
        return attempts.take(Fingerprint.base64(state))
                .filter(attempt -> clock.instant().isBefore(attempt.expiresAt()))
                .filter(attempt -> MessageDigest.isEqual(
                        attempt.browserHash().getBytes(StandardCharsets.US_ASCII),
                        Fingerprint.base64(browser).getBytes(StandardCharsets.US_ASCII)))
                .map(attempt -> new Return(attempt, verifier(browser, state)));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    private static String verifier(String browser, String state) {
        byte[] told = ("pkce|" + state).getBytes(StandardCharsets.UTF_8);
        return base64(HmacSignature.of(told, browser.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @param verifier of PKCE */
    record Return(Attempt attempt, String verifier) {}
}
