package dev.parley.bot.narrator;

import dev.parley.bot.chat.Place;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.run.RunId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The runs that a conversation has heard of. */
@Component
public class ToldRuns {
    /** What happened longer ago is called by its name. */
    private static final int LOOKED_AT = 200;

    private final RunHistory history;
    private final RunThreads threads;

    ToldRuns(RunHistory history, RunThreads threads) {
        this.history = history;
        this.threads = threads;
    }

    /** Of the organization's latest runs those told here, newest first. */
    public List<RunSummary> latest(Place place) {
        List<RunSummary> latest = history.list(place.org(), null, null, null, LOOKED_AT);
        Map<RunId, RunThread> told = threads.find(
                place.org(), latest.stream().map(RunSummary::id).toList());
        return latest.stream()
                .filter(run -> told.containsKey(run.id())
                        && told.get(run.id()).place().equals(place))
                .toList();
    }
}
