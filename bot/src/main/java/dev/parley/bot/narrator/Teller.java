package dev.parley.bot.narrator;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunAdmitted;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what is new of one run: its live message, the log beneath it, its cards; or counts it. For one thread. */
@Component
class Teller {
    /** For each workflow and conversation, runs with a live message of their own. */
    private static final int MOST_RUNS_A_MINUTE = 20;

    private final ChatSurface surface;
    private final RunHistory history;
    private final Revisions revisions;
    private final Cards cards;
    private final Summaries summaries;
    private final StepLog log;
    private final Queue queue;
    private final RunThreads threads;
    private final Quietness quietness;
    private final FloodGate gate = new FloodGate(MOST_RUNS_A_MINUTE);

    Teller(
            ChatSurface surface,
            RunHistory history,
            Revisions revisions,
            Cards cards,
            Summaries summaries,
            StepLog log,
            Queue queue,
            RunThreads threads,
            Quietness quietness) {
        this.quietness = quietness;
        this.threads = threads;
        this.log = log;
        this.queue = queue;
        this.surface = surface;
        this.history = history;
        this.revisions = revisions;
        this.cards = cards;
        this.summaries = summaries;
    }

    private record Subject(Place place, WorkflowId workflow) {}

    /** A run and what is new of it. */
    private record News(RunState run, List<RecordedEvent> events) {}

    /** @param before null when nothing was told of this run yet. @return empty when there is nothing to tell, or nobody to tell it */
    Optional<RunThread> tell(Heard heard, @Nullable RunThread before, Instant now) {
        News news = news(heard, before == null ? 0 : before.narratedSeq());
        if (news.events().isEmpty()) {
            return Optional.empty();
        }
        RunState run = news.run();
        Optional<Place> place =
                before == null ? revisions.place(heard.key().org(), run.started()) : Optional.of(before.place());
        if (place.isEmpty()) {
            return Optional.empty();
        }
        StoredWorkflow workflow = revisions.of(heard.key().org(), run.started());
        RunThread thread = before == null ? begin(heard.key(), place.get(), workflow, run, now) : before;
        if (thread.root() != null) {
            if (before != null) {
                surface.update(thread.place(), thread.root(), root(heard.key(), workflow, run));
            }
            log(thread, thread.root(), workflow, news);
        }
        cards.tell(new Cards.Subject(thread, workflow, run, now), news.events());
        if (thread.isFolded()
                && run.finished() != null
                && !quietness.isQuiet(thread.place(), workflow.ref().id())) {
            summaries.ended(thread.place(), workflow, run.finished().outcome(), now);
        }
        if (news.events().stream().anyMatch(recorded -> leavesQueue(recorded, run))) {
            queue.moved(heard.key().org(), workflow.ref().id());
        }
        return Optional.of(thread.toldUpTo(run.seq(), run.finished() != null));
    }

    private RunThread begin(RunKey key, Place place, StoredWorkflow workflow, RunState run, Instant now) {
        boolean isShown = run.started().mode() == Mode.TEST || isShown(place, workflow, run, now);
        MessageId root = isShown ? surface.post(place, null, root(key, workflow, run), "run " + key.run()) : null;
        RunThread thread = new RunThread(key, place, root, 0, false);
        if (run.started().caller() != null) {
            // The caller's log leads here before this round of telling is written down.
            threads.save(List.of(thread));
        }
        return thread;
    }

    /** Whoever starts a run by hand wants to see it. */
    private static boolean isAskedFor(RunState run) {
        boolean isByHand = Set.of("manual", "chat").contains(run.started().trigger());
        return isByHand && run.started().replyTo() != null || run.started().origin() != null;
    }

    private boolean isShown(Place place, StoredWorkflow workflow, RunState run, Instant now) {
        if (!isAskedFor(run)) {
            if (quietness.isQuiet(place, workflow.ref().id())) {
                return false;
            }
            quietness.ran(place, workflow, now);
        }
        return gate.lets(new Subject(place, workflow.ref().id()), now);
    }

    private Message root(RunKey key, StoredWorkflow workflow, RunState run) {
        boolean isQueued = run.isQueued() && run.finished() == null;
        return RootMessage.of(workflow.workflow(), run, isQueued ? queue.ahead(key.org(), run) : 0);
    }

    private static boolean leavesQueue(RecordedEvent recorded, RunState run) {
        return recorded.event() instanceof RunAdmitted || recorded.event() instanceof RunFinished && run.isQueued();
    }

    private void log(RunThread thread, MessageId root, StoredWorkflow workflow, News news) {
        List<String> lines = log.lines(thread.key().org(), workflow.workflow(), news.run(), news.events());
        if (!lines.isEmpty()) {
            String list = lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
            surface.post(
                    thread.place(),
                    root,
                    Message.of("", Block.text(list)),
                    "log " + thread.key().run() + " " + news.events().getFirst().seq());
        }
    }

    private News news(Heard heard, long told) {
        List<RecordedEvent> fresh = after(told, heard.events());
        if (heard.after() != null && !fresh.isEmpty() && fresh.getFirst().seq() == told + 1) {
            return new News(heard.after(), fresh);
        }
        if (heard.after() != null && heard.after().seq() <= told) {
            return new News(heard.after(), List.of());
        }
        return fromJournal(heard, told);
    }

    private News fromJournal(Heard heard, long told) {
        RunKey key = heard.key();
        List<RecordedEvent> all = history.events(key.org(), key.run());
        if (all.isEmpty() || !(all.getFirst().event() instanceof RunStarted started)) {
            throw new IllegalStateException("The journal has no run " + key.run());
        }
        RunState run = revisions.fold(revisions.of(key.org(), started), key.run(), all);
        return new News(run, after(told, all));
    }

    private static List<RecordedEvent> after(long told, List<RecordedEvent> events) {
        return events.stream().filter(event -> event.seq() > told).toList();
    }
}
