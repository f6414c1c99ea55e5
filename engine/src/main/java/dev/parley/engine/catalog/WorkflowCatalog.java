package dev.parley.engine.catalog;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts, immutable published versions, rollback. */
public interface WorkflowCatalog {
    /** @param home see {@link StoredWorkflow#home()} */
    StoredWorkflow create(OrgId org, Workflow draft, @Nullable String home, Actor by);

    /** Saves a further draft revision; what is published stays as it is. Empty when there is no such workflow. */
    Optional<StoredWorkflow> saveDraft(OrgId org, WorkflowId id, Workflow draft, Actor by);

    /**
     * Takes over a revision from elsewhere under its own id and number, as a draft that nothing triggers; harmless when repeated.
     *
     * @return false when there is another revision of that number here, or when it would supersede the draft of a workflow that is live
     */
    boolean adopt(OrgId org, WorkflowRef ref, Workflow revision, Actor by);

    /** The newest revision, published or not. */
    Optional<StoredWorkflow> newest(OrgId org, WorkflowId id);

    /** The version that triggers use. */
    Optional<StoredWorkflow> live(OrgId org, WorkflowId id);

    Optional<StoredWorkflow> revision(OrgId org, WorkflowRef ref);

    /** Published versions, newest first. */
    List<StoredWorkflow> versions(OrgId org, WorkflowId id);

    /** Newest change first. */
    List<WorkflowSummary> list(OrgId org);

    /**
     * Makes the newest revision the live version.
     *
     * @throws InvalidWorkflowException when it has a finding of severity ERROR
     * @throws java.util.NoSuchElementException when there is no such workflow
     */
    StoredWorkflow publish(OrgId org, WorkflowId id, Actor by) throws InvalidWorkflowException;

    /** Makes an earlier version live again, as a new version. Empty when there is no such version. */
    Optional<StoredWorkflow> rollback(OrgId org, WorkflowId id, int version, Actor by);

    /** Deletes a workflow that was never published. False when there is none, it was published, or a run of it goes on. */
    boolean discard(OrgId org, WorkflowId id);

    /** The published revision, in whatever organization, that a webhook token belongs to. */
    Optional<Hook> hook(String token);

    /** Findings of a workflow with this installation's operations. */
    List<Finding> validate(Workflow workflow);

    /** Who a webhook token starts what for. */
    record Hook(OrgId org, StoredWorkflow workflow) {}

    /** The workflow cannot be published. */
    final class InvalidWorkflowException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<Finding> findings;

        public InvalidWorkflowException(List<Finding> findings) {
            super("The workflow has errors");
            this.findings = List.copyOf(findings);
        }

        public List<Finding> findings() {
            return findings;
        }
    }
}
