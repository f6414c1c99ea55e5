package dev.parley.engine.runtime;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.Course.Refusal;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.StepId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Runs workflows durably: whatever a method here has answered survives the death of the process. In a process that does not own the
 * runs (it starts, stops or stands by) every method throws {@link NotReadyException}, or refuses as overload.
 */
public interface Runtime {
    /**
     * Starts a run and returns once that is on disk. A request whose key was seen before starts nothing and gives the run of then.
     *
     * @throws OverloadedException when the journal, or the queue of the workflow's runs, cannot take more; nothing was started
     * @throws java.util.NoSuchElementException when there is no such workflow revision
     * @throws UnfitInputException when the input is not what the workflow asks for
     */
    RunId start(StartRun request) throws OverloadedException;

    /** Answers an approval. Harmless when late or repeated. */
    VoteResult vote(OrgId org, RunId run, StepId step, boolean approve, Actor by, @Nullable String comment);

    /** Hands the decision that this person was asked for to another one. Harmless when late or repeated. */
    DelegationResult delegate(OrgId org, RunId run, StepId step, Actor by, Actor to, @Nullable String comment);

    /** Fills in the form of a {@code human.input} step. Harmless when late or repeated. */
    FormResult fillIn(OrgId org, RunId run, StepId step, JsonNode values, Actor by);

    /** Brings an event to a step that waits for it. False when it does not (or no longer) wait. */
    boolean deliver(OrgId org, RunId run, StepId step, JsonNode event);

    /** Answers "this step may have happened". False when the step is not (or no longer) in doubt. */
    boolean resolveDoubt(OrgId org, RunId run, StepId step, DoubtAnswer answer, Actor by);

    /** Stops a run; steps under way are interrupted. False when there is no such run or it has ended. */
    boolean cancel(OrgId org, RunId run, Actor by, @Nullable String reason);

    /**
     * Starts a new run that is linked to an ended one.
     *
     * @throws java.util.NoSuchElementException when there is no such run, step or revision
     * @throws dev.parley.engine.run.UnreplayableException when it asks for what cannot be
     * @throws UnfitInputException when another input, or that of another revision, is not what the workflow asks for
     * @throws IllegalStateException when the origin has not ended, or was live elsewhere and its workflow was never published here
     */
    RunId replay(OrgId org, RunId origin, Replay replay, Actor by) throws OverloadedException;

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

    /** What became of a decision that somebody wants another person to take. */
    sealed interface DelegationResult {
        record Delegated() implements DelegationResult {}

        record Refused(Refusal why) implements DelegationResult {}

        /** There is no such question (any more). */
        record NotAsked() implements DelegationResult {}
    }

    /** What became of a filled-in form. */
    sealed interface FormResult {
        record Taken() implements FormResult {}

        /** @param problems sentences for the person; nothing was taken */
        record Refused(List<String> problems) implements FormResult {}

        /** Somebody has filled it in before, or it expired. */
        record AlreadyGiven() implements FormResult {}

        /** There is no such form, or its run has ended. */
        record NotAsked() implements FormResult {}
    }
}
