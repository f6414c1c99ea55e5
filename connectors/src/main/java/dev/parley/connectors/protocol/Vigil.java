package dev.parley.connectors.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Looks again and again, where a far system does not tell of news by itself. In between it sleeps, on the virtual thread of the look: that
 * holds nothing up, and whoever stops the look interrupts it, which ends the sleep at once.
 *
 * @param every how long it sleeps
 * @param until when it gives up
 */
public record Vigil(Duration every, Instant until) {
    /** What was seen last, news or not. It looks at least once. */
    public <T, E extends Exception> T look(Glance<T, E> glance, Predicate<T> isNews) throws E, InterruptedException {
        while (true) {
            T seen = glance.once();
            if (isNews.test(seen) || Instant.now().plus(every).isAfter(until)) {
                return seen;
            }
            Thread.sleep(every);
        }
    }

    /** One look. */
    @FunctionalInterface
    public interface Glance<T, E extends Exception> {
        T once() throws E, InterruptedException;
    }
}
