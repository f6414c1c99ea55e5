package dev.parley.engine.run;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that happened in a run. The journal keeps these and nothing else; {@link RunState} is folded from them. */
public sealed interface RunEvent {
    /**
     * @param trigger kind, such as {@code webhook}
     * @param payload {@code trigger.output} of expressions
     * @param input {@code input} of expressions
     * @param replyTo where the run reports, opaque to the engine; null means nowhere
     * @param origin the run this one replays; null for an ordinary run
     * @param caller the step that called this workflow; null for a run that stands alone
     * @param timeout how long it may take from its first step on; null means as long as it needs
     * @param key by which a repeated wish for this run of this workflow is recognized; null means none
     * @param mocks in test mode what steps answer, by node; null means their samples
     */
    record RunStarted(
            WorkflowRef workflow,
            Mode mode,
            String trigger,
            JsonNode payload,
            JsonNode input,
            Actor by,
            @Nullable String replyTo,
            @Nullable RunId origin,
            @Nullable Caller caller,
            @Nullable Duration timeout,
            @Nullable String key,
            @Nullable Map<NodeId, JsonNode> mocks)
            implements RunEvent {
        /** A run that stands alone and has no limits. */
        public RunStarted(
                WorkflowRef workflow,
                Mode mode,
                String trigger,
                JsonNode payload,
                JsonNode input,
                Actor by,
                @Nullable String replyTo,
                @Nullable RunId origin) {
            this(workflow, mode, trigger, payload, input, by, replyTo, origin, null, null, null, null);
        }
    }

    /**
     * Who called a workflow.
     *
     * @param depth 1 for a run called by one that stands alone
     */
    record Caller(RunId run, StepId step, int depth) {}

    /** Too many runs of its workflow are open; it waits for its turn. */
    record RunQueued() implements RunEvent {}

    /** Its turn has come. */
    record RunAdmitted() implements RunEvent {}

    /** A replay works at this step on another input than the workflow would compute. */
    record InputReplaced(@JsonAlias("node") StepId step, JsonNode input) implements NodeEvent {}

    /** An event about one step. */
    sealed interface NodeEvent extends RunEvent {
        StepId step();

        /** Which node of the workflow the step is of. */
        default NodeId node() {
            return step().node();
        }
    }

    /** An attempt at a call begins. Durable before the call reaches the world. */
    record NodeStarted(@JsonAlias("node") StepId step, int attempt, JsonNode input) implements NodeEvent {}

    /** @param choice which arrows are taken, beside those of plain success; null for steps that choose nothing */
    record NodeSucceeded(
            @JsonAlias("node") StepId step,
            JsonNode output,
            @Nullable String choice) implements NodeEvent {}

    /**
     * @param retryAt when the next attempt is due; null when this was the last
     * @param partial what it got done before; null for nothing
     */
    record NodeFailed(
            @JsonAlias("node") StepId step,
            StepError error,
            @Nullable Instant retryAt,
            @Nullable JsonNode partial) implements NodeEvent {}

    record DelayStarted(@JsonAlias("node") StepId step, Instant until) implements NodeEvent {}

    /**
     * @param approvers rendered
     * @param message rendered
     * @param expiresAt null means never
     * @param nudges before it expires; journals of earlier versions have none
     */
    record ApprovalRequested(
            @JsonAlias("node") StepId step,
            List<String> approvers,
            String message,
            int quorum,
            @Nullable Instant expiresAt,
            @Nullable Nudges nudges)
            implements NodeEvent {
        public ApprovalRequested {
            nudges = nudges == null ? Nudges.NONE : nudges;
        }
    }

    /** Those who have not answered, a form as well as an approval, are reminded. @param due when they were to be; nothing is left to remind of up to then */
    record ApprovalReminded(StepId step, Instant due) implements NodeEvent {}

    /** Others are asked as well, since nobody has answered yet. @param to as approvers are named */
    record ApprovalEscalated(StepId step, List<String> to) implements NodeEvent {}

