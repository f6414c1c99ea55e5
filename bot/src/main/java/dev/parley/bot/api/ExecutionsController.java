package dev.parley.bot.api;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.narrator.RunAddresses;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog.InvalidWorkflowException;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.RunFilter;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.journal.TraceCursor;
import dev.parley.engine.journal.TracePart;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.StartRun;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Starting runs, looking at them, and stepping in. */
@RestController
class ExecutionsController {
    private final Runtime runtime;
    private final RunHistory history;
    private final Workflows workflows;
    private final RunAddresses addresses;

    ExecutionsController(Runtime runtime, RunHistory history, Workflows workflows, RunAddresses addresses) {
        this.runtime = runtime;
        this.history = history;
        this.workflows = workflows;
        this.addresses = addresses;
    }

    /** @param mode {@code live} when null */
    record Start(
            @Nullable JsonNode input,
            @Nullable Mode mode,
            @Nullable Map<NodeId, JsonNode> mocks) {}

    record Cancel(@Nullable String reason) {}

    /**
     * @param from step to begin with; null means from the beginning
     * @param input replaces the run's input
     * @param stepInput replaces what step {@code from} would work on
     * @param version published version to run; null means the revision that ran
     * @param draft whether a test is to go on with the newest draft; null means no
     */
    record Again(
            @Nullable NodeId from,
            @Nullable JsonNode input,
            @Nullable JsonNode stepInput,
            @Nullable Integer version,
            @Nullable Boolean draft) {}

    record Doubt(@Nullable DoubtAnswer answer) {}

    record Accepted(RunId id) {}

    /** @param payload all that its trigger gave; {@code input} is what of it the workflow works on */
    record Beginning(String trigger, JsonNode payload, JsonNode input) {}

    /** Runs the live version, or, as a test, the newest draft. */
    @PostMapping("/api/workflows/{id}/executions")
    ResponseEntity<Accepted> start(
            Caller caller, @PathVariable WorkflowId id, @RequestBody(required = false) @Nullable Start body)
            throws OverloadedException, InvalidWorkflowException {
        Mode mode = body == null || body.mode() == null ? Mode.LIVE : body.mode();
        StoredWorkflow workflow = switch (mode) {
            case LIVE -> workflows.live(caller, id);
            case TEST -> workflows.runnableDraft(caller, id);
        };
        RunInput input = RunInput.of(workflow.workflow().trigger(), body == null ? null : body.input());
        StartRun request = new StartRun(
                caller.org(),
                workflow.ref(),
                mode,
                "manual",
                input.payload(),
                input.input(),
                caller.actor(),
                workflow.home());
        Map<NodeId, JsonNode> mocks = body == null ? null : body.mocks();
        if (mocks != null && mode == Mode.LIVE) {
            throw ProblemException.badRequest(
                    "`mocks` are for tests; this would be a live run.",
                    "Send `\"mode\": \"test\"`, or leave them out.");
        }
        if (mocks == null) {
            return accepted(runtime.start(request));
        }
        UnfitMocksException.check(workflow.workflow(), mocks);
        return accepted(runtime.start(request.withMocks(mocks)));
    }

