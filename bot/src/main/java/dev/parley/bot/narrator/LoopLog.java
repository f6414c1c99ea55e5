package dev.parley.bot.narrator;

import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.NodeState.EndedRound;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.RunEvent.RoundEnded;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import java.util.List;

/** What of a loop is worth a line: all of its first rounds, later only what fails, up to a point. The rest is counted elsewhere. */
final class LoopLog {
    static final int FIRST_ROUNDS = 3;
    private static final int MOST_FAILURES = 10;

    private LoopLog() {}

    /** @param after the run as it was after this event, or later */
    static boolean isTold(RunEvent event, RunState after) {
        return switch (event) {
            // Of the first rounds the step that failed is told.
            case RoundEnded round ->
                round.error() != null
                        && round.index() >= FIRST_ROUNDS
                        && isInFirstRounds(round.step())
                        && failuresUpTo(round, after) <= MOST_FAILURES;
            case NodeEvent step -> isInFirstRounds(step.step());
            default -> true;
        };
    }

    private static boolean isInFirstRounds(StepId step) {
        return step.within().stream().allMatch(round -> round.index() < FIRST_ROUNDS);
    }

    private static long failuresUpTo(RoundEnded round, RunState after) {
        return switch (after.step(round.step()).orElse(null)) {
            case NodeState.Looping loop -> {
                List<Integer> failed = loop.ended().stream()
                        .filter(ended -> ended.error() != null)
                        .map(EndedRound::index)
                        .toList();
                yield failed.indexOf(round.index()) + 1L;
            }
            case NodeState.Succeeded done ->
                done.output()
                        .path("errors")
                        .valueStream()
                        .filter(error -> error.path("index").asInt() <= round.index())
                        .count();
            // A loop that failed has stopped at its first failures.
            case null, default -> 1;
        };
    }
}
