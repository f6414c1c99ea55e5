package dev.parley.engine.run;

import dev.parley.engine.Actor;
import dev.parley.engine.operation.StepError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where one step of a run stands. A step without a state has not been reached yet. */
public sealed interface NodeState {
    /** A call is under way. */
    record Running(int attempt, JsonNode input) implements NodeState {}

    /** An attempt failed; the next is due at {@code at}. */
    record Retrying(int failedAttempt, StepError error, Instant at) implements NodeState {}

    /** Waits for the clock. */
    record Delayed(Instant until) implements NodeState {}

    /**
     * Waits for people.
     *
     * @param expiresAt null means never
     */
    record Asking(
            List<String> approvers,
            String message,
            int quorum,
            Instant askedAt,
            @Nullable Instant expiresAt,
            List<Vote> votes)
            implements NodeState {}

    /** A call may have happened before a crash; a person has to say. */
    record InDoubt(int attempt) implements NodeState {}

    /** @param choice which labelled arrows are taken; null for none */
    record Succeeded(JsonNode output, @Nullable String choice, Instant at) implements NodeState {}

    /** Failed for good. @param tolerated the run goes on as if it had succeeded */
    record Failed(StepError error, boolean tolerated, Instant at) implements NodeState {}

    /** No arrow leads here any more. */
    record Skipped() implements NodeState {}

    /** One person's answer. @param comment null when none was given */
    record Vote(boolean approve, Actor by, @Nullable String comment, Instant at) {}

    /** Whether nothing more will happen to this step. */
    default boolean isSettled() {
        return this instanceof Succeeded || this instanceof Failed || this instanceof Skipped;
    }
}
