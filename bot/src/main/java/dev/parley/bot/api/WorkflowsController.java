package dev.parley.bot.api;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson.Parsed;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Workflows and their drafts. A draft may have errors; only publishing asks for none. */
@RestController
@RequestMapping("/api/workflows")
class WorkflowsController {
    private final WorkflowCatalog catalog;
    private final Workflows workflows;

    WorkflowsController(WorkflowCatalog catalog, Workflows workflows) {
        this.catalog = catalog;
        this.workflows = workflows;
    }

    /** @param valid whether it could be published */
    record Verdict(boolean valid, List<Finding> findings) {}

    @GetMapping
    Page<WorkflowSummary> list(Caller caller) {
        return Page.all(catalog.list(caller.org()));
    }

    @PostMapping
    ResponseEntity<WorkflowView> create(Caller caller, @RequestBody JsonNode body) throws WorkflowSyntaxException {
        Parsed parsed = WorkflowBody.read(body, null);
        StoredWorkflow stored = catalog.create(caller.org(), parsed.workflow(), null, caller.actor());
        return ResponseEntity.created(
                        URI.create("/api/workflows/" + stored.ref().id()))
                .body(checked(caller, stored).withNotes(parsed.notes()));
    }

    @GetMapping("/{id}")
    WorkflowView get(Caller caller, @PathVariable WorkflowId id) {
        WorkflowView view = workflows.view(caller, workflows.newest(caller, id));
        Map<Integer, URI> hooks = workflows.hooksOf(caller, id);
        return hooks.isEmpty() ? view : view.withHooks(hooks);
    }

    @GetMapping("/{id}/draft")
    WorkflowView draft(Caller caller, @PathVariable WorkflowId id) {
        return checked(caller, workflows.newest(caller, id));
    }

    @PutMapping("/{id}/draft")
    WorkflowView saveDraft(
            Caller caller,
            @PathVariable WorkflowId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String revision,
            @RequestBody JsonNode body)
            throws WorkflowSyntaxException {
        Parsed parsed = WorkflowBody.read(body, workflows.newest(caller, id));
        StoredWorkflow stored = revision == null
                ? catalog.saveDraft(caller.org(), id, parsed.workflow(), caller.actor())
                        .orElseThrow(() -> Workflows.missing(id))
                : catalog.saveDraftOnto(
                                caller.org(),
                                new WorkflowRef(id, IfMatch.revision(revision)),
                                parsed.workflow(),
                                caller.actor())
                        .orElseThrow(() -> IfMatch.superseded(workflows.newest(caller, id)));
        return checked(caller, stored).withNotes(parsed.notes());
    }

    @PostMapping("/validate")
    Verdict validate(Caller caller, @RequestBody JsonNode body) throws WorkflowSyntaxException {
        Parsed parsed = WorkflowBody.read(body, null);
        return verdict(caller, parsed.workflow());
    }

    /** Checks the workflow in the body, or the newest draft when there is none. */
    @PostMapping("/{id}/validate")
    Verdict validate(Caller caller, @PathVariable WorkflowId id, @RequestBody(required = false) @Nullable JsonNode body)
            throws WorkflowSyntaxException {
        StoredWorkflow newest = workflows.newest(caller, id);
        boolean isAboutDraft = body == null || body.isEmpty();
        return verdict(
                caller,
                isAboutDraft
                        ? newest.workflow()
                        : WorkflowBody.read(body, newest).workflow());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> discard(Caller caller, @PathVariable WorkflowId id) {
        workflows.newest(caller, id);
        if (!catalog.discard(caller.org(), id)) {
            throw ProblemException.conflict(
                    "Workflow %s was published; its versions and runs are kept.".formatted(id),
                    "Only a draft that was never published can be deleted.");
        }
        return ResponseEntity.noContent().build();
    }

    private WorkflowView checked(Caller caller, StoredWorkflow stored) {
        return workflows.view(caller, stored).withFindings(catalog.validate(caller.org(), stored.workflow()));
    }

    private Verdict verdict(Caller caller, Workflow workflow) {
        List<Finding> findings = catalog.validate(caller.org(), workflow);
        return new Verdict(findings.stream().noneMatch(Finding::isError), findings);
    }
}
