package dev.parley.bot.narrator;

import dev.parley.bot.picture.StepWords;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How steps, times and values are put. */
final class Words {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int SHORT = 120;

    private Words() {}

    static String title(Workflow workflow, NodeId id) {
        return workflow.node(id).map(StepWords::title).orElse(id.value());
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min}, {@code 2 h 5 min}. */
    static String lasted(Duration duration) {
        if (duration.toSeconds() < 10) {
            return String.format(Locale.ENGLISH, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() + " h"
                + (duration.toMinutesPart() == 0 ? "" : " " + duration.toMinutesPart() + " min");
    }

    /** A value in one line, shortened; empty when it says nothing. */
    static String brief(JsonNode value) {
        if (value.isNull() || value.isMissingNode() || value.isEmpty() && value.isContainer()) {
            return "";
        }
        JsonNode essence = value.has("body") && value.has("status") ? value.path("body") : value;
        String prefix = essence == value ? "" : value.path("status").asString("") + " ";
        String text = prefix + (essence.isString() ? essence.stringValue() : essence.toString());
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SHORT ? line : line.substring(0, SHORT - 1) + "…";
    }
}
