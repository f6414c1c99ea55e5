package dev.parley.engine.journal;

import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunState;
import dev.parley.engine.workflow.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry as rows, encoded by the thread that brings it so that the one writer thread does not have to.
 *
 * @param hasBegun whether the run's row must be inserted rather than updated
 */
record EntryRows(
        UUID org,
        RunState after,
        boolean hasBegun,
        List<EventRow> events,
        @Nullable String output,
        @Nullable String error,
        List<ApprovalRow> approvals) {

    static EntryRows of(Entry entry) {
        RunState after = entry.after();
        UUID org = entry.org().value();
        List<EventRow> events = entry.events().stream()
                .map(e -> new EventRow(e.seq(), e.at(), EventJson.kind(e.event()), EventJson.body(e.event())))
                .toList();
        RunEvent.RunFinished finished = after.finished();
        return new EntryRows(
                org,
                after,
                entry.events().getFirst().seq() == 1,
                events,
                finished == null ? null : EventJson.MAPPER.writeValueAsString(finished.output()),
                finished == null || finished.error() == null
                        ? null
                        : EventJson.MAPPER.writeValueAsString(finished.error()),
                approvals(entry));
    }

    UUID run() {
        return after.id().value();
    }

    /** About how much it weighs, in characters. */
    long size() {
        return events.stream().mapToLong(event -> event.body().length()).sum() + (output == null ? 0 : output.length());
    }

    private static List<ApprovalRow> approvals(Entry entry) {
        List<ApprovalRow> rows = new ArrayList<>();
        for (RecordedEvent recorded : entry.events()) {
            switch (recorded.event()) {
                case ApprovalRequested asked -> rows.add(ApprovalRow.asked(entry, recorded.at(), asked));
                case ApprovalClosed closed -> rows.add(ApprovalRow.closed(entry, recorded.at(), closed));
                case RunEvent.RunFinished _ -> rows.addAll(ApprovalRow.abandoned(entry, recorded.at()));
                default -> {}
            }
        }
        return rows;
    }

    /** A line of {@code run_event}. */
    record EventRow(long seq, Instant at, String kind, String body) {}

    /**
     * A change to {@code approval}.
     *
     * @param question null when only the state changes
     * @param decision null while pending
     */
    record ApprovalRow(
            UUID org,
            String id,
            UUID run,
            String node,
            @Nullable String question,
            String state,
            Instant at,
            @Nullable Instant expiresAt,
            @Nullable String decision) {

        static ApprovalRow asked(Entry entry, Instant at, ApprovalRequested asked) {
            ObjectNode question = EventJson.MAPPER.createObjectNode().put("message", asked.message());
            question.set("approvers", EventJson.MAPPER.valueToTree(asked.approvers()));
            return row(entry, asked.node(), question.toString(), "pending", at, asked.expiresAt(), null);
        }

        static ApprovalRow closed(Entry entry, Instant at, ApprovalClosed closed) {
            String decision = EventJson.MAPPER.writeValueAsString(closed);
            return row(entry, closed.node(), null, closed.decision().word(), at, null, decision);
        }

        static List<ApprovalRow> abandoned(Entry entry, Instant at) {
            return entry.after().nodes().entrySet().stream()
                    .filter(node -> node.getValue() instanceof NodeState.Asking)
                    .map(node -> row(entry, node.getKey(), null, "cancelled", at, null, null))
                    .toList();
        }

        private static ApprovalRow row(
                Entry entry,
                NodeId node,
                @Nullable String question,
                String state,
                Instant at,
                @Nullable Instant expiresAt,
                @Nullable String decision) {
            return new ApprovalRow(
                    entry.org().value(),
                    entry.after().id() + "." + node,
                    entry.after().id().value(),
                    node.value(),
                    question,
                    state,
                    at,
                    expiresAt,
                    decision);
        }
    }
}
