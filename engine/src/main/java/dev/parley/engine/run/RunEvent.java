package dev.parley.engine.run;

import dev.parley.engine.Actor;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.workflow.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that happened in a run. The journal keeps these and nothing else; {@link RunState} is folded from them. */
public sealed interface RunEvent {
    /**
     * @param trigger kind, such as {@code webhook}
     * @param payload {@code trigger.output} of expressions
     * @param input {@code input} of expressions
     * @param replyTo where the run reports, opaque to the engine; null means nowhere
     * @param origin the run this one replays; null for an ordinary run
     */
    record RunStarted(
            WorkflowRef workflow,
            Mode mode,
            String trigger,
            JsonNode payload,
            JsonNode input,
            Actor by,
            @Nullable String replyTo,
            @Nullable RunId origin)
            implements RunEvent {}

    /** An event about one step. */
    sealed interface NodeEvent extends RunEvent {
        NodeId node();
    }

    /** An attempt at a call begins. Durable before the call reaches the world. */
    record NodeStarted(NodeId node, int attempt, JsonNode input) implements NodeEvent {}

    /** @param choice which arrows are taken, beside those of plain success; null for steps that choose nothing */
    record NodeSucceeded(
            NodeId node, JsonNode output, @Nullable String choice) implements NodeEvent {}

    /** @param retryAt when the next attempt is due; null when this was the last */
    record NodeFailed(
            NodeId node, StepError error, @Nullable Instant retryAt) implements NodeEvent {}

    record DelayStarted(NodeId node, Instant until) implements NodeEvent {}

    /**
     * @param approvers as in the workflow
     * @param message rendered
     * @param expiresAt null means never
     */
    record ApprovalRequested(
            NodeId node,
            List<String> approvers,
            String message,
            int quorum,
            @Nullable Instant expiresAt) implements NodeEvent {}

    /** One person's answer. @param comment null when none was given */
    record ApprovalVoted(
            NodeId node,
            boolean approve,
            Actor by,
            @Nullable String comment) implements NodeEvent {}

    /**
     * The question is settled.
     *
     * @param choice which arrows are taken; null when expiry fails the step
     * @param by whose answer decided; null when it expired
     */
    record ApprovalClosed(
            NodeId node,
            Decision decision,
            @Nullable String choice,
            @Nullable Actor by,
            @Nullable String comment) implements NodeEvent {}

    /** After a crash nobody can tell whether this step's attempt reached the world; a person has to. */
    record StepInDoubt(NodeId node, int attempt) implements NodeEvent {}

    /** A person's answer to {@link StepInDoubt}. */
    record DoubtResolved(NodeId node, DoubtAnswer answer, Actor by) implements NodeEvent {}

    /** A replay takes this step's result from the run it replays. */
    record NodeReused(
            NodeId node, JsonNode output, @Nullable String choice) implements NodeEvent {}

    record CancelRequested(Actor by, @Nullable String reason) implements RunEvent {}

    /** @param error null unless the outcome is FAILED */
    record RunFinished(
            Outcome outcome,
            JsonNode output,
            @Nullable StepError error,
            @Nullable NodeId failedNode) implements RunEvent {}

    /** Whether a run touches the world. */
    enum Mode {
        LIVE,
        /** Every call that would change something answers from its sample; nobody is asked, nothing is waited for. */
        TEST
    }

    /** How a run ends. */
    enum Outcome {
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    /** How a question to people ends. */
    enum Decision {
        APPROVED,
        REJECTED,
        EXPIRED;

        /** As on arrows and in outputs: {@code approved}, {@code rejected}, {@code expired}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a person says of a step in doubt. */
    enum DoubtAnswer {
        /** It did not happen, or may happen twice: do it again. */
        RETRY,
        /** It happened: go on, without an output. */
        DONE,
        /** Fail the step. */
        STOP
    }
}
