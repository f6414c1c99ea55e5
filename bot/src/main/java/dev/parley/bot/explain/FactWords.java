package dev.parley.bot.explain;

import dev.parley.bot.explain.Facts.Done;
import dev.parley.engine.journal.RunSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Facts as lines, for people and for a model. */
final class FactWords {
    private FactWords() {}

    static String head(RunSummary run) {
        String name = "**" + run.workflowName() + "** ";
        return switch (run.status()) {
            case QUEUED -> name + "waits for its turn";
            case RUNNING -> name + "is running";
            case WAITING -> name + "is waiting";
            case SUCCEEDED -> name + "ran to its end" + lasted(run);
            case FAILED -> name + "failed" + lasted(run);
            case CANCELLED -> name + "was cancelled" + lasted(run);
        };
    }

    private static String lasted(RunSummary run) {
        return run.endedAt() == null ? "" : " after " + words(Duration.between(run.startedAt(), run.endedAt()));
    }

    static List<String> lines(Facts facts) {
        List<String> lines = new ArrayList<>();
        facts.steps().forEach(step -> lines.add("**" + step.title() + "** " + what(step)));
        if (!facts.unreached().isEmpty()) {
            lines.add("Without a turn: " + String.join(", ", facts.unreached()));
        }
        return lines;
    }

    private static String what(Done step) {
        String time = step.lastedMs() == null ? "" : " (" + words(Duration.ofMillis(step.lastedMs())) + ")";
        return switch (step.status()) {
            case "succeeded" -> (step.choice() == null ? "was done" : "came to “" + step.choice() + "”") + time;
            case "failed" -> "failed" + (step.attempts() > 1 ? ", " + step.attempts() + " times" : "") + time;
            case "waiting" -> "waits";
            case "running" -> "is under way";
            case "reused" -> "took the result of the earlier run";
            case "abandoned" -> "was not waited for any longer";
            case "in_doubt" -> "may have happened; nobody can tell";
            default -> step.status();
        };
    }

    private static String words(Duration duration) {
        if (duration.toMinutes() >= 1) {
            return duration.toMinutes() < 60
                    ? duration.toMinutes() + " min"
                    : duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return String.format(Locale.ENGLISH, "%.1f s", duration.toMillis() / 1000.0);
    }
}
