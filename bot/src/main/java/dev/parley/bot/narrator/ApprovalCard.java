package dev.parley.bot.narrator;

import dev.parley.bot.approvals.AskedWords;
import dev.parley.bot.approvals.StepOfRun;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.ValueView;
import dev.parley.engine.run.Course;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.NodeState.Vote;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A question to people; once it is settled, one line on who settled it and how. */
final class ApprovalCard {
    private ApprovalCard() {}

    static Message asking(Workflow workflow, Asking asking, StepOfRun id) {
        AskedWords asked = AskedWords.of(asking.message());
        List<Block> blocks = new ArrayList<>();
        if (!asked.words().isEmpty()) {
            blocks.add(Block.heading(asked.title()));
        }
        if (!asked.details().isEmpty()) {
            blocks.add(Block.text(asked.details()));
        }
        if (asked.data() != null) {
            blocks.addAll(ValueView.of(asked.data()));
        }
        blocks.add(Block.muted(terms(asking)));
        blocks.add(new Block.Input("comment", "Comment", Block.Kind.TEXT, false, null, null));
        blocks.add(answers(id));
        // Apart from the answers: what is filled in for those, such as a comment, says nothing about this.
        blocks.add(Block.buttons(Block.button("approval.delegate", "Delegate", id.toString())));
        return Message.of("**Approval needed** · " + workflow.name(), blocks.toArray(Block[]::new));
    }

    /** Calls those who have not answered; the card itself may be far up by now. */
    static Message nudging(Workflow workflow, Asking asking, StepOfRun id, String why) {
        AskedWords asked = AskedWords.of(asking.message());
        String question = asked.words().isEmpty() ? workflow.name() : asked.title();
        return Message.of(
                "**" + why + "** · " + workflow.name(),
                Block.text(question),
                Block.muted(Terms.called(asking)),
                answers(id));
    }

    private static Block answers(StepOfRun id) {
        return Block.buttons(
                Block.primary("approval.approve", "Approve", id.toString()),
                Block.danger("approval.reject", "Reject", id.toString()));
    }

    /** Who may answer, how many have to, who has, what was done to get an answer, and until when one is taken. */
    private static String terms(Asking asking) {
        List<String> terms = new ArrayList<>();
        Course course = asking.course();
        terms.add(Terms.people(asking.asked(), course));
        if (asking.quorum() > 1) {
            long approvals = asking.votes().stream().filter(Vote::approve).count();
            terms.add(approvals + " of " + asking.quorum() + " approvals");
        }
        if (!asking.votes().isEmpty()) {
            terms.add(asking.votes().stream().map(ApprovalCard::vote).collect(Collectors.joining(", ")));
        }
        terms.addAll(Terms.since(course));
        terms.addAll(Terms.until(asking.expiresAt()));
        return String.join(" · ", terms);
    }

    /** @param at when it was settled */
    static Message closed(Workflow workflow, ApprovalRequested asked, ApprovalClosed closed, Instant at) {
        String when = " · " + Words.moment(at);
        String comment = closed.comment() == null ? "" : " · “" + closed.comment() + "”";
        String question = "\n" + question(workflow, asked);
        return Message.of(
                "",
                switch (closed.decision()) {
                    case APPROVED -> Block.success("**Approved" + by(closed) + "**" + when + comment + question);
                    case REJECTED -> Block.warning("**Rejected" + by(closed) + "**" + when + comment + question);
                    case EXPIRED -> Block.warning("**Nobody answered in time**" + when + question);
                });
    }

    /** @param why the run waits for it no longer, as a sentence without its end */
    static Message abandoned(Workflow workflow, ApprovalRequested asked, String why) {
        return Message.of("", Block.muted(why + "; nothing is left to decide.\n" + question(workflow, asked)));
    }

    private static String question(Workflow workflow, ApprovalRequested asked) {
        AskedWords question = AskedWords.of(asked.message());
        String about = question.data() == null ? "" : ValueView.gist(question.data());
        String words = (question.title() + (about.isEmpty() ? "" : " " + about)).strip();
        return Words.aside(words.isEmpty() ? workflow.name() : words);
    }

    private static String by(ApprovalClosed closed) {
        return closed.by() == null ? "" : " by " + closed.by().name();
    }

    private static String vote(Vote vote) {
        return vote.by().name() + (vote.approve() ? " approved" : " rejected") + Terms.said(vote.comment());
    }
}
