package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Step;
import dev.parley.bot.chat.Block.StepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the steps stand: a line each while they go on, one line for all once nobody needs to look. */
final class ProgressLines {
    /** Steps beside each other that stand alike are counted when there are more than these in all. */
    private static final int MOST_LINES = 15;

    private static final int FEW = 3;
    private static final int SHORT = 150;

    private ProgressLines() {}

    static void add(Block.Progress progress, Rendering rendering) {
        if (progress.steps().isEmpty()) {
            return;
        }
        if (progress.folded()) {
            rendering.aside(folded(progress.steps()));
        } else {
            rendering.words(String.join("\n", lines(progress.steps())));
        }
    }

    private static List<String> lines(List<Step> steps) {
        List<String> lines = new ArrayList<>();
        for (int from = 0, to; from < steps.size(); from = to) {
            to = alike(steps, from);
            if (steps.size() > MOST_LINES && to - from > FEW) {
                lines.add(sign(steps.get(from).status()) + " _" + (to - from) + " steps "
                        + word(steps.get(from).status()) + "_");
            } else {
                steps.subList(from, to).stream().map(ProgressLines::line).forEach(lines::add);
            }
        }
        return lines;
    }

    /** Where the steps end that stand like this one and have nothing more to say. */
    private static int alike(List<Step> steps, int from) {
        int to = from + 1;
        while (to < steps.size()
                && steps.get(from).detail() == null
                && steps.get(to).detail() == null
                && steps.get(to).status() == steps.get(from).status()) {
            to++;
        }
        return to;
    }

    private static String line(Step step) {
        String detail =
                step.detail() == null ? "" : " · " + Plain.cut(step.detail().replaceAll("\\s+", " "), 2 * SHORT);
        return sign(step.status()) + " " + title(step) + detail;
    }

    private static String title(Step step) {
        return Plain.line(step.title(), SHORT);
    }

    private static String folded(List<Step> steps) {
        String names = steps.stream()
                .map(step -> sign(step.status()) + " " + title(step))
                .collect(Collectors.joining("  "));
        return names.length() <= 2 * SHORT ? names : counted(steps);
    }

    private static String counted(List<Step> steps) {
        return steps.stream()
                .collect(Collectors.groupingBy(Step::status, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> sign(entry.getKey()) + " " + entry.getValue() + " " + word(entry.getKey()))
                .collect(Collectors.joining("  "));
    }

    private static String sign(StepStatus status) {
        return switch (status) {
            case PENDING -> "▫️";
            case RUNNING -> "⏳";
            case WAITING -> "⏸️";
            case DONE -> "✅";
            case FAILED -> "❌";
            case SKIPPED -> "➖";
        };
    }

    private static String word(StepStatus status) {
        return switch (status) {
            case PENDING -> "to do";
            case RUNNING -> "running";
            case WAITING -> "waiting";
            case DONE -> "done";
            case FAILED -> "failed";
            case SKIPPED -> "skipped";
        };
    }
}
