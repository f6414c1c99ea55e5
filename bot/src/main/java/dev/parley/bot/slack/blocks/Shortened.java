package dev.parley.bot.slack.blocks;

import dev.parley.connectors.vault.Fingerprint;
import java.util.Map;
import java.util.TreeMap;

/** Ids and values that are longer than Slack takes, under names that it does take. */
final class Shortened {
    private static final String MARK = "~";

    private final Map<String, String> byName = new TreeMap<>();

    /** Itself when it fits. */
    String fit(String value, int most) {
        return value.length() <= most && !value.startsWith(MARK) ? value : named(value);
    }

    /** The value of an option, which Slack wants to be something. */
    String option(String value) {
        return value.isBlank() ? named(value) : fit(value, Limits.OPTION_VALUE);
    }

    private String named(String value) {
        String name = MARK + Fingerprint.hex(value, 12);
        byName.put(name, value);
        return name;
    }

    Map<String, String> all() {
        return Map.copyOf(byName);
    }
}
