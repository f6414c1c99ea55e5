package dev.parley.bot.narrator;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ValueView;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.Outcome;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.TimeRanOut;
import dev.parley.engine.run.RunState;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How a run ended, so short that ten of them in a row can be read: what happened, to what, and what came of it. */
final class Ending {
    private Ending() {}

    static List<Block> of(Workflow workflow, RunState run, RunFinished finished) {
        List<Block> blocks = new ArrayList<>();
        boolean isGood = finished.outcome() == Outcome.SUCCEEDED;
        Optional<String> refusal = isGood ? refusal(workflow, run) : Optional.empty();
        String consequence =
                refusal.isEmpty() ? "" : finished.output().path("message").asString("");
        boolean isTest = run.started().mode() == Mode.TEST;
        List<String> asides = new ArrayList<>();
        Optional<String> incomplete = isGood ? incomplete(workflow, run) : Optional.empty();
        asides.add(consequence.replaceFirst("[.]\\s*$", ""));
        asides.add(ValueView.gist(input(run)));
        asides.add(incomplete.orElse(""));
        asides.add(lasted(run));
        String words = title(workflow, run, finished, refusal) + "\n" + Words.aside(joined(asides));
        blocks.add(
                switch (finished.outcome()) {
                    case SUCCEEDED ->
                        refusal.isPresent() || incomplete.isPresent() ? Block.warning(words) : Block.success(words);
                    case FAILED -> Block.error(words);
                    case CANCELLED -> Block.muted(words);
                });
        // The steps of a test, which stand beneath, each show their own result.
        if (isGood && consequence.isEmpty() && !isTest) {
            blocks.addAll(ValueView.of(finished.output()));
        }
        List<Block> partial = isGood ? List.of() : partial(workflow, finished);
        if (!partial.isEmpty()) {
            blocks.add(Block.muted("Got done before that:"));
            blocks.addAll(partial);
        }
        return blocks;
    }

    private static String title(Workflow workflow, RunState run, RunFinished finished, Optional<String> refusal) {
        boolean isTest = run.started().mode() == Mode.TEST;
        String happened = switch (finished.outcome()) {
            case SUCCEEDED -> refusal.orElse(isTest ? "Test done" : "Done");
            case FAILED ->
                run.interruption() instanceof TimeRanOut ? "Ran out of time" : isTest ? "Test failed" : "Failed";
            case CANCELLED ->
                "Cancelled"
                        + (run.cancelled() == null
                                ? ""
                                : " by " + run.cancelled().by().name());
        };
        String again = run.started().origin() == null ? "" : " (again)";
        return "**" + happened + "** · " + workflow.name() + again;
    }

    /** What the steps had come to; a message that stops a run is its reason, and told as that. */
    private static List<Block> partial(Workflow workflow, RunFinished finished) {
        boolean isStopped = Optional.ofNullable(finished.failedStep())
                .flatMap(step -> workflow.node(step.node()))
                .filter(Node.Stop.class::isInstance)
                .isPresent();
        return isStopped ? List.of() : ValueView.of(finished.output());
    }

    /** Of a loop that went on in spite of failures, how far it came; empty when all went well. */
    private static Optional<String> incomplete(Workflow workflow, RunState run) {
        return workflow.nodes().stream()
                .filter(Node.Container.class::isInstance)
                .flatMap(loop -> run.nodes().get(loop.id()) instanceof NodeState.Succeeded done
                                && done.output().has("errors")
                        ? Stream.of(LoopWords.outcome(loop, done.output()))
                        : Stream.empty())
                .findFirst();
    }

    /** What tells this run from others: what started it, or what somebody edited. */
    private static JsonNode input(RunState run) {
        return run.replaced().values().stream().findFirst().orElse(run.started().input());
    }

    /** What people decided against it; empty when nobody did. */
    private static Optional<String> refusal(Workflow workflow, RunState run) {
        return workflow.nodes().stream()
                .filter(Node.Approval.class::isInstance)
                .flatMap(node -> run.nodes().get(node.id()) instanceof NodeState.Succeeded answered
                        ? refusal(answered).stream()
                        : Optional.<String>empty().stream())
                .findFirst();
    }

    private static Optional<String> refusal(NodeState.Succeeded answered) {
        return switch (answered.choice()) {
            case "rejected" -> {
                String by = answered.output().path("by").asString("");
                yield Optional.of(by.isEmpty() ? "Rejected" : "Rejected by " + by);
            }
            case "expired" -> Optional.of("Nobody answered in time");
            case null, default -> Optional.empty();
        };
    }

    private static String joined(List<String> parts) {
        return String.join(" · ", parts.stream().filter(part -> !part.isBlank()).toList());
    }

    private static String lasted(RunState run) {
        return run.finishedAt() == null ? "" : Words.lasted(Duration.between(run.startedAt(), run.finishedAt()));
    }
}
