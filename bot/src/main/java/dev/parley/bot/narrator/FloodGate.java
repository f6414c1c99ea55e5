package dev.parley.bot.narrator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets so many messages through a minute, for each subject. For one thread. */
final class FloodGate {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int atMost;
    private final Cache<Object, Deque<Instant>> passed =
            Caffeine.newBuilder().maximumSize(10_000).build();

    FloodGate(int atMost) {
        this.atMost = atMost;
    }

    boolean lets(Object subject, Instant now) {
        Deque<Instant> recent = passed.get(subject, _ -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        boolean isOpen = recent.size() < atMost;
        if (isOpen) {
            recent.addLast(now);
        }
        return isOpen;
    }
}
