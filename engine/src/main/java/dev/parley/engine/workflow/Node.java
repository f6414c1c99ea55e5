package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A step of a workflow. Templates and conditions are kept as written; {@code run} compiles them. */
public sealed interface Node {
    NodeId id();

    /** As in the workflow JSON: {@code data.set}, {@code http.request}, … */
    default String use() {
        return Uses.of(this);
    }

    NodeSettings settings();

    /** The same step under another id, with other settings. */
    default Node with(NodeId id, NodeSettings settings) {
        return switch (this) {
            case Call it -> new Call(id, it.operation(), it.with(), settings);
            case SetValues it -> new SetValues(id, it.values(), settings);
            case If it -> new If(id, it.condition(), settings);
            case Switch it -> new Switch(id, it.value(), it.cases(), settings);
            case Delay it -> new Delay(id, it.duration(), it.until(), settings);
            case Approval it ->
                new Approval(
                        id,
                        it.approvers(),
                        it.message(),
                        it.quorum(),
                        it.expires(),
                        it.onExpiry(),
                        it.escalateTo(),
                        it.escalateAfter(),
                        it.remind(),
                        settings);
            case Input it ->
                new Input(
                        id,
                        it.assignees(),
                        it.message(),
                        it.fields(),
                        it.expires(),
                        it.escalateTo(),
                        it.escalateAfter(),
                        it.remind(),
                        settings);
            case ForEach it -> new ForEach(id, it.items(), it.parallel(), settings);
            case Repeat it -> new Repeat(id, it.until(), it.max(), settings);
            case WaitForEvent it -> new WaitForEvent(id, it.event(), it.match(), it.expires(), settings);
            case CallWorkflow it -> new CallWorkflow(id, it.workflow(), it.input(), settings);
            case Stop it -> new Stop(id, it.status(), it.message(), settings);
        };
    }

    /** A call of a connector's operation, such as {@code jira.create_issue}; {@code with} is a template. */
    record Call(NodeId id, String operation, ObjectNode with, NodeSettings settings) implements Node {}

    /** {@code data.set}: the output is {@code values}, rendered. */
    record SetValues(NodeId id, ObjectNode values, NodeSettings settings) implements Node {}

    /** {@code logic.if}: chooses {@code true} or {@code false} by a CEL condition. */
    record If(NodeId id, String condition, NodeSettings settings) implements Node {}

    /**
     * {@code logic.switch}: chooses the first case whose value equals {@code value}, else {@code default}.
     *
     * @param value CEL, or a template with braces
     * @param cases name (as on the edges) to the value it stands for, in order
     */
    record Switch(NodeId id, String value, Map<String, JsonNode> cases, NodeSettings settings) implements Node {}

    /**
     * {@code logic.delay}: waits without holding a thread. Exactly one of the two is set, both are templates.
     *
     * @param duration such as {@code 90s}, {@code 2h}, {@code 1d} or ISO-8601 {@code PT5M}
     * @param until an ISO-8601 instant or date-time with zone
     */
    record Delay(
            NodeId id, @Nullable String duration, @Nullable String until, NodeSettings settings) implements Node {}

    /** A step that asks people, and may ask them again. */
    sealed interface Question extends Node {
        /** After which others are asked where neither that nor an expiry is set. */
        Duration PATIENCE = Duration.ofHours(24);

        @Nullable
        Duration expires();

        List<String> escalateTo();

        @Nullable
        Duration escalateAfter();

        List<Duration> remind();

        default Duration escalatesAfter() {
            Duration after = escalateAfter();
            Duration expires = expires();
            return after != null ? after : expires == null ? PATIENCE : expires.dividedBy(2);
        }
    }

