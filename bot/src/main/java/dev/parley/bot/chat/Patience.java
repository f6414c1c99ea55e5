package dev.parley.bot.chat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people are kept waiting in silence.
 *
 * @param thinking after which an answer that takes longer announces itself
 * @param receipt after which what was said is acknowledged, while the answer is still being found
 */
@ConfigurationProperties("parley.chat.patience")
public record Patience(
        @DefaultValue("1s") Duration thinking,
        @DefaultValue("2s") Duration receipt) {}
