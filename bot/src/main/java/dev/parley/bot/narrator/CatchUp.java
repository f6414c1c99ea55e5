package dev.parley.bot.narrator;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what the last process may have left untold: runs without a told end, and runs so young that nothing was told at all. */
@Component
class CatchUp {
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 25;

    /** The narrator is never further behind than this while it is well. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final RunThreads threads;
    private final RunHistory history;

    CatchUp(RunThreads threads, RunHistory history) {
        this.threads = threads;
        this.history = history;
    }

    /** Oldest first within an organization. */
    List<RunKey> untold() {
        List<RunKey> untold = new ArrayList<>();
        for (OrgId org : threads.organizations()) {
            threads.open(org).forEach(run -> untold.add(new RunKey(org, run)));
            young(org).reversed().forEach(run -> untold.add(new RunKey(org, run)));
        }
        return untold;
    }

    private List<RunId> young(OrgId org) {
        Optional<Instant> since = threads.youngest(org).map(CatchUp::startOf).map(start -> start.minus(MARGIN));
        List<RunId> young = new ArrayList<>();
        RunId cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<RunSummary> runs = page(org, cursor);
            List<RunId> recent = runs.stream()
                    .filter(run -> since.isEmpty() || run.startedAt().isAfter(since.get()))
                    .map(RunSummary::id)
                    .toList();
            Set<RunId> known = threads.find(org, recent).keySet();
            recent.stream().filter(run -> !known.contains(run)).forEach(young::add);
            if (recent.size() < PAGE) {
                break;
            }
            cursor = recent.getLast();
        }
        return young;
    }

    private List<RunSummary> page(OrgId org, @Nullable RunId before) {
        return history.outline(org, null, null, before, PAGE);
    }

    /** Run ids begin with their time (RFC 9562, version 7). */
    private static Instant startOf(RunId run) {
        return Instant.ofEpochMilli(run.value().getMostSignificantBits() >>> 16);
    }
}
