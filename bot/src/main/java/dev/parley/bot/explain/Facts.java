package dev.parley.bot.explain;

import dev.parley.bot.picture.StepWords;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.journal.Span;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run did, step by step, without the values it worked on: those may be confidential, and a reader has them in the thread.
 *
 * @param steps those outside of loops, in the order they began
 * @param unreached titles of steps that had no turn
 * @param failed the step that made the run fail; null when none did
 */
record Facts(
        RunSummary run,
        List<Done> steps,
        List<String> unreached,
        @Nullable Done failed) {
    /**
     * @param attempts at least 1
     * @param lastedMs of the last attempt; null while it goes on
     */
    record Done(
            String title,
            String status,
            int attempts,
            @Nullable Long lastedMs,
            @Nullable String choice,
            @Nullable StepError error) {}

    /** @param end null while the run goes on */
    static Facts of(RunSummary run, Workflow workflow, List<Span> trace, @Nullable RunFinished end) {
        Map<String, Done> steps = new LinkedHashMap<>();
        trace.stream()
                .filter(span -> span.step() == null)
                .forEach(span -> steps.put(span.node(), done(workflow, span)));
        List<String> unreached = workflow.nodes().stream()
                .filter(node -> node.settings().in() == null
                        && !steps.containsKey(node.id().value()))
                .map(StepWords::title)
                .toList();
        return new Facts(run, new ArrayList<>(steps.values()), unreached, failed(workflow, trace, end));
    }

    private static @Nullable Done failed(Workflow workflow, List<Span> trace, @Nullable RunFinished end) {
        if (end == null || end.failedStep() == null || end.error() == null) {
            return null;
        }
        String node = end.failedStep().node().value();
        Optional<Done> last = trace.stream()
                .filter(span -> span.node().equals(node))
                .reduce((_, later) -> later)
                .map(span -> done(workflow, span));
        return new Done(
                title(workflow, node),
                "failed",
                last.map(Done::attempts).orElse(1),
                last.map(Done::lastedMs).orElse(null),
                null,
                end.error());
    }

    private static Done done(Workflow workflow, Span span) {
        return new Done(
                title(workflow, span.node()),
                span.status(),
                span.attempt(),
                span.durationMs(),
                span.choice(),
                span.error());
    }

    private static String title(Workflow workflow, String id) {
        return workflow.nodes().stream()
                .filter((Node node) -> node.id().value().equals(id))
                .map(StepWords::title)
                .findFirst()
                .orElse(id);
    }

    /** An error's message with steps called as people know them. */
    static String message(Workflow workflow, StepError error) {
        String words = error.message();
        for (Node node : workflow.nodes()) {
            words = words.replace("Step \"" + node.id() + "\"", "“" + StepWords.title(node) + "”");
        }
        return words;
    }
}
