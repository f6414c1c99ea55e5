package dev.parley.bot.api;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.testing.Comparison;
import dev.parley.engine.testing.Rehearsals;
import dev.parley.engine.testing.TestCaseJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What an ended run says of another one, and to those that come. */
@RestController
@RequestMapping("/api/executions/{id}")
class ComparisonsController {
    private final RecordedRun runs;
    private final Rehearsals rehearsals;

    ComparisonsController(RecordedRun runs, Rehearsals rehearsals) {
        this.runs = runs;
        this.rehearsals = rehearsals;
    }

    /** @param more how many differences are not shown */
    record Diff(RunId execution, RunId against, boolean same, List<DifferenceView> differences, int more) {}

    /** @param against the run it replays when null */
    @GetMapping("/diff")
    Diff diff(Caller caller, @PathVariable RunId id, @RequestParam(required = false) @Nullable RunId against) {
        RunSummary run = runs.ended(caller, id);
        RunId other = against == null ? run.origin() : against;
        if (other == null) {
            throw ProblemException.badRequest(
                    "Run %s replays no other run, so there is nothing to compare it with.".formatted(id),
                    "Say with which: GET /api/executions/%s/diff?against=<id>.".formatted(id));
        }
        RunSummary earlier = runs.ended(caller, other);
        if (!earlier.workflow().id().equals(run.workflow().id())) {
            throw ProblemException.unprocessable(
                    "Run %s is of the workflow \"%s\", run %s of \"%s\"."
                            .formatted(id, run.workflowName(), other, earlier.workflowName()),
                    "Compare runs of the same workflow.");
        }
        Comparison comparison = rehearsals.compare(caller.org(), id, other);
        return new Diff(id, other, comparison.isSame(), DifferenceView.of(comparison), comparison.more());
    }

    @GetMapping("/testcase")
    JsonNode testCase(Caller caller, @PathVariable RunId id) {
        RunSummary run = runs.ended(caller, id);
        return TestCaseJson.write(runs.testCase(caller, run, run.workflowName() + " at " + run.startedAt()));
    }
}
