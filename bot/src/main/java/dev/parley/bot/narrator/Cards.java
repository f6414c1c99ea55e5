package dev.parley.bot.narrator;

import dev.parley.bot.approvals.StepOfRun;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.NodeAbandoned;
import dev.parley.engine.run.RunEvent.Outcome;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.StepInDoubt;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cards a run puts into its conversation: posted once, changed when they are settled. For one thread. */
@Component
class Cards {
    /** For each conversation, cards of runs that come too fast to be told one by one. */
    private static final int MOST_A_MINUTE = 20;

    private final ChatSurface surface;
    private final RunCards cards;
    private final RunHistory history;
    private final Summaries summaries;
    private final FloodGate gate = new FloodGate(MOST_A_MINUTE);

    Cards(ChatSurface surface, RunCards cards, RunHistory history, Summaries summaries) {
        this.surface = surface;
        this.cards = cards;
        this.history = history;
        this.summaries = summaries;
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
                case ApprovalClosed closed -> close(subject, closed, recorded.at());
                case StepInDoubt doubt -> doubt(subject, doubt);
                case DoubtResolved resolved -> resolve(subject, resolved);
                case RunFinished finished -> finish(subject, finished);
                case NodeAbandoned left -> abandon(subject, left.step());
                default -> {}
            }
        }
    }

    /** Only while it is open still: these events may tell of its end as well. */
    private void ask(Subject subject, StepId step) {
        if (subject.run().step(step).orElse(null) instanceof Asking asking
                && subject.run().finished() == null) {
            show(
                    subject,
                    RunCards.APPROVAL + step,
                    ApprovalCard.asking(subject.workflow(), asking, subject.step(step)));
        }
    }

    private void close(Subject subject, ApprovalClosed closed, Instant at) {
        change(
                subject,
                RunCards.APPROVAL + closed.step(),
                () -> ApprovalCard.closed(subject.workflow(), asked(subject, closed.step()), closed, at));
    }

    private void doubt(Subject subject, StepInDoubt doubt) {
        if (subject.run().finished() == null) {
            show(
                    subject,
                    RunCards.DOUBT + doubt.step() + ":" + doubt.attempt(),
                    DoubtCard.asking(subject.workflow(), subject.step(doubt.step())));
        }
    }

    private void resolve(Subject subject, DoubtResolved resolved) {
        Message message = DoubtCard.resolved(subject.workflow(), subject.step(resolved.step()), resolved);
        cards.all(subject.thread().key()).forEach((card, id) -> {
            if (card.startsWith(RunCards.DOUBT + resolved.step() + ":")) {
                surface.update(subject.thread().place(), id, message);
            }
        });
    }

    private void finish(Subject subject, RunFinished finished) {
        if (finished.outcome() == Outcome.FAILED) {
            show(subject, RunCards.FAILURE, failure(subject, finished));
        }
    }

    private Message failure(Subject subject, RunFinished finished) {
        RunKey key = subject.thread().key();
        return FailureCard.open(
                subject.workflow(),
                subject.run(),
                finished,
                history.events(key.org(), key.run()),
                subject.thread().isFolded());
    }

    /** Nobody waits for the answer to this card any longer. */
    private void abandon(Subject subject, StepId step) {
        change(
                subject,
                RunCards.APPROVAL + step,
                () -> ApprovalCard.cancelled(subject.workflow(), asked(subject, step), canceller(subject)));
        Message ended = DoubtCard.ended(subject.workflow(), subject.step(step));
        cards.all(subject.thread().key()).forEach((card, id) -> {
            if (card.startsWith(RunCards.DOUBT + step + ":")) {
                surface.update(subject.thread().place(), id, ended);
            }
        });
    }

    private static @Nullable String canceller(Subject subject) {
        return subject.run().cancelled() == null
                ? null
                : subject.run().cancelled().by().name();
    }

    private void show(Subject subject, String card, Message message) {
        RunThread thread = subject.thread();
        Optional<MessageId> posted = cards.find(thread.key(), card);
        if (posted.isPresent()) {
            surface.update(thread.place(), posted.get(), message);
        } else if (!thread.isFolded() || gate.lets(thread.place(), subject.now())) {
            cards.add(thread.key(), card, surface.post(thread.place(), message));
        } else if (!card.equals(RunCards.FAILURE)) {
            summaries.waitsUnseen(thread.place(), subject.stored(), subject.now());
        }
    }

    private void change(Subject subject, String card, Supplier<Message> message) {
        cards.find(subject.thread().key(), card)
                .ifPresent(id -> surface.update(subject.thread().place(), id, message.get()));
    }

    private ApprovalRequested asked(Subject subject, StepId step) {
        RunKey key = subject.thread().key();
        return history.events(key.org(), key.run()).stream()
                .flatMap(recorded -> recorded.event() instanceof ApprovalRequested asked
                                && asked.step().equals(step)
                        ? Stream.of(asked)
                        : Stream.empty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Run " + key.run() + " never asked at " + step));
    }
}