    /**
     * {@code human.approval}: asks people; chooses {@code approved}, {@code rejected} or {@code expired}.
     *
     * @param approvers {@code role:lead}, {@code user:ana}, a bare name, or templates that give these; empty means anyone in the
     *     organization
     * @param message template
     * @param quorum approvals needed, at least 1; one rejection rejects
     * @param expires null means never
     * @param onExpiry what expiry means where no {@code expired} arrow leaves the step
     * @param escalateTo who is asked as well when nobody has decided for a while; empty means nobody
     * @param escalateAfter how long that is; null means half of the time until it expires, or {@link #PATIENCE}
     * @param remind how long after asking those who have not answered are reminded; empty means never
     */
    record Approval(
            NodeId id,
            List<String> approvers,
            String message,
            int quorum,
            @Nullable Duration expires,
            OnExpiry onExpiry,
            List<String> escalateTo,
            @Nullable Duration escalateAfter,
            List<Duration> remind,
            NodeSettings settings)
            implements Question {
        /** One that reminds nobody. */
        public Approval(
                NodeId id,
                List<String> approvers,
                String message,
                int quorum,
                @Nullable Duration expires,
                OnExpiry onExpiry,
                List<String> escalateTo,
                NodeSettings settings) {
            this(id, approvers, message, quorum, expires, onExpiry, escalateTo, null, List.of(), settings);
        }

        /** What an unanswered question counts as. */
        public enum OnExpiry {
            REJECT,
            APPROVE,
            FAIL
        }
    }

    /**
     * {@code human.input}: asks people to fill in a form; chooses {@code expired} when nobody did.
     *
     * @param assignees as the approvers of an {@link Approval}
     * @param message template
     * @param fields what is asked for, at least one
     * @param expires null means never
     * @param escalateTo as of an {@link Approval}, and so are the next two
     */
    record Input(
            NodeId id,
            List<String> assignees,
            String message,
            List<Trigger.Input> fields,
            @Nullable Duration expires,
            List<String> escalateTo,
            @Nullable Duration escalateAfter,
            List<Duration> remind,
            NodeSettings settings)
            implements Question {
        /** One that reminds nobody. */
        public Input(
                NodeId id,
                List<String> assignees,
                String message,
                List<Trigger.Input> fields,
                @Nullable Duration expires,
                NodeSettings settings) {
            this(id, assignees, message, fields, expires, List.of(), null, List.of(), settings);
        }
    }

    /** A step that holds others: those whose {@link NodeSettings#in} names it run once an iteration. */
    sealed interface Container extends Node {}

    /**
     * {@code logic.for_each}: does its steps for every item; the output is {@code {results: […]}} in the order of the items.
     *
     * @param items CEL, a template with braces, or a list whose texts are templates
     * @param parallel how many items are worked on at once, at least 1
     */
    record ForEach(NodeId id, JsonNode items, int parallel, NodeSettings settings) implements Container {}

    /**
     * {@code logic.repeat}: does its steps again and again; the output is {@code {results: […]}}.
     *
     * @param until CEL, asked after each round with that round's steps in sight; null means always {@code max} rounds
     * @param max rounds at most; when {@code until} has not come true by then, the step fails
     */
    record Repeat(NodeId id, @Nullable String until, int max, NodeSettings settings) implements Container {}

    /**
     * {@code logic.wait_for_event}: waits until something happens elsewhere; chooses {@code expired} when it did not.
     *
     * @param event the event's source, such as {@code payment.received}
     * @param match CEL over {@code event} (its payload) and whatever this run knows; null means the next event of that source
     * @param expires null means never
     */
    record WaitForEvent(
            NodeId id,
            String event,
            @Nullable String match,
            @Nullable Duration expires,
            NodeSettings settings) implements Node {}

    /**
     * {@code workflow.call}: runs another published workflow and gives its output.
     *
     * @param workflow its id or its name
     * @param input template
     */
    record CallWorkflow(NodeId id, String workflow, ObjectNode input, NodeSettings settings) implements Node {}

    /** {@code logic.stop}: ends the whole run here; {@code message} is a template. */
    record Stop(NodeId id, Status status, String message, NodeSettings settings) implements Node {
        /** How the run ends. */
        public enum Status {
            SUCCEEDED,
            FAILED
        }
    }
}
