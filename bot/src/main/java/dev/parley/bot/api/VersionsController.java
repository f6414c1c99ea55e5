package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog.InvalidWorkflowException;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.WorkflowDiff;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published versions: making them, going back to one, comparing two. */
@RestController
@RequestMapping("/api/workflows/{id}")
class VersionsController {
    private final WorkflowCatalog catalog;
    private final Workflows workflows;

    VersionsController(WorkflowCatalog catalog, Workflows workflows) {
        this.catalog = catalog;
        this.workflows = workflows;
    }

    record Rollback(@Nullable Integer version) {}

    /** @param live whether triggers use it */
    record Version(
            int version,
            int revision,
            String name,
            Instant savedAt,
            String savedBy,
            boolean live,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            URI hookUrl) {}

    /** @param changes empty when the two do the same */
    record Diff(String from, String to, List<WorkflowDiff.Change> changes) {}

    /** Makes the newest draft the live version; 422 with the findings when it has errors. */
    @PostMapping("/publish")
    WorkflowView publish(Caller caller, @PathVariable WorkflowId id) throws InvalidWorkflowException {
        workflows.newest(caller, id);
        StoredWorkflow published = catalog.publish(caller.org(), id, caller.actor());
        return workflows.view(caller, published).withFindings(catalog.validate(caller.org(), published.workflow()));
    }

    @PostMapping("/rollback")
    WorkflowView rollback(Caller caller, @PathVariable WorkflowId id, @RequestBody Rollback body) {
        if (body.version() == null) {
            throw ProblemException.badRequest(
                    "`version` is missing.", "Send `{\"version\": 1}`: the version to make live again.");
        }
        StoredWorkflow wanted = workflows.version(caller, id, body.version());
        return catalog.rollback(caller.org(), id, body.version(), caller.actor())
                .map(live -> workflows.view(caller, live))
                .orElseThrow(() -> Workflows.missing(wanted.ref().id()));
    }

    @GetMapping("/versions")
    Page<Version> versions(Caller caller, @PathVariable WorkflowId id) {
        workflows.newest(caller, id);
        @Nullable
        Integer live =
                catalog.live(caller.org(), id).map(StoredWorkflow::version).orElse(null);
        Map<Integer, URI> hooks = workflows.hooksOf(caller, id);
        List<Version> items = catalog.versions(caller.org(), id).stream()
                .flatMap(stored -> stored.version() == null
                        ? Stream.empty()
                        : Stream.of(describe(stored, stored.version(), live, hooks)))
                .toList();
        return Page.all(items);
    }

    /** What changed between two versions; {@code draft} is the newest draft, {@code live} the live version. */
    @GetMapping("/diff")
    Diff diff(
            Caller caller,
            @PathVariable WorkflowId id,
            @RequestParam(defaultValue = "live") String from,
            @RequestParam(defaultValue = "draft") String to) {
        StoredWorkflow before = named(caller, id, from);
        StoredWorkflow after = named(caller, id, to);
        return new Diff(
                from,
                to,
                WorkflowDiff.between(before.workflow(), after.workflow()).changes());
    }

    private StoredWorkflow named(Caller caller, WorkflowId id, String name) {
        return switch (name) {
            case "draft" -> workflows.newest(caller, id);
            case "live" -> workflows.live(caller, id);
            case String number
            when number.matches("\\d{1,9}") -> workflows.version(caller, id, Integer.parseInt(number));
            default ->
                throw ProblemException.badRequest(
                        "\"%s\" names no version.".formatted(name), "Use a version number, `live` or `draft`.");
        };
    }

    private static Version describe(
            StoredWorkflow stored, int version, @Nullable Integer live, Map<Integer, URI> hooks) {
        return new Version(
                version,
                stored.ref().revision(),
                stored.workflow().name(),
                stored.savedAt(),
                stored.savedBy(),
                live != null && live == version,
                hooks.get(version));
    }
}
