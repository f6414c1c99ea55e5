package dev.parley.connectors.ai.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Amounts as people read them. */
final class InWords {
    private InWords() {}

    static String duration(Duration time) {
        return time.compareTo(Duration.ofSeconds(10)) < 0 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }

    /** Small amounts keep enough digits to be told from nothing. */
    static String usd(BigDecimal amount) {
        int digits = amount.abs().compareTo(new BigDecimal("0.01")) < 0 && amount.signum() != 0 ? 6 : 2;
        return "$" + amount.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}
