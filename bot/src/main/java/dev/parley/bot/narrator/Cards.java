package dev.parley.bot.narrator;

import dev.parley.bot.approvals.StepOfRun;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.DelayStarted;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeReused;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.RunEvent.Outcome;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunEvent.StepInDoubt;
import dev.parley.engine.run.RunState;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

        StepOfRun step(NodeId node) {
            return new StepOfRun(run.id(), node);
        }
    }

    void tell(Subject subject, List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case ApprovalRequested asked -> ask(subject, asked.node());
                case ApprovalVoted vote -> ask(subject, vote.node());
                case ApprovalClosed closed -> close(subject, closed, recorded.at());
                case StepInDoubt doubt -> doubt(subject, doubt);
                case DoubtResolved resolved -> resolve(subject, resolved);
                case RunFinished finished -> finish(subject, finished);
                case RunStarted _,
                        NodeStarted _,
                        NodeSucceeded _,
                        NodeFailed _,
                        DelayStarted _,
                        NodeReused _,
                        CancelRequested _ -> {}
            }
        }
    }

    /** Only while it is open still: these events may tell of its end as well. */
    private void ask(Subject subject, NodeId node) {
        if (subject.run().nodes().get(node) instanceof Asking asking
                && subject.run().finished() == null) {
            show(
                    subject,
                    RunCards.APPROVAL + node,
                    ApprovalCard.asking(subject.workflow(), asking, subject.step(node)));
        }
    }

    private void close(Subject subject, ApprovalClosed closed, Instant at) {
        change(
                subject,
                RunCards.APPROVAL + closed.node(),
                () -> ApprovalCard.closed(subject.workflow(), asked(subject, closed.node()), closed, at));
    }

    private void doubt(Subject subject, StepInDoubt doubt) {
        if (subject.run().finished() == null) {
            show(
                    subject,
                    RunCards.DOUBT + doubt.node() + ":" + doubt.attempt(),
                    DoubtCard.asking(subject.workflow(), subject.step(doubt.node())));
        }
    }

    private void resolve(Subject subject, DoubtResolved resolved) {
        Message message = DoubtCard.resolved(subject.workflow(), subject.step(resolved.node()), resolved);
        cards.all(subject.thread().key()).forEach((card, id) -> {
            if (card.startsWith(RunCards.DOUBT + resolved.node() + ":")) {
                surface.update(subject.thread().place(), id, message);
            }
        });
    }

    private void finish(Subject subject, RunFinished finished) {
        if (finished.outcome() == Outcome.FAILED) {
            show(subject, RunCards.FAILURE, failure(subject, finished));
        }
        cards.all(subject.thread().key())
                .forEach((card, id) -> leftOpen(subject, card)
                        .ifPresent(message -> surface.update(subject.thread().place(), id, message)));
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

    /** What a card says that still waits for an answer although the run has ended; empty for any other card. */
    private Optional<Message> leftOpen(Subject subject, String card) {
        for (Map.Entry<NodeId, NodeState> step : subject.run().nodes().entrySet()) {
            NodeId node = step.getKey();
            if (step.getValue() instanceof Asking && card.equals(RunCards.APPROVAL + node)) {
                return Optional.of(
                        ApprovalCard.cancelled(subject.workflow(), asked(subject, node), canceller(subject)));
            }
            if (step.getValue() instanceof NodeState.InDoubt && card.startsWith(RunCards.DOUBT + node + ":")) {
                return Optional.of(DoubtCard.ended(subject.workflow(), subject.step(node)));
            }
        }
        return Optional.empty();
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

    private ApprovalRequested asked(Subject subject, NodeId node) {
        RunKey key = subject.thread().key();
        return history.events(key.org(), key.run()).stream()
                .flatMap(recorded -> recorded.event() instanceof ApprovalRequested asked
                                && asked.node().equals(node)
                        ? Stream.of(asked)
                        : Stream.empty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Run " + key.run() + " never asked at " + node));
    }
}
