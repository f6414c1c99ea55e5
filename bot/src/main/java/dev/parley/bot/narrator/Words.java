package dev.parley.bot.narrator;

import dev.parley.bot.picture.StepWords;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.TimeRanOut;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How steps, times and values are put. */
final class Words {
    private static final int SHORT = 120;
    private static final Pattern CALLED_RUN = Pattern.compile("(The called run) [0-9a-f-]{36}");

    private Words() {}

    static String title(Workflow workflow, NodeId id) {
        return workflow.node(id).map(StepWords::title).orElse(id.value());
    }

    /** In a loop, with the round: {@code Create the ticket (3)}, counted from one. */
    static String title(Workflow workflow, StepId step) {
        String title = title(workflow, step.node());
        return step.isInLoop()
                ? title
                        + step.within().stream()
                                .map(round -> String.valueOf(round.index() + 1))
                                .collect(Collectors.joining(".", " (", ")"))
                : title;
    }

    /** Why a run no longer waits for something, as a sentence without its end. */
    static String endOf(RunState run) {
        return switch (run.interruption()) {
            case CancelRequested cancel ->
                "The run was cancelled by " + cancel.by().name();
            case TimeRanOut _ -> "The run took too long";
            // Another step failed, or stopped the run, or the round of a loop this belonged to.
            case null -> run.finished() == null ? "The run goes on without this" : "The run has ended";
        };
    }

    /** For a message; each reader sees it in their own time zone. */
    static String moment(Instant at) {
        return "<" + at.truncatedTo(ChronoUnit.SECONDS) + ">";
    }

    /** What stands back behind the rest; one line. */
    static String aside(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "" : "_" + line + "_";
    }

    /** What went wrong, with the step called as people know it. */
    static String message(Workflow workflow, StepError error) {
        String words = CALLED_RUN.matcher(error.message()).replaceAll("$1");
        for (Node node : workflow.nodes()) {
            words = words.replace("Step \"" + node.id() + "\"", "“" + StepWords.title(node) + "”");
        }
        return words;
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min}, {@code 2 h 5 min}. */
    static String lasted(Duration duration) {
        if (duration.toMillis() < 100) {
            return "under 0.1 s";
        }
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
