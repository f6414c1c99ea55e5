package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalDelegated;
import dev.parley.engine.run.RunEvent.ApprovalEscalated;
import dev.parley.engine.run.RunEvent.ApprovalReminded;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.Decision;
import dev.parley.engine.run.RunEvent.DelayStarted;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.EventAwaited;
import dev.parley.engine.run.RunEvent.EventReceived;
import dev.parley.engine.run.RunEvent.InputGiven;
import dev.parley.engine.run.RunEvent.InputReplaced;
import dev.parley.engine.run.RunEvent.InputRequested;
import dev.parley.engine.run.RunEvent.LoopStarted;
import dev.parley.engine.run.RunEvent.NodeAbandoned;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeReused;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.RunEvent.RoundEnded;
import dev.parley.engine.run.RunEvent.RunAdmitted;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunQueued;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunEvent.StepInDoubt;
import dev.parley.engine.run.RunEvent.TimeRanOut;
import dev.parley.engine.run.RunEvent.WaitExpired;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened, line by line, for the thread beneath a run's live message. */
@Component
class StepLog {
    private final RunLinks links;

    StepLog(RunLinks links) {
        this.links = links;
    }

    /** @param after the run after these events */
    List<String> lines(OrgId org, Workflow workflow, RunState after, List<RecordedEvent> events) {
        return events.stream()
                .map(RecordedEvent::event)
                .filter(event -> LoopLog.isTold(event, after))
                .flatMap(event -> line(org, workflow, after.id(), event).stream())
                .toList();
    }

    private Optional<String> line(OrgId org, Workflow workflow, RunId run, RunEvent event) {
        return switch (event) {
            case RunStarted started -> Optional.of(begun(org, started));
            // A further attempt was told of with the failure before it.
            case NodeStarted _ -> Optional.empty();
            case NodeSucceeded done -> told(workflow, done.step(), result(org, workflow, run, done));
            case NodeFailed failed ->
                Optional.of(step(workflow, failed.step())
                        + failure(workflow, failed)
                        + called(org, workflow, run, failed.step())
                                .map(link -> " _" + link + "_")
                                .orElse(""));
            case DelayStarted delay -> told(workflow, delay.step(), "waiting until " + Words.moment(delay.until()));
            case ApprovalRequested asked ->
                told(workflow, asked.step(), "asked " + ApprovalWords.people(asked.approvers()));
            case ApprovalVoted vote ->
                told(
                        workflow,
                        vote.step(),
                        vote.by().name() + (vote.approve() ? " approved" : " rejected") + said(vote.comment()));
            case ApprovalReminded reminded -> told(workflow, reminded.step(), "reminded those who have not answered");
            case ApprovalEscalated escalated ->
                told(
                        workflow,
                        escalated.step(),
                        "nobody has answered, so " + ApprovalWords.people(escalated.to()) + " may as well");
            case ApprovalDelegated handed ->
                told(
                        workflow,
                        handed.step(),
                        handed.by().name() + " handed this on to " + handed.to().name() + said(handed.comment()));
            case ApprovalClosed closed ->
                // The answer that settled it has its own line.
                closed.decision() == Decision.EXPIRED
                        ? told(workflow, closed.step(), "nobody answered in time")
                        : Optional.empty();
            case StepInDoubt doubt ->
                told(workflow, doubt.step(), "Parley stopped during this step and cannot tell whether it happened");
            case DoubtResolved resolved ->
                told(workflow, resolved.step(), resolved.by().name() + " said: " + DoubtCard.words(resolved.answer()));
            case NodeReused reused -> told(workflow, reused.step(), "result of the earlier run");
            case InputRequested asked ->
                told(workflow, asked.step(), "asked " + ApprovalWords.people(asked.assignees()) + " to fill in a form");
            case InputGiven given -> told(workflow, given.step(), given.by().name() + " filled in the form");
            case EventAwaited awaited ->
                told(workflow, awaited.step(), "waiting for an event of `" + awaited.source() + "`");
            case EventReceived received -> told(workflow, received.step(), "the event has come");
            case WaitExpired expired -> told(workflow, expired.step(), "nothing came in time");
            case NodeAbandoned left -> told(workflow, left.step(), "not waited for any longer");
            case RunCalled call ->
                told(
                        workflow,
                        call.step(),
                        "started " + links.to(org, call.child()).orElse("another workflow"));
            case LoopStarted loop -> begun(workflow, loop).flatMap(words -> told(workflow, loop.step(), words));
            case RoundEnded round ->
                Optional.ofNullable(round.error())
                        .flatMap(error -> told(
                                workflow,
                                round.step(),
                                "number " + (round.index() + 1) + " failed: " + Words.message(workflow, error)));
            case InputReplaced replaced -> told(workflow, replaced.step(), "works on the edited input");
            case RunQueued _ -> Optional.of("Waiting for its turn");
            case RunAdmitted _ -> Optional.of("Its turn has come");
            case TimeRanOut late -> Optional.of("The run took longer than " + Words.lasted(late.timeout()));
            case CancelRequested cancel -> Optional.of(cancel.by().name() + " cancelled the run");
            case RunFinished finished -> Optional.of(finished(finished));
        };
    }

