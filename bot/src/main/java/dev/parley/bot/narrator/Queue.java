package dev.parley.bot.narrator;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.RunStatus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Runs that wait for their turn, and how many are before them. For one thread. */
@Component
class Queue {
    /** As many as have a live message of their own in a minute. */
    private static final int MOST_UPDATED = 20;

    private static final int MOST_COUNTED = 200;

    private final RunHistory history;
    private final RunThreads threads;
    private final Revisions revisions;
    private final ChatSurface surface;
    private final Set<Line> moved = new LinkedHashSet<>();

    Queue(RunHistory history, RunThreads threads, Revisions revisions, ChatSurface surface) {
        this.history = history;
        this.threads = threads;
        this.revisions = revisions;
        this.surface = surface;
    }

    private record Line(OrgId org, WorkflowId workflow) {}

    /** How many of the same workflow wait before this one. */
    int ahead(OrgId org, RunState run) {
        return history.outline(org, run.started().workflow().id(), RunStatus.QUEUED, run.id(), MOST_COUNTED)
                .size();
    }

    /** One of this workflow's runs waits no longer. */
    void moved(OrgId org, WorkflowId workflow) {
        moved.add(new Line(org, workflow));
    }

    /** Says in the live messages of those still waiting how many are before them now. */
    void flush() {
        List<Line> lines = List.copyOf(moved);
        moved.clear();
        lines.forEach(this::flush);
    }

    private void flush(Line line) {
        List<RunId> waiting =
                history.outline(line.org(), line.workflow(), RunStatus.QUEUED, null, MOST_COUNTED).stream()
                        .map(RunSummary::id)
                        .toList()
                        .reversed();
        Map<RunId, RunThread> told = threads.find(line.org(), waiting);
        waiting.stream()
                .filter(run -> told.containsKey(run) && !told.get(run).isFolded())
                .limit(MOST_UPDATED)
                .forEach(run -> update(told.get(run), waiting.indexOf(run)));
    }

    private void update(RunThread thread, int ahead) {
        OrgId org = thread.key().org();
        List<RecordedEvent> events = history.events(org, thread.key().run());
        if (events.getFirst().event() instanceof RunStarted started && thread.root() != null) {
            StoredWorkflow workflow = revisions.of(org, started);
            RunState run = revisions.fold(workflow, thread.key().run(), events);
            if (run.isQueued() && run.finished() == null) {
                surface.update(thread.place(), thread.root(), RootMessage.of(workflow.workflow(), run, ahead));
            }
        }
    }
}
