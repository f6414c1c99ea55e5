package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.approvals.StepOfRun;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Message;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.NodeState.AskingInput;
import dev.parley.engine.run.NodeState.Question;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalDelegated;
import dev.parley.engine.run.RunEvent.ApprovalEscalated;
import dev.parley.engine.run.RunEvent.ApprovalReminded;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.InputGiven;
import dev.parley.engine.run.RunEvent.InputRequested;
import dev.parley.engine.run.RunEvent.NodeAbandoned;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.RunEvent.Outcome;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.StepInDoubt;
import dev.parley.engine.run.RunEvent.WaitExpired;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cards a run puts into its conversation: posted once, changed when they are settled. For one thread. */
@Component
class Cards {
    private final PostedCards cards;
    private final RunHistory history;

    Cards(PostedCards cards, RunHistory history) {
        this.cards = cards;
        this.history = history;
    }

    /** What a card may need to know of its run. */
    record Subject(RunThread thread, StoredWorkflow stored, RunState run, Instant now) {
        Workflow workflow() {
            return stored.workflow();
        }

        StepOfRun step(StepId step) {
            return new StepOfRun(run.id(), step);
        }
    }

    void tell(Subject subject, List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case ApprovalRequested asked -> ask(subject, asked.step());
                case ApprovalVoted vote -> ask(subject, vote.step());
                case ApprovalReminded reminded -> nudge(subject, reminded.step(), recorded.seq(), "Reminder");
                case ApprovalEscalated escalated ->
                    nudge(
                            subject,
                            escalated.step(),
                            recorded.seq(),
                            (isForm(subject, escalated.step())
                                            ? "Nobody has filled this in yet, so "
                                            : "Nobody has decided yet, so ")
                                    + ApprovalWords.people(escalated.to()) + " may as well");
                case ApprovalDelegated handed ->
                    nudge(
                            subject,
                            handed.step(),
                            recorded.seq(),
                            handed.by().name() + " asks " + handed.to().name()
                                    + (isForm(subject, handed.step()) ? " to fill this in" : " to decide"));
                case ApprovalClosed closed -> close(subject, closed, recorded.at());
                case InputRequested asked -> ask(subject, asked.step());
                case InputGiven given -> fillIn(subject, given, recorded.at());
                case WaitExpired expired -> expire(subject, expired.step(), recorded.at());
                case StepInDoubt doubt -> doubt(subject, doubt);
                case DoubtResolved resolved ->
                    change(
                            subject,
                            RunCards.DOUBT + resolved.step(),
                            DoubtCard.resolved(subject.workflow(), subject.step(resolved.step()), resolved));
                case RunFinished finished -> finish(subject, finished);
                case NodeAbandoned left -> abandon(subject, left.step());
                default -> {}
            }
        }
    }

    private static boolean isForm(Subject subject, StepId step) {
        return subject.run().step(step).orElse(null) instanceof AskingInput;
    }

    /** Only while it is open still: these events may tell of its end as well. */
    private static Optional<Question> open(Subject subject, StepId step) {
        return subject.run().finished() == null && subject.run().step(step).orElse(null) instanceof Question question
                ? Optional.of(question)
                : Optional.empty();
    }

    private void ask(Subject subject, StepId step) {
        open(subject, step)
                .ifPresent(question -> cards.show(subject, card(question, step), asking(subject, step, question)));
    }

    /** The card shows it, and a message of its own calls the people. */
    private void nudge(Subject subject, StepId step, long seq, String why) {
        ask(subject, step);
        open(subject, step)
                .ifPresent(question -> cards.call(
                        subject,
                        card(question, step),
                        RunCards.NUDGE + step + ":" + seq,
                        nudging(subject, step, question, why)));
    }

    private static String card(Question question, StepId step) {
        return switch (question) {
            case Asking _ -> RunCards.APPROVAL + step;
            case AskingInput _ -> RunCards.FORM + step;
        };
    }

    private static Message asking(Subject subject, StepId step, Question question) {
        return switch (question) {
            case Asking asking -> ApprovalCard.asking(subject.workflow(), asking, subject.step(step));
            case AskingInput asking ->
                FormCard.asking(AskedForm.of(subject.workflow().name(), subject.step(step), asking), Form.Draft.EMPTY);
        };
    }

    private static Message nudging(Subject subject, StepId step, Question question, String why) {
        return switch (question) {
            case Asking asking -> ApprovalCard.nudging(subject.workflow(), asking, subject.step(step), why);
            case AskingInput asking -> FormCard.nudging(subject.workflow().name(), subject.step(step), asking, why);
        };
    }

    private void close(Subject subject, ApprovalClosed closed, Instant at) {
        cards.change(
                subject.thread(),
                RunCards.APPROVAL + closed.step(),
                () -> ApprovalCard.closed(
                        subject.workflow(), asked(subject, closed.step(), ApprovalRequested.class), closed, at));
        cards.change(subject.thread(), RunCards.NUDGE + closed.step(), Cards::answered);
    }

    private void fillIn(Subject subject, InputGiven given, Instant at) {
        cards.change(
                subject.thread(),
                RunCards.FORM + given.step(),
                () -> FormCard.given(
                        subject.workflow().name(),
                        asked(subject, given.step(), InputRequested.class),
                        given.by().name(),
                        given.values(),
                        at));
        cards.change(subject.thread(), RunCards.NUDGE + given.step(), Cards::answered);
    }

    private void expire(Subject subject, StepId step, Instant at) {
        cards.change(
                subject.thread(),
                RunCards.FORM + step,
                () -> FormCard.expired(subject.workflow().name(), asked(subject, step, InputRequested.class), at));
        cards.change(subject.thread(), RunCards.NUDGE + step, Cards::answered);
    }

    private void doubt(Subject subject, StepInDoubt doubt) {
        if (subject.run().finished() == null) {
            cards.show(
                    subject,
                    RunCards.DOUBT + doubt.step() + ":" + doubt.attempt(),
                    DoubtCard.asking(subject.workflow(), subject.step(doubt.step())));
        }
    }

    private void finish(Subject subject, RunFinished finished) {
        if (finished.outcome() == Outcome.FAILED) {
            RunKey key = subject.thread().key();
            cards.show(
                    subject,
                    RunCards.FAILURE,
                    FailureCard.open(
                            subject.workflow(),
                            subject.run(),
                            finished,
                            history.events(key.org(), key.run()),
                            subject.thread().isFolded()));
        }
    }

    /** Nobody waits for the answer to this card any longer. */
    private void abandon(Subject subject, StepId step) {
        RunThread thread = subject.thread();
        Workflow workflow = subject.workflow();
        String why = Words.endOf(subject.run());
        cards.change(
                thread,
                RunCards.APPROVAL + step,
                () -> ApprovalCard.abandoned(workflow, asked(subject, step, ApprovalRequested.class), why));
        cards.change(
                thread,
                RunCards.FORM + step,
                () -> FormCard.abandoned(workflow.name(), asked(subject, step, InputRequested.class), why));
        cards.change(thread, RunCards.NUDGE + step, Cards::answered);
        change(subject, RunCards.DOUBT + step, DoubtCard.ended(workflow, subject.step(step)));
    }

    /** What called people to a question that is settled: the card says how. */
    private static Message answered() {
        return Message.of("", Block.muted("This question is settled."));
    }

    private void change(Subject subject, String card, Message message) {
        cards.change(subject.thread(), card, () -> message);
    }

    private <Q extends NodeEvent> Q asked(Subject subject, StepId step, Class<Q> kind) {
        RunKey key = subject.thread().key();
        return history.eventsInPieces(key.org(), key.run())
                .map(RecordedEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(asked -> asked.step().equals(step))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Run " + key.run() + " never asked at " + step));
    }
}