    private String begun(OrgId org, RunStarted started) {
        String who = started.by().name();
        if (started.caller() != null) {
            return "Called by " + links.to(org, started.caller().run()).orElse("another workflow");
        }
        if (started.origin() != null) {
            return "Run again by " + who;
        }
        return switch (started.trigger()) {
            case "webhook" -> "Started by a webhook call";
            case "schedule" -> "Started by its schedule";
            default -> "Started by " + who;
        };
    }

    private static Optional<String> begun(Workflow workflow, LoopStarted loop) {
        if (loop.items() == null) {
            return Optional.empty();
        }
        int count = loop.items().size();
        String words = workflow.node(loop.step().node())
                .map(node -> LoopWords.counted(node, count))
                .orElse(count + " items");
        return Optional.of(
                count > LoopLog.FIRST_ROUNDS
                        ? words + "; listed here: the first " + LoopLog.FIRST_ROUNDS + ", and what fails"
                        : words);
    }

    private static String finished(RunFinished finished) {
        return switch (finished.outcome()) {
            case SUCCEEDED -> "Finished";
            case CANCELLED -> "Stopped";
            case FAILED -> "Failed";
        };
    }

    private static Optional<String> told(Workflow workflow, StepId step, String words) {
        return Optional.of(step(workflow, step) + ": " + words);
    }

    private static String said(@Nullable String comment) {
        return comment == null ? "" : " (“" + comment + "”)";
    }

    private static String step(Workflow workflow, StepId step) {
        return "**" + Words.title(workflow, step) + "**";
    }

    private String result(OrgId org, Workflow workflow, RunId run, NodeSucceeded done) {
        if (done.choice() != null) {
            return switch (done.choice()) {
                case "true" -> "yes";
                case "false" -> "no";
                default -> done.choice();
            };
        }
        Optional<Node> node = workflow.node(done.step().node());
        if (node.isPresent() && node.get() instanceof Node.Container loop) {
            return LoopWords.outcome(loop, done.output());
        }
        Optional<String> called = called(org, workflow, run, done.step());
        String brief = Words.brief(done.output()).replace("`", "'");
        String result = brief.isEmpty() ? "done" : "`" + brief + "`";
        return called.map(link -> link + " is done" + (brief.isEmpty() ? "" : ": " + result))
                .orElse(result);
    }

    /** Empty for a step that calls no workflow. */
    private Optional<String> called(OrgId org, Workflow workflow, RunId run, StepId step) {
        return workflow.node(step.node())
                .filter(Node.CallWorkflow.class::isInstance)
                .flatMap(_ -> links.calledBy(org, run, step));
    }

    private static String failure(Workflow workflow, NodeFailed failed) {
        String reason = Words.message(workflow, failed.error());
        String itself = "“" + Words.title(workflow, failed.node()) + "” ";
        // The line begins with the step already.
        boolean isAboutItself = reason.startsWith(itself);
        String words = isAboutItself ? reason.substring(itself.length()) : reason;
        if (failed.retryAt() == null) {
            return " failed: " + (isAboutItself ? "it " : "") + words;
        }
        return (isAboutItself ? " " : " failed: ") + words + " To be tried again at " + Words.moment(failed.retryAt())
                + ".";
    }
}
