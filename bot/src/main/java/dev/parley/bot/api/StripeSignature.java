package dev.parley.bot.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Stripe's header says: {@code t=1492774577,v1=5257a8…,v1=6ffbb5…,v0=…}. Several v1 while a secret is being changed; v0 is for
 * tests at Stripe and is left out.
 *
 * @param seconds as written, since it is signed as written
 * @param candidates of which one must fit, as hex
 */
record StripeSignature(String seconds, Instant at, List<String> candidates) {
    static final String HEADER = "Stripe-Signature";
    static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MOST_CANDIDATES = 10;

    /** Empty when the time or any v1 is missing or unreadable. */
    static Optional<StripeSignature> parse(String header) {
        String seconds = "";
        List<String> candidates = new ArrayList<>();
        for (String part : header.split(",")) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t")) {
                seconds = pair[1];
            } else if (pair.length == 2 && pair[0].equals("v1") && candidates.size() < MOST_CANDIDATES) {
                candidates.add(pair[1]);
            }
        }
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new StripeSignature(seconds, Instant.ofEpochSecond(Long.parseLong(seconds)), candidates));
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    String signedBeforeBody() {
        return seconds + ".";
    }

    boolean isRecent(Instant now) {
        return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0;
    }
}
