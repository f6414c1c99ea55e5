package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.Decision;
import dev.parley.engine.run.RunEvent.DelayStarted;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeReused;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunEvent.StepInDoubt;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/** What happened, line by line, for the thread beneath a run's live message. */
final class StepLog {
    private StepLog() {}

    static List<String> lines(Workflow workflow, List<RecordedEvent> events) {
        return events.stream()
                .flatMap(recorded -> line(workflow, recorded.event()).stream())
                .toList();
    }

    private static Optional<String> line(Workflow workflow, RunEvent event) {
        return switch (event) {
            case RunStarted started -> Optional.of(begun(started));
            case NodeStarted started ->
                started.attempt() == 1
                        ? Optional.empty()
                        : Optional.of(step(workflow, started.node()) + ": attempt " + started.attempt());
            case NodeSucceeded done -> Optional.of(step(workflow, done.node()) + result(done));
            case NodeFailed failed -> Optional.of(step(workflow, failed.node()) + failure(workflow, failed));
            case DelayStarted delay ->
                Optional.of(step(workflow, delay.node()) + ": waiting until " + Words.moment(delay.until()));
            case ApprovalRequested asked ->
                Optional.of(step(workflow, asked.node()) + ": asked " + ApprovalWords.people(asked.approvers()));
            case ApprovalVoted vote ->
                Optional.of(step(workflow, vote.node()) + ": " + vote.by().name()
                        + (vote.approve() ? " approved" : " rejected")
                        + (vote.comment() == null ? "" : " (“" + vote.comment() + "”)"));
            case ApprovalClosed closed ->
                // The answer that settled it has its own line.
                closed.decision() == Decision.EXPIRED
                        ? Optional.of(step(workflow, closed.node()) + ": nobody answered in time")
                        : Optional.empty();
            case StepInDoubt doubt ->
                Optional.of(step(workflow, doubt.node())
                        + ": Parley stopped during this step and cannot tell whether it happened");
            case DoubtResolved resolved ->
                Optional.of(step(workflow, resolved.node()) + ": "
                        + resolved.by().name() + " said: " + DoubtCard.words(resolved.answer()));
            case NodeReused reused -> Optional.of(step(workflow, reused.node()) + ": result of the earlier run");
            case CancelRequested cancel -> Optional.of(cancel.by().name() + " cancelled the run");
            case RunFinished finished -> finished(finished);
        };
    }

    private static String begun(RunStarted started) {
        String who = started.by().name();
        if (started.origin() != null) {
            return "Run again by " + who;
        }
        return switch (started.trigger()) {
            case "webhook" -> "Started by a webhook call";
            case "schedule" -> "Started by its schedule";
            default -> "Started by " + who;
        };
    }

    private static Optional<String> finished(RunFinished finished) {
        return switch (finished.outcome()) {
            case SUCCEEDED -> Optional.of("Finished");
            case CANCELLED -> Optional.of("Stopped");
            case FAILED -> Optional.of("Failed");
        };
    }

    private static String step(Workflow workflow, NodeId node) {
        return "**" + Words.title(workflow, node) + "**";
    }

    private static String result(NodeSucceeded done) {
        if (done.choice() != null) {
            return ": "
                    + switch (done.choice()) {
                        case "true" -> "yes";
                        case "false" -> "no";
                        default -> done.choice();
                    };
        }
        String brief = Words.brief(done.output()).replace("`", "'");
        return brief.isEmpty() ? ": done" : ": `" + brief + "`";
    }

    private static String failure(Workflow workflow, NodeFailed failed) {
        String reason = Words.message(workflow, failed.error());
        return failed.retryAt() == null
                ? " failed: " + reason
                : " failed, to be tried again at " + Words.moment(failed.retryAt()) + ": " + reason;
    }
}
