package dev.parley.engine.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A step of a workflow. Templates and conditions are kept as written; {@code run} compiles them. */
public sealed interface Node {
    NodeId id();

    NodeSettings settings();

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

    /**
     * {@code human.approval}: asks people; chooses {@code approved}, {@code rejected} or {@code expired}.
     *
     * @param approvers {@code role:lead}, {@code user:ana}, or a bare name; empty means anyone in the organization
     * @param message template
     * @param quorum approvals needed, at least 1; one rejection rejects
     * @param expires null means never
     * @param onExpiry what expiry means where no {@code expired} arrow leaves the step
     * @param escalateTo who is asked as well once it expired; empty means nobody
     */
    record Approval(
            NodeId id,
            List<String> approvers,
            String message,
            int quorum,
            @Nullable Duration expires,
            OnExpiry onExpiry,
            List<String> escalateTo,
            NodeSettings settings)
            implements Node {
        /** What an unanswered question counts as. */
        public enum OnExpiry {
            REJECT,
            APPROVE,
            FAIL
        }
    }

    /** {@code logic.stop}: ends the whole run here; {@code message} is a template. */
    record Stop(NodeId id, Status status, String message, NodeSettings settings) implements Node {
        /** How the run ends. */
        public enum Status {
            SUCCEEDED,
            FAILED
        }
    }
}
