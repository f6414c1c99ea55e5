package dev.parley.bot.api;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.testing.Rehearsals;
import dev.parley.engine.testing.TestCase;
import org.springframework.stereotype.Component;

/** Ended runs as controllers need them: what is missing is a 404, what cannot be used yet a 409. */
@Component
class RecordedRun {
    private final RunHistory history;
    private final Rehearsals rehearsals;

    RecordedRun(RunHistory history, Rehearsals rehearsals) {
        this.history = history;
        this.rehearsals = rehearsals;
    }

    RunSummary ended(Caller caller, RunId id) {
        RunSummary run = history.find(caller.org(), id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no run %s.".formatted(id), "GET /api/executions lists those of your organization."));
        if (!run.status().hasEnded()) {
            throw ProblemException.conflict(
                    "Run %s is still going on (%s).".formatted(id, run.status()), "Cancel it or let it end first.");
        }
        return run;
    }

    TestCase testCase(Caller caller, RunSummary ended, String name) {
        if (ended.status() == RunStatus.CANCELLED) {
            throw ProblemException.conflict(
                    "Run %s was cancelled, which no workflow does by itself.".formatted(ended.id()),
                    "Take a run that came to its own end, or replay this one.");
        }
        return rehearsals.testCase(caller.org(), ended.id(), name);
    }
}
