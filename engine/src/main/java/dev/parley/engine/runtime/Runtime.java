package dev.parley.engine.runtime;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunId;
import dev.parley.engine.workflow.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Runs workflows durably: whatever a method here has answered survives the death of the process. In a process that does not own the
 * runs (it starts, stops or stands by) {@code start} and {@code replay} are refused as overload, the others throw
 * {@link IllegalStateException}.
 */
public interface Runtime {
    /**
     * Starts a run and returns once that is on disk.
     *
     * @throws OverloadedException when the journal cannot take more at the moment; nothing was started
     * @throws java.util.NoSuchElementException when there is no such workflow revision
     */
    RunId start(StartRun request) throws OverloadedException;

    /** Answers an approval. Harmless when late or repeated. */
    VoteResult vote(OrgId org, RunId run, NodeId node, boolean approve, Actor by, @Nullable String comment);

    /** Answers "this step may have happened". False when the step is not (or no longer) in doubt. */
    boolean resolveDoubt(OrgId org, RunId run, NodeId node, DoubtAnswer answer, Actor by);

    /** Stops a run; steps under way are interrupted. False when there is no such run or it has ended. */
    boolean cancel(OrgId org, RunId run, Actor by, @Nullable String reason);

    /**
     * Starts a new run that is linked to an ended one and takes over its results before the chosen step.
     *
     * @param from null means from the beginning
     * @param input replaces the origin's input; null keeps it
     * @throws java.util.NoSuchElementException when there is no such run or step
     * @throws IllegalStateException when the origin has not ended
     */
    RunId replay(OrgId org, RunId origin, @Nullable NodeId from, @Nullable JsonNode input, Actor by)
            throws OverloadedException;

    /** What became of an answer to an approval. */
    sealed interface VoteResult {
        /** @param choice {@code approved} or {@code rejected} once decided; null while the quorum is not reached */
        record Counted(@Nullable String choice) implements VoteResult {}

        /** The question was answered before; {@code by} is null when it expired. */
        record AlreadyDecided(String choice, @Nullable Actor by, Instant at) implements VoteResult {}

        /** This person has voted before; the vote stands. */
        record AlreadyVoted() implements VoteResult {}

        /** There is no such question, or its run has ended. */
        record NotAsked() implements VoteResult {}
    }
}
