package dev.parley.engine.run;

import dev.parley.engine.Actor;
import dev.parley.engine.RunId;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.workflow.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where one step of a run stands. A step without a state has not been reached yet. */
public sealed interface NodeState {
    /** A call is under way. */
    record Running(int attempt, JsonNode input) implements NodeState {}

    /** Nothing is under way: time, people or something elsewhere has to move it on. */
    sealed interface Waiting extends NodeState {
        /** When time alone moves it on; null means never. */
        @Nullable
        Instant until();
    }

    /** An attempt failed; the next is due. */
    record Retrying(int failedAttempt, StepError error, Instant until) implements Waiting {}

    /** Waits for the clock. */
    record Delayed(Instant until) implements Waiting {}

    /** Waits for people, who may be asked again. */
    sealed interface Question extends Waiting {
        /** Null means never. */
        @Nullable
        Instant expiresAt();

        /** Those to come. */
        Nudges nudges();

        Course course();

        Instant askedAt();

        String message();

        /** Who is asked by now. */
        List<String> asked();

        @Override
        default @Nullable Instant until() {
            return nudges().nextBefore(expiresAt());
        }

        Question after(RunEvent event, Instant at);
    }

    /**
     * Waits for people to approve.
     *
     * @param approvers who was asked at first; see {@link #asked}
     * @param expiresAt null means never
     * @param nudges those to come
     */
    record Asking(
            List<String> approvers,
            String message,
            int quorum,
            Instant askedAt,
            @Nullable Instant expiresAt,
            Nudges nudges,
            Course course)
            implements Question {
        public List<Vote> votes() {
            return course.votes();
        }

        @Override
        public List<String> asked() {
            return course.asked(approvers);
        }

        @Override
        public Asking after(RunEvent event, Instant at) {
            return new Asking(
                    approvers, message, quorum, askedAt, expiresAt, nudges.after(event), course.then(event, at));
        }
    }

    /**
     * Waits for people to fill in a form.
     *
     * @param assignees who was asked at first; see {@link #asked}
     * @param expiresAt null means never
     * @param nudges those to come
     */
    record AskingInput(
            List<String> assignees,
            String message,
            List<Trigger.Input> fields,
            Instant askedAt,
            @Nullable Instant expiresAt,
            Nudges nudges,
            Course course)
            implements Question {
        @Override
        public List<String> asked() {
            return course.asked(assignees);
        }

        @Override
        public AskingInput after(RunEvent event, Instant at) {
            return new AskingInput(
                    assignees, message, fields, askedAt, expiresAt, nudges.after(event), course.then(event, at));
        }
    }

    /**
     * Waits for something to happen elsewhere.
     *
     * @param source of the event
     * @param until when it gives up; null means never
     */
    record AwaitingEvent(String source, @Nullable Instant until) implements Waiting {}

    /** Another workflow runs on its behalf. */
    record AwaitingRun(int attempt, RunId child, JsonNode input) implements Waiting {
        @Override
        public @Nullable Instant until() {
            return null;
        }
    }

    /** A call may have happened before a crash; a person has to say. */
    record InDoubt(int attempt) implements Waiting {
        @Override
        public @Nullable Instant until() {
            return null;
        }
    }

    /**
     * Does its steps round by round.
     *
     * @param items what it goes through; null for a loop that only counts
     * @param begun how many rounds were begun so far
     * @param rounds those under way, by index
     * @param ended those that are over, in the order they ended
     */
    record Looping(@Nullable List<JsonNode> items, int begun, Map<Integer, Frame> rounds, List<EndedRound> ended)
            implements NodeState {
        public Looping {
            rounds = Collections.unmodifiableMap(rounds);
            ended = Collections.unmodifiableList(ended);
        }

        /** @param parallel how many rounds to begin with */
        static Looping begin(@Nullable List<JsonNode> items, int parallel) {
            int first = items == null ? 1 : Math.min(parallel, items.size());
            Map<Integer, Frame> rounds = new TreeMap<>();
            for (int index = 0; index < first; index++) {
                rounds.put(index, Frame.EMPTY);
            }
            return new Looping(items, first, rounds, List.of());
        }

        Looping with(int index, Frame round) {
            Map<Integer, Frame> changed = new TreeMap<>(rounds);
            changed.put(index, round);
            return new Looping(items, begun, changed, ended);
        }

        /** @param isFollowed whether a further round begins in its place */
        Looping ended(EndedRound round, boolean isFollowed) {
            Map<Integer, Frame> left = new TreeMap<>(rounds);
            left.remove(round.index());
            if (isFollowed) {
                left.put(begun, Frame.EMPTY);
            }
            List<EndedRound> more = new ArrayList<>(ended.size() + 1);
            more.addAll(ended);
            more.add(round);
            return new Looping(items, isFollowed ? begun + 1 : begun, left, more);
        }

        boolean any(Predicate<NodeState> claim) {
            return rounds.values().stream().anyMatch(round -> round.any(claim));
        }
    }

    /** @param error null when the round succeeded */
    record EndedRound(int index, JsonNode output, @Nullable StepError error) {}

    /** Nothing more will happen to it. */
    sealed interface Settled extends NodeState {}

    /** @param choice which labelled arrows are taken; null for none */
    record Succeeded(JsonNode output, @Nullable String choice, Instant at) implements Settled {}

    /**
     * Failed for good.
     *
     * @param tolerated the run goes on as if it had succeeded
     * @param partial what it got done before; null for nothing
     */
    record Failed(
            StepError error, boolean tolerated, @Nullable JsonNode partial, Instant at) implements Settled {}

    /** No arrow leads here any more. */
    record Skipped() implements Settled {}

    /** One person's answer. @param comment null when none was given */
    record Vote(boolean approve, Actor by, @Nullable String comment, Instant at) {}
}
