package dev.parley.connectors.ai.model;

import dev.parley.connectors.ai.model.Exchange.Head;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How long a provider asks us to wait: {@code retry-after-ms} of OpenAI, {@code Retry-After} (RFC 9110, 10.2.3), or the
 * {@code retryDelay} in Gemini's error details (google.rpc.RetryInfo).
 */
final class RetryAfter {
    private RetryAfter() {}

    /** Null when it does not say, or not so that it can be read. */
    static @Nullable Duration of(Head head, JsonNode details, Instant now) {
        return seconds(head.retryAfterMs(), 0.001)
                .or(() -> seconds(head.retryAfter(), 1))
                .or(() -> date(head.retryAfter(), now))
                .or(() -> details.valueStream()
                        .flatMap(detail -> detail.path("retryDelay").stringValueOpt().stream())
                        .flatMap(delay -> seconds(delay.replaceFirst("s$", ""), 1).stream())
                        .findFirst())
                .orElse(null);
    }

    private static Optional<Duration> seconds(@Nullable String text, double unit) {
        return text != null && text.strip().matches("\\d{1,9}(\\.\\d{1,9})?")
                ? Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(text.strip()) * unit * 1000)))
                : Optional.empty();
    }

    private static Optional<Duration> date(@Nullable String text, Instant now) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Instant at = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
        } catch (DateTimeParseException e) {
            return Optional.empty(); // a malformed hint is no hint; our own pause holds
        }
    }
}
