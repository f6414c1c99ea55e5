package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.bot.rehearsals.Keeping;
import dev.parley.bot.rehearsals.KeptTests;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog.InvalidWorkflowException;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.testing.Rehearsals;
import dev.parley.engine.testing.StoredTest;
import dev.parley.engine.testing.TestCase;
import dev.parley.engine.testing.TestCaseJson;
import dev.parley.engine.testing.TestCases;
import dev.parley.engine.testing.TestId;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A workflow's tests: keeping them, and running them all. */
@RestController
@RequestMapping("/api/workflows/{id}/tests")
class TestsController {
    private final TestCases tests;
    private final KeptTests kept;
    private final Rehearsals rehearsals;
    private final RecordedRun runs;
    private final Workflows workflows;
    private final Clock clock;

    TestsController(
            TestCases tests,
            KeptTests kept,
            Rehearsals rehearsals,
            RecordedRun runs,
            Workflows workflows,
            Clock clock) {
        this.tests = tests;
        this.kept = kept;
        this.rehearsals = rehearsals;
        this.runs = runs;
        this.workflows = workflows;
        this.clock = clock;
    }

    /**
     * Either a run to make the test of, or the case itself.
     *
     * @param name null means the case's own
     */
    record Save(
            @Nullable String name,
            @Nullable RunId execution,
            @JsonProperty("case") @Nullable JsonNode testCase) {}

    /**
     * What to play.
     *
     * @param version null means the newest draft
     * @param cases null means all
     */
    record Wish(@Nullable Integer version, @Nullable List<TestId> cases) {
        static final Wish ALL = new Wish(null, null);
    }

    @PostMapping
    ResponseEntity<StoredTest> save(Caller caller, @PathVariable WorkflowId id, @RequestBody Save body) {
        workflows.newest(caller, id);
        TestCase testCase = named(testCase(caller, id, body), body.name());
        StoredTest stored = switch (kept.keep(caller, id, testCase)) {
            case Keeping.Kept(StoredTest test) -> test;
            case Keeping.NameTaken(String name) ->
                throw ProblemException.conflict(
                        "There is a test \"%s\" already.".formatted(name),
                        "Send another `name`, or delete that test first.");
            case Keeping.NoName(int longest) ->
                throw ProblemException.badRequest(
                        "A test needs a `name` of 1 to %d characters on one line.".formatted(longest),
                        "Say what it shows: `{\"name\": \"Large orders need an approval\"}`.");
            case Keeping.TooLarge(int most) ->
                throw ProblemException.unprocessable(
                        "The test would take more than %d MiB.".formatted(most),
                        "Record a run with smaller values, or leave `expected.steps` out of its case.");
            case Keeping.Full(int most) ->
                throw ProblemException.conflict(
                        "This workflow has %d tests, which is the most it may have.".formatted(most),
                        "Delete one with DELETE /api/workflows/%s/tests/<test>.".formatted(id));
        };
        return ResponseEntity.created(URI.create("/api/workflows/%s/tests/%s".formatted(id, stored.id())))
                .body(stored);
    }

    @GetMapping
    Page<StoredTest> list(Caller caller, @PathVariable WorkflowId id) {
        workflows.newest(caller, id);
        return Page.all(tests.list(caller.org(), id));
    }

    @GetMapping("/{test}")
    JsonNode get(Caller caller, @PathVariable WorkflowId id, @PathVariable TestId test) {
        return TestCaseJson.write(find(caller, id, test));
    }

    @DeleteMapping("/{test}")
    ResponseEntity<Void> delete(Caller caller, @PathVariable WorkflowId id, @PathVariable TestId test) {
        if (!tests.delete(caller.org(), id, test)) {
            throw missing(id, test);
        }
        return ResponseEntity.noContent().build();
    }

    /** Plays tests against the newest draft, or the published version that the body names. */
    @PostMapping("/run")
    TestReport run(Caller caller, @PathVariable WorkflowId id, @RequestBody(required = false) @Nullable Wish body)
            throws InvalidWorkflowException {
        Wish wish = body == null ? Wish.ALL : body;
        StoredWorkflow workflow = wish.version() == null
                ? workflows.runnableDraft(caller, id)
                : workflows.version(caller, id, wish.version());
        List<TestId> wanted = wish.cases() == null
                ? tests.list(caller.org(), id).stream().map(StoredTest::id).toList()
                : wish.cases();
        return TestReport.of(
                workflow.version(),
                wanted.stream()
                        .map(test -> {
                            TestCase testCase = find(caller, id, test);
                            return TestReport.Case.of(
                                    test,
                                    testCase.name(),
                                    rehearsals.play(caller.org(), workflow.workflow(), testCase));
                        })
                        .toList());
    }

    private TestCase testCase(Caller caller, WorkflowId id, Save body) {
        if ((body.execution() == null) == (body.testCase() == null)) {
            throw ProblemException.badRequest(
                    "A test is made either of a run or of a case.",
                    "Send `{\"execution\": \"<id>\"}` or `{\"case\": {…}}`, and a `name`.");
        }
        return body.execution() == null ? read(body.testCase()) : recorded(caller, id, body.execution());
    }

    private TestCase recorded(Caller caller, WorkflowId id, RunId execution) {
        RunSummary run = runs.ended(caller, execution);
        if (!run.workflow().id().equals(id)) {
            throw ProblemException.unprocessable(
                    "Run %s is of another workflow, \"%s\".".formatted(execution, run.workflowName()),
                    "Save it with POST /api/workflows/%s/tests."
                            .formatted(run.workflow().id()));
        }
        return runs.testCase(caller, run, run.workflowName() + " at " + run.startedAt());
    }

    private TestCase read(JsonNode written) {
        try {
            return TestCaseJson.read(written, clock.instant());
        } catch (IllegalArgumentException e) {
            throw ProblemException.unprocessable(
                    String.valueOf(e.getMessage()), "GET /api/executions/<id>/testcase shows what a case looks like.");
        }
    }

    private static TestCase named(TestCase testCase, @Nullable String wanted) {
        String name = (wanted == null ? testCase.name() : wanted).strip();
        return new TestCase(name, testCase.given(), testCase.mocks(), testCase.expected());
    }

    private TestCase find(Caller caller, WorkflowId id, TestId test) {
        return tests.find(caller.org(), id, test).orElseThrow(() -> missing(id, test));
    }

    private static ProblemException missing(WorkflowId id, TestId test) {
        return ProblemException.notFound(
                "Workflow %s has no test %s.".formatted(id, test),
                "GET /api/workflows/%s/tests lists its tests.".formatted(id));
    }
}
