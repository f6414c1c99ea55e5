package dev.parley.connectors.ai.model;

import java.time.Duration;

/**
 * What one question may take.
 *
 * @param maxTokens of the answer; models that think get more for that
 * @param stretchTokens how many it may be on a second try when the answer was cut off; {@code maxTokens} for no second try
 * @param time for everything: all models, all tries, all pauses
 */
public record Limits(int maxTokens, int stretchTokens, Duration time) {
    public Limits {
        if (maxTokens < 1 || stretchTokens < maxTokens || !time.isPositive()) {
            throw new IllegalArgumentException("Limits need tokens and time, and stretchTokens at least maxTokens");
        }
    }

    /** An answer that was cut off may be twice as long on the second try. */
    public static Limits of(int maxTokens, Duration time) {
        return new Limits(maxTokens, 2 * maxTokens, time);
    }
}
