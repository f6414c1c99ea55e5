package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The live message of a run: its steps while it goes on, its end once it is over. */
final class RootMessage {
    private RootMessage() {}

    /** @param ahead how many runs wait before this one, if it waits for its turn */
    static Message of(Workflow workflow, RunState run, int ahead) {
        boolean isTest = run.started().mode() == Mode.TEST;
        if (run.finished() == null) {
            return Message.of(
                    title(workflow, run, isTest) + " " + status(workflow, run, ahead),
                    ProgressView.of(workflow, run, false),
                    Block.buttons(Block.button("run.cancel", "Cancel", run.id().toString())));
        }
        List<Block> blocks = new ArrayList<>(Ending.of(workflow, run, run.finished()));
        // Of a test, the steps are what one wants to see.
        blocks.add(ProgressView.of(workflow, run, !isTest));
        return Message.of("", blocks.toArray(Block[]::new));
    }

    private static String title(Workflow workflow, RunState run, boolean isTest) {
        String name = "**" + workflow.name() + "**";
        return isTest ? "Test of " + name : run.started().origin() == null ? name : name + " (again)";
    }

    private static String status(Workflow workflow, RunState run, int ahead) {
        if (run.isQueued()) {
            return "waits for its turn: " + (ahead == 0 ? "it is next" : ahead + " ahead");
        }
        Optional<String> loop = loop(workflow, run);
        return run.status() == RunStatus.WAITING
                ? waitsFor(run) + loop.map(words -> " · " + words).orElse("")
                : loop.map(words -> "· " + words).orElse("is running");
    }

    /** Of a run that is within a loop, how far that has come. */
    private static Optional<String> loop(Workflow workflow, RunState run) {
        return run.nodes().entrySet().stream()
                .flatMap(entry -> entry.getValue() instanceof NodeState.Looping looping
                        ? workflow.node(entry.getKey()).map(node -> LoopWords.progress(node, looping)).stream()
                        : Stream.empty())
                .findFirst();
    }

    private static String waitsFor(RunState run) {
        List<NodeState> states = new ArrayList<>();
        run.forEachStep((_, state) -> states.add(state));
        return first(states, RootMessage::forPeople)
                .or(() -> first(states, RootMessage::forOthers))
                .orElse("is waiting");
    }

    private static Optional<String> first(List<NodeState> states, Function<NodeState, Optional<String>> words) {
        return states.stream().flatMap(state -> words.apply(state).stream()).findFirst();
    }

    private static Optional<String> forPeople(NodeState state) {
        return switch (state) {
            case NodeState.Asking asking ->
                Optional.of("waits for " + ApprovalWords.people(asking.asked(), asking.course()));
            case NodeState.AskingInput asking ->
                Optional.of(
                        "waits for " + ApprovalWords.people(asking.asked(), asking.course()) + " to fill in a form");
            case NodeState.InDoubt _ -> Optional.of("waits for somebody to say whether a step has happened");
            default -> Optional.empty();
        };
    }

    private static Optional<String> forOthers(NodeState state) {
        return switch (state) {
            case NodeState.AwaitingEvent awaiting -> Optional.of("waits for an event of `" + awaiting.source() + "`");
            case NodeState.Delayed delayed -> Optional.of("waits until " + Words.moment(delayed.until()));
            case NodeState.Retrying retrying ->
                Optional.of("waits until " + Words.moment(retrying.until()) + " to try again");
            default -> Optional.empty();
        };
    }
}
