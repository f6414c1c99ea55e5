package dev.parley.bot.narrator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets so many messages through a minute, or another time, for each subject. For one thread. */
final class FloodGate {
    private final int atMost;
    private final Duration window;
    private final Cache<Object, Deque<Instant>> passed =
            Caffeine.newBuilder().maximumSize(10_000).build();

    FloodGate(int atMost) {
        this(atMost, Duration.ofMinutes(1));
    }

    FloodGate(int atMost, Duration window) {
        this.atMost = atMost;
        this.window = window;
    }

    boolean lets(Object subject, Instant now) {
        Deque<Instant> recent = passed.get(subject, _ -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(window))) {
            recent.removeFirst();
        }
        boolean isOpen = recent.size() < atMost;
        if (isOpen) {
            recent.addLast(now);
        }
        return isOpen;
    }
}
