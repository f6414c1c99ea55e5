package dev.parley.bot.api;

import dev.parley.bot.address.HookAddress;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog.InvalidWorkflowException;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.workflow.Finding;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The catalog as controllers need it: what is missing is a 404, what is found comes with its address. */
@Component
class Workflows {
    private final WorkflowCatalog catalog;
    private final HookAddress hooks;

    Workflows(WorkflowCatalog catalog, HookAddress hooks) {
        this.catalog = catalog;
        this.hooks = hooks;
    }

    StoredWorkflow newest(Caller caller, WorkflowId id) {
        return catalog.newest(caller.org(), id).orElseThrow(() -> missing(id));
    }

    /** The newest revision. @throws InvalidWorkflowException when it has errors: what cannot be published cannot be tried either */
    StoredWorkflow runnableDraft(Caller caller, WorkflowId id) throws InvalidWorkflowException {
        StoredWorkflow draft = newest(caller, id);
        List<Finding> findings = catalog.validate(caller.org(), draft.workflow());
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new InvalidWorkflowException(findings);
        }
        return draft;
    }

    StoredWorkflow live(Caller caller, WorkflowId id) {
        return catalog.live(caller.org(), id)
                .orElseThrow(() -> catalog.newest(caller.org(), id)
                        .map(_ -> ProblemException.conflict(
                                "This workflow was never published, so there is no live version.",
                                "Publish it with POST /api/workflows/%s/publish, or try the draft with `\"mode\": \"test\"`."
                                        .formatted(id)))
                        .orElseGet(() -> missing(id)));
    }

    StoredWorkflow version(Caller caller, WorkflowId id, int version) {
        return catalog.versions(caller.org(), id).stream()
                .filter(stored -> Integer.valueOf(version).equals(stored.version()))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "Workflow %s has no version %d.".formatted(id, version),
                        "GET /api/workflows/%s/versions lists its versions.".formatted(id)));
    }

    /** Published or not. */
    StoredWorkflow revision(Caller caller, WorkflowRef ref) {
        return catalog.revision(caller.org(), ref).orElseThrow(() -> missing(ref.id()));
    }

    WorkflowView view(Caller caller, StoredWorkflow stored) {
        WorkflowId id = stored.ref().id();
        return catalog.live(caller.org(), id)
                .map(live -> WorkflowView.of(stored, live.version(), mayStart(caller) ? hooks.of(live) : null))
                .orElseGet(() -> WorkflowView.of(stored, null, null));
    }

    /** The webhook addresses of all published versions, newest first. */
    Map<Integer, URI> hooksOf(Caller caller, WorkflowId id) {
        Map<Integer, URI> addresses = new LinkedHashMap<>();
        if (!mayStart(caller)) {
            return addresses;
        }
        for (StoredWorkflow published : catalog.versions(caller.org(), id)) {
            URI address = hooks.ofVersion(published);
            if (published.version() != null && address != null) {
                addresses.put(published.version(), address);
            }
        }
        return addresses;
    }

    /** Whoever knows a webhook's address can start runs by it. */
    private static boolean mayStart(Caller caller) {
        return caller.role().includes(Deed.CHANGE.least());
    }

    static ProblemException missing(WorkflowId id) {
        return ProblemException.notFound(
                "There is no workflow %s.".formatted(id), "GET /api/workflows lists those of your organization.");
    }
}
