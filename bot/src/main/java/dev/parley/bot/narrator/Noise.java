package dev.parley.bot.narrator;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When runs are too many to be told one by one, and how often a digest tells of them instead.
 *
 * @param runsAnHour of one workflow in one conversation, above which quiet is proposed
 * @param hourly how long an hourly digest's hour is
 * @param daily how long a daily digest's day is
 */
@ConfigurationProperties("parley.chat.noise")
public record Noise(
        @DefaultValue("30") int runsAnHour,
        @DefaultValue("1h") Duration hourly,
        @DefaultValue("1d") Duration daily) {
    /** How often a quiet workflow is told of. */
    public enum Rhythm {
        HOURLY,
        DAILY
    }

    Duration of(Rhythm rhythm) {
        return switch (rhythm) {
            case HOURLY -> hourly;
            case DAILY -> daily;
        };
    }
}