    /** Somebody who was asked hands the answer to another person. @param comment null when none was given */
    record ApprovalDelegated(
            StepId step, Actor by, Actor to, @Nullable String comment) implements NodeEvent {}

    /** One person's answer. @param comment null when none was given */
    record ApprovalVoted(
            @JsonAlias("node") StepId step,
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
            @JsonAlias("node") StepId step,
            Decision decision,
            @Nullable String choice,
            @Nullable Actor by,
            @Nullable String comment)
            implements NodeEvent {}

    /**
     * @param assignees rendered
     * @param message rendered
     * @param expiresAt null means never
     * @param nudges before it expires; journals of earlier versions have none
     */
    record InputRequested(
            StepId step,
            List<String> assignees,
            String message,
            List<Trigger.Input> fields,
            @Nullable Instant expiresAt,
            @Nullable Nudges nudges)
            implements NodeEvent {
        public InputRequested {
            nudges = nudges == null ? Nudges.NONE : nudges;
        }
    }

    /** Somebody filled in the form. @param values by field, already checked */
    record InputGiven(StepId step, ObjectNode values, Actor by) implements NodeEvent {}

    /**
     * @param source of the event
     * @param match CEL over {@code event} and {@code known}; null means any event of that source
     * @param known the values of this run that {@code match} reads, by root
     * @param correlation null when no single value decides
     * @param expiresAt null means never
     */
    record EventAwaited(
            StepId step,
            String source,
            @Nullable String match,
            ObjectNode known,
            @Nullable Correlation correlation,
            @Nullable Instant expiresAt)
            implements NodeEvent {
        /** What {@code match} calls the event's payload. */
        public static final String EVENT = "event";
    }

    /** @param event its payload */
    record EventReceived(StepId step, JsonNode event) implements NodeEvent {}

    /**
     * Nobody filled in the form, or the event did not come, in time.
     *
     * @param choice which arrows are taken; null when that fails the step
     */
    record WaitExpired(StepId step, @Nullable String choice) implements NodeEvent {}

    /**
     * The run, or the loop the step is in, ends without waiting for it any longer.
     *
     * @param called the run that it called; null for every other wait
     */
    record NodeAbandoned(StepId step, @Nullable RunId called) implements NodeEvent {}

    /** Another workflow is to run. @param child its run, which may not exist yet */
    record RunCalled(StepId step, int attempt, RunId child, JsonNode input) implements NodeEvent {}

    /**
     * A loop begins.
     *
     * @param items what it goes through; null for a loop that only counts
     * @param parallel how many rounds at once
     */
    record LoopStarted(StepId step, @Nullable List<JsonNode> items, int parallel) implements NodeEvent {}

    /**
     * A round of a loop is over.
     *
     * @param error null when it succeeded
     * @param isFollowed whether a further round begins in its place
     */
    record RoundEnded(
            StepId step,
            int index,
            JsonNode output,
            @Nullable StepError error,
            boolean isFollowed) implements NodeEvent {}

    /** After a crash nobody can tell whether this step's attempt reached the world; a person has to. */
    record StepInDoubt(@JsonAlias("node") StepId step, int attempt) implements NodeEvent {}

    /** A person's answer to {@link StepInDoubt}. */
    record DoubtResolved(@JsonAlias("node") StepId step, DoubtAnswer answer, Actor by) implements NodeEvent {}

    /** A replay takes this step's result from the run it replays. */
    record NodeReused(
            @JsonAlias("node") StepId step,
            JsonNode output,
            @Nullable String choice) implements NodeEvent {}

    /** The run is to end before it is through. */
    sealed interface Interruption extends RunEvent {}

    record CancelRequested(Actor by, @Nullable String reason) implements Interruption {}

    /** It has taken longer than its workflow allows. */
    record TimeRanOut(Duration timeout) implements Interruption {}

    /**
     * @param error null unless the outcome is FAILED
     * @param failedStep which made it fail; null when none did
     */
    record RunFinished(
            Outcome outcome,
            JsonNode output,
            @Nullable StepError error,
            @JsonAlias("failedNode") @Nullable StepId failedStep)
            implements RunEvent {}

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
