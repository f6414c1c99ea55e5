package dev.parley.connectors.rest;

import java.time.Duration;

/** How fast a connection may call: so many calls in that time, which may come all at once. */
public record Pace(int calls, Duration per) {
    static final Pace ANY = new Pace(1_000, Duration.ofSeconds(1));

    public static Pace perSecond(int calls) {
        return new Pace(calls, Duration.ofSeconds(1));
    }

    public static Pace perMinute(int calls) {
        return new Pace(calls, Duration.ofMinutes(1));
    }

    Duration spacing() {
        return per.dividedBy(calls);
    }
}
