package dev.parley.connectors.rest;

import dev.parley.connectors.http.HttpReply;
import dev.parley.connectors.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How an API says no.
 *
 * @param texts where its words are; all that are there are told
 * @param scopeHeader which names the scopes that would do; null for RFC 6750's {@code WWW-Authenticate} alone
 * @param remainingHeader how many calls are left; with 0, a 403 means "too fast"; null when it has none
 * @param resetHeader when there are calls again, in seconds since 1970; null when it has none
 * @param hidden finds a no inside a 200; for APIs that answer so
 * @param meaning what a no says by its body, where status and headers alone say less, or something else
 */
public record ApiErrors(
        List<String> texts,
        @Nullable String scopeHeader,
        @Nullable String remainingHeader,
        @Nullable String resetHeader,
        Function<JsonNode, Optional<Refusal>> hidden,
        BiFunction<Refusal, JsonNode, Refusal> meaning) {
    private static final int LONGEST = 400;
    private static final Pattern RFC_6750 = Pattern.compile("insufficient_scope.*?scope=\"([^\"]+)\"");

    /** What most APIs do. */
    public static final ApiErrors USUAL = in(
            "message", "error.message", "error_description", "error", "errors[].message", "errors[].detail", "detail");

    /** @param texts such as {@code message} or {@code errors[].message} */
    public static ApiErrors in(String... texts) {
        return new ApiErrors(List.of(texts), null, null, null, _ -> Optional.empty(), (refusal, _) -> refusal);
    }

    public ApiErrors scopesIn(String header) {
        return new ApiErrors(texts, header, remainingHeader, resetHeader, hidden, meaning);
    }

    public ApiErrors limitsIn(String newRemainingHeader, String newResetHeader) {
        return new ApiErrors(texts, scopeHeader, newRemainingHeader, newResetHeader, hidden, meaning);
    }

    public ApiErrors hiddenIn200(Function<JsonNode, Optional<Refusal>> newHidden) {
        return new ApiErrors(texts, scopeHeader, remainingHeader, resetHeader, newHidden, meaning);
    }

    /** Such as a limit that comes as a 403, or a missing scope that only the body names. */
    public ApiErrors meaning(BiFunction<Refusal, JsonNode, Refusal> newMeaning) {
        return new ApiErrors(texts, scopeHeader, remainingHeader, resetHeader, hidden, newMeaning);
    }

    /** The scopes that a 403 lacks are in its body, and nowhere else. @param where such as {@code errors[].scopes[]} */
    public ApiErrors scopesInBody(String where) {
        Selector scopes = Selector.parse(where);
        return meaning((refusal, body) -> {
            String lacking = scopes.textsIn(body).stream().distinct().collect(Collectors.joining(" "));
            return refusal.status() == 403 && !lacking.isEmpty() ? refusal.lacking(lacking) : refusal;
        });
    }

    /** Empty when it does not say no. */
    Optional<Refusal> read(ApiReply reply, Instant now) {
        if (!reply.http().isError()) {
            return hidden.apply(reply.body()).map(no -> no.pause() == null ? no.pausing(wait(reply.http(), now)) : no);
        }
        Refusal refusal = new Refusal(
                reply.status(),
                words(reply.body()),
                reply.status() == 403 ? missingScope(reply.http()) : null,
                wait(reply.http(), now));
        return Optional.of(meaning.apply(refusal, reply.body()));
    }

    private String words(JsonNode body) {
        String told = texts.stream()
                .flatMap(path -> Selector.parse(path).textsIn(body).stream())
                .distinct()
                .collect(Collectors.joining("; "));
        String text = told.isEmpty() && body.isString() ? body.stringValue().replaceAll("<[^>]*>", " ") : told;
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private @Nullable String missingScope(HttpReply reply) {
        Matcher challenge = RFC_6750.matcher(reply.header("WWW-Authenticate").orElse(""));
        if (challenge.find()) {
            return challenge.group(1);
        }
        return scopeHeader == null
                ? null
                : reply.header(scopeHeader).filter(scope -> !scope.isBlank()).orElse(null);
    }

    private @Nullable Duration wait(HttpReply reply, Instant now) {
        Optional<Duration> asked = reply.header("Retry-After").flatMap(header -> RetryAfter.parse(header, now));
        if (asked.isPresent()) {
            return asked.get();
        }
        boolean isUsedUp = remainingHeader != null
                && reply.header(remainingHeader).filter("0"::equals).isPresent();
        if (!isUsedUp || resetHeader == null) {
            return null;
        }
        return reply.header(resetHeader)
                .filter(reset -> reset.matches("\\d{1,12}"))
                .map(reset -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(reset))))
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .orElse(null);
    }
}