    /** @param brief leaves out what the runs gave, which may be much */
    @GetMapping("/api/executions")
    Page<ExecutionView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable WorkflowId workflow,
            @RequestParam(required = false) @Nullable RunStatus status,
            @RequestParam(required = false) @Nullable Mode mode,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable RunId before,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "false") boolean brief) {
        int size = Math.clamp(limit, 1, 200);
        RunFilter filter = new RunFilter(workflow, status, mode, since, until);
        List<RunSummary> runs = brief
                ? history.outline(caller.org(), filter, before, size)
                : history.list(caller.org(), filter, before, size);
        RunId last = runs.isEmpty() ? null : runs.getLast().id();
        boolean isAll = last == null
                || runs.size() < size
                        && (brief
                                || history.outline(caller.org(), filter, last, 1)
                                        .isEmpty());
        String next = isAll ? null : last.toString();
        return new Page<>(runs.stream().map(ExecutionView::of).toList(), next);
    }

    @GetMapping("/api/executions/{id}")
    ExecutionView get(Caller caller, @PathVariable RunId id) {
        ExecutionView run = ExecutionView.of(find(caller, id));
        return run.withOrigins(
                history.beginning(caller.org(), id)
                        .map(beginning -> beginning.by().name())
                        .orElse(null),
                addresses.of(caller.org(), id).orElse(null));
    }

    /** What it began with. */
    @GetMapping("/api/executions/{id}/beginning")
    Beginning beginning(Caller caller, @PathVariable RunId id) {
        return history.beginning(caller.org(), id)
                .map(began -> new Beginning(began.trigger(), began.payload(), began.input()))
                .orElseThrow(() -> missing(id));
    }

    /** The workflow as it was when the run began, which may be neither the live version nor the newest draft. */
    @GetMapping("/api/executions/{id}/workflow")
    WorkflowView workflow(Caller caller, @PathVariable RunId id) {
        return workflows.view(
                caller, workflows.revision(caller, find(caller, id).workflow()));
    }

    /** @param after the {@code next} of the part before; only runs that gave much come in several */
    @GetMapping("/api/executions/{id}/trace")
    Page<SpanView> trace(Caller caller, @PathVariable RunId id, @RequestParam(defaultValue = "0") TraceCursor after) {
        find(caller, id);
        TracePart part = history.trace(caller.org(), id, after);
        return new Page<>(
                part.spans().stream().map(SpanView::of).toList(),
                part.next() == null ? null : part.next().toString());
    }

    /** What happened to a step, in words; of a step in a loop, {@code step} says which round. */
    @GetMapping("/api/executions/{id}/steps/{step}/log")
    Page<StepLog.Line> log(Caller caller, @PathVariable RunId id, @PathVariable StepId step) {
        find(caller, id);
        return Page.all(StepLog.of(step, history.eventsInPieces(caller.org(), id)));
    }

    /** Cancelling twice is cancelling. */
    @PostMapping("/api/executions/{id}/cancel")
    ResponseEntity<Accepted> cancel(
            Caller caller, @PathVariable RunId id, @RequestBody(required = false) @Nullable Cancel body) {
        RunSummary run = find(caller, id);
        boolean isCancelled = runtime.cancel(caller.org(), id, caller.actor(), body == null ? null : body.reason());
        if (!isCancelled && run.status().hasEnded()) {
            throw ProblemException.conflict(
                    "Run %s has ended already (%s).".formatted(id, run.status()), "There is nothing left to cancel.");
        }
        return ResponseEntity.accepted().body(new Accepted(id));
    }

    @PostMapping("/api/executions/{id}/replay")
    ResponseEntity<Accepted> replay(
            Caller caller, @PathVariable RunId id, @RequestBody(required = false) @Nullable Again body)
            throws OverloadedException, InvalidWorkflowException {
        RunSummary run = find(caller, id);
        if (!run.status().hasEnded()) {
            throw ProblemException.conflict(
                    "Run %s is still going on (%s).".formatted(id, run.status()), "Cancel it or let it end first.");
        }
        if (run.mode() == Mode.LIVE && run.version() == null && (body == null || body.version() == null)) {
            throw ProblemException.conflict(
                    "Run %s was imported, and its workflow \"%s\" was never published here."
                            .formatted(id, run.workflowName()),
                    "Look at the draft and publish it; then its runs can be replayed.");
        }
        Replay replay = body == null
                ? Replay.WHOLE
                : new Replay(body.from(), body.input(), body.stepInput(), revision(caller, run, body));
        return accepted(runtime.replay(caller.org(), id, replay, caller.actor()));
    }

    /** A step may have happened before a crash, and a person says what is true. */
    @PostMapping("/api/executions/{id}/steps/{step}/doubt")
    ResponseEntity<Accepted> resolveDoubt(
            Caller caller, @PathVariable RunId id, @PathVariable StepId step, @RequestBody Doubt body) {
        find(caller, id);
        if (body.answer() == null) {
            throw ProblemException.badRequest(
                    "`answer` is missing.",
                    "Send `{\"answer\": \"retry\"}`, or \"done\" when it happened, or \"stop\" to fail the step.");
        }
        if (!runtime.resolveDoubt(caller.org(), id, step, body.answer(), caller.actor())) {
            throw ProblemException.conflict(
                    "Step \"%s\" of run %s is not in doubt.".formatted(step, id),
                    "GET /api/executions/%s/trace shows where the run stands.".formatted(id));
        }
        return ResponseEntity.accepted().body(new Accepted(id));
    }

    private @Nullable Integer revision(Caller caller, RunSummary run, Again body) throws InvalidWorkflowException {
        WorkflowId workflow = run.workflow().id();
        if (Boolean.TRUE.equals(body.draft())) {
            if (run.mode() == Mode.LIVE) {
                throw ProblemException.badRequest(
                        "Run %s was no test, and a draft is only tested.".formatted(run.id()),
                        "Publish the draft and send its `version`.");
            }
            return workflows.runnableDraft(caller, workflow).ref().revision();
        }
        return body.version() == null
                ? null
                : workflows.version(caller, workflow, body.version()).ref().revision();
    }

    private RunSummary find(Caller caller, RunId id) {
        return history.find(caller.org(), id).orElseThrow(() -> missing(id));
    }

    private static ProblemException missing(RunId id) {
        return ProblemException.notFound(
                "There is no run %s.".formatted(id), "GET /api/executions lists those of your organization.");
    }

    private static ResponseEntity<Accepted> accepted(RunId id) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/executions/" + id))
                .body(new Accepted(id));
    }
}
