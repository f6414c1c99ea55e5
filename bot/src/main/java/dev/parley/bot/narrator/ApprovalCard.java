package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.approvals.StepOfRun;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Field;
import dev.parley.bot.chat.Message;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.NodeState.Vote;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question to people; once it is settled, who settled it and how. */
final class ApprovalCard {
    private ApprovalCard() {}

    static Message asking(Workflow workflow, Asking asking, StepOfRun id) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("For", ApprovalWords.people(asking.approvers())));
        if (asking.quorum() > 1) {
            fields.add(new Field("Answers", approvals(asking) + " of " + asking.quorum() + " approvals"));
        }
        if (!asking.votes().isEmpty()) {
            fields.add(new Field(
                    "So far", asking.votes().stream().map(ApprovalCard::vote).collect(Collectors.joining(", "))));
        }
        if (asking.expiresAt() != null) {
            fields.add(new Field("Expires", Words.moment(asking.expiresAt())));
        }
        return question(workflow, asking.message())
                .with(
                        new Block.Fields(fields),
                        new Block.Input("comment", "Comment (optional)", Block.Kind.TEXT, false, null),
                        Block.buttons(
                                Block.primary("approval.approve", "Approve", id.toString()),
                                Block.danger("approval.reject", "Reject", id.toString())));
    }

    /** @param at when it was settled */
    static Message closed(Workflow workflow, ApprovalRequested asked, ApprovalClosed closed, Instant at) {
        List<Field> fields = new ArrayList<>();
        if (closed.by() != null) {
            fields.add(new Field("Decided by", closed.by().name()));
        }
        fields.add(new Field("When", Words.moment(at)));
        if (closed.comment() != null) {
            fields.add(new Field("Comment", closed.comment()));
        }
        return question(workflow, asked.message()).with(outcome(closed), new Block.Fields(fields));
    }

    /** The run ended before anybody answered. @param by null when nobody in particular cancelled it */
    static Message cancelled(Workflow workflow, ApprovalRequested asked, @Nullable String by) {
        return question(workflow, asked.message())
                .with(Block.muted(
                        "The run was cancelled" + (by == null ? "" : " by " + by) + "; nothing is left to decide."));
    }

    private static Message question(Workflow workflow, String message) {
        return Message.of("**" + workflow.name() + "** asks for approval", Block.text(message));
    }

    private static Block outcome(ApprovalClosed closed) {
        String by = closed.by() == null ? "" : " by " + closed.by().name();
        return switch (closed.decision()) {
            case APPROVED -> Block.success("Approved" + by);
            case REJECTED -> Block.error("Rejected" + by);
            case EXPIRED -> Block.warning("Nobody answered in time; it expired.");
        };
    }

    private static long approvals(Asking asking) {
        return asking.votes().stream().filter(Vote::approve).count();
    }

    private static String vote(Vote vote) {
        return vote.by().name() + (vote.approve() ? " approved" : " rejected");
    }
}
