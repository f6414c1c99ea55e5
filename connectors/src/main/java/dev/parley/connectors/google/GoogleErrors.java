package dev.parley.connectors.google;

import dev.parley.connectors.rest.ApiErrors;
import dev.parley.connectors.rest.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How Google says no: {@code {"error": {"code", "message", "status", "errors": [{"reason"}], "details": [{"reason"}]}}}. Its 403 means three
 * things: too fast, too little scope, or not allowed. Source: Gmail and Calendar API, "Resolve errors"; AIP-193.
 */
final class GoogleErrors {
    /** "Use exponential backoff": it mostly says nothing of how long. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    private static final Set<String> TOO_FAST = Set.of(
            "rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded", "RATE_LIMIT_EXCEEDED");
    private static final Set<String> TOO_LITTLE_SCOPE =
            Set.of("insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    private static final Pattern UNTIL = Pattern.compile("Retry after (\\d{4}-[0-9T:.-]+Z)");

    private GoogleErrors() {}

    /** @param scope that would do for everything the connector does */
    static ApiErrors needing(String scope) {
        return ApiErrors.in("error.message", "error_description")
                .meaning((usual, body) -> usual.status() == 403 ? meant(usual, body, scope) : usual);
    }

    private static Refusal meant(Refusal usual, JsonNode body, String scope) {
        Set<String> reasons = Stream.of("errors", "details")
                .flatMap(list -> body.path("error").path(list).valueStream())
                .map(error -> error.path("reason").asString(""))
                .collect(Collectors.toSet());
        if (reasons.stream().anyMatch(TOO_FAST::contains)) {
            return new Refusal(usual.status(), usual.words(), null, pause(usual));
        }
        boolean lacksScope = usual.missingScope() != null || reasons.stream().anyMatch(TOO_LITTLE_SCOPE::contains);
        return new Refusal(usual.status(), usual.words(), lacksScope ? scope : null, usual.pause());
    }

    private static Duration pause(Refusal usual) {
        Duration told = usual.pause() == null ? untilIn(usual.words()) : usual.pause();
        return told == null || !told.isPositive() ? USUAL_PAUSE : told;
    }

    /** Gmail says it in words: "User-rate limit exceeded. Retry after 2026-03-02T09:15:00.000Z". */
    private static @Nullable Duration untilIn(String words) {
        Matcher until = UNTIL.matcher(words);
        try {
            return until.find() ? Duration.between(Instant.now(), Instant.parse(until.group(1))) : null;
        } catch (DateTimeException garbled) {
            return null;
        }
    }
}
