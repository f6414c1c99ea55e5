package dev.parley.bot.narrator;

import dev.parley.bot.chat.Place;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The runs that a conversation has heard of, or is about to. */
@Component
public class ToldRuns {
    /** What happened longer ago is called by its name. */
    private static final int LOOKED_AT = 200;

    private final RunHistory history;
    private final RunThreads threads;
    private final WorkflowCatalog catalog;

    ToldRuns(RunHistory history, RunThreads threads, WorkflowCatalog catalog) {
        this.history = history;
        this.threads = threads;
        this.catalog = catalog;
    }

    /** Of the organization's latest runs those told here, newest first. */
    public List<RunSummary> latest(Place place) {
        List<RunSummary> latest = history.outline(place.org(), null, null, null, LOOKED_AT);
        Map<RunId, RunThread> told =
                threads.find(place.org(), latest.stream().map(RunSummary::id).toList());
        Map<WorkflowRef, Boolean> homes = new HashMap<>();
        return latest.stream()
                .filter(run -> told.containsKey(run.id())
                        ? told.get(run.id()).place().equals(place)
                        : homes.computeIfAbsent(run.workflow(), ref -> isHome(place, ref)))
                .toList();
    }

    /** How far a run was told is written down a moment after people have read it. */
    private boolean isHome(Place place, WorkflowRef workflow) {
        return catalog.revision(place.org(), workflow)
                .flatMap((StoredWorkflow stored) -> Optional.ofNullable(stored.home()))
                .filter(place.conversation()::equals)
                .isPresent();
    }
}
