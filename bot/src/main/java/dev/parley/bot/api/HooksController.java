package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog.Hook;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.trigger.Deliveries;
import dev.parley.engine.workflow.Trigger;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Starts runs for whoever knows a workflow's webhook address. The busiest address of all: a
 * delivery without a key asks the database nothing. */
@RestController
class HooksController {
    private static final Actor SENDER = new Actor("webhook", "Webhook");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final WorkflowCatalog catalog;
    private final Deliveries deliveries;
    private final HookKey keys;
    private final RunHistory history;
    private final RunFeed feed;
    private final InstantSource clock;
    private final ObjectReader json;

    HooksController(
            WorkflowCatalog catalog,
            Deliveries deliveries,
            HookKey keys,
            RunHistory history,
            RunFeed feed,
            InstantSource clock,
            JsonMapper json) {
        this.catalog = catalog;
        this.deliveries = deliveries;
        this.keys = keys;
        this.history = history;
        this.feed = feed;
        this.clock = clock;
        this.json = json.reader();
    }

    /** What a sender is told. */
    sealed interface Answer {
        RunId executionId();
    }

    /** It was accepted. */
    record Receipt(RunId executionId) implements Answer {}

    /** How it ended, for a sender who waited. */
    record Result(
            RunId executionId,
            RunStatus status,
            @Nullable JsonNode output,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            StepError error)
            implements Answer {}

    @PostMapping("/hooks/{token}")
    ResponseEntity<Answer> receive(@PathVariable String token, HttpServletRequest request)
            throws IOException, OverloadedException, InterruptedException {
        Hook hook = catalog.hook(token)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is nothing at this address.",
                        "Compare the address with the one on the workflow's page; it is long and exact."));
        if (!(hook.workflow().workflow().trigger() instanceof Trigger.Webhook trigger)) {
            throw new IllegalStateException("The catalog gave out a hook of a workflow without a webhook");
        }
        HookRequest sent = HookRequest.read(request);
        if (trigger.secret() != null) {
            HookSignature.check(sent, trigger.scheme(), trigger.secret(), clock.instant());
        }
        RunId run = start(hook, trigger, sent);
        if (sent.isWaiting()) {
            return await(hook.org(), run);
        }
        return ResponseEntity.accepted().body(new Receipt(run));
    }

    private RunId start(Hook hook, Trigger.Webhook trigger, HookRequest sent) throws OverloadedException {
        JsonNode body = sent.value(json);
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.set("body", body);
        payload.set("headers", sent.headers());
        payload.set("query", sent.query());
        payload.put("method", "POST");
        StoredWorkflow workflow = hook.workflow();
        return deliveries.deliver(
                new StartRun(hook.org(), workflow.ref(), Mode.LIVE, "webhook", payload, body, SENDER, workflow.home()),
                keys.of(trigger, sent.request(), payload));
    }

    /** The run's result, or a plain receipt when it takes longer than callers are kept waiting. */
    private ResponseEntity<Answer> await(OrgId org, RunId run) throws InterruptedException {
        Instant latest = Instant.now().plus(LONGEST_WAIT);
        try (RunFeed.Watch watch = feed.watch(run)) {
            Optional<RunSummary> ended = ended(org, run);
            Duration left = LONGEST_WAIT;
            while (ended.isEmpty() && left.isPositive() && !watch.isOver() && watch.await(left)) {
                ended = ended(org, run);
                left = Duration.between(Instant.now(), latest);
            }
            return ended.map(HooksController::result)
                    .orElseGet(() -> ResponseEntity.accepted().body(new Receipt(run)));
        }
    }

    private Optional<RunSummary> ended(OrgId org, RunId run) {
        return history.find(org, run).filter(summary -> summary.status().hasEnded());
    }

    private static ResponseEntity<Answer> result(RunSummary run) {
        return ResponseEntity.ok(new Result(run.id(), run.status(), run.output(), run.error()));
    }
}
