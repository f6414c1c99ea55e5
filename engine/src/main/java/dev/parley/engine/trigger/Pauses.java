package dev.parley.engine.trigger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Leaves alone for a while what did not work, so that one broken thing neither fills the log nor holds up the others. */
final class Pauses<K> {
    private final Duration length;
    private final InstantSource clock;
    private final Map<K, Instant> until = new ConcurrentHashMap<>();

    Pauses(Duration length, InstantSource clock) {
        this.length = length;
        this.clock = clock;
    }

    void pause(K what) {
        until.put(what, clock.instant().plus(length));
    }

    boolean isPaused(K what) {
        until.values().removeIf(clock.instant()::isAfter);
        return until.containsKey(what);
    }
}
