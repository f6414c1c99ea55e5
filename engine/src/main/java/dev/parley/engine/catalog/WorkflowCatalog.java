package dev.parley.engine.catalog;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts, immutable published versions, rollback. */
public interface WorkflowCatalog {
    /** @param home see {@link StoredWorkflow#home()} */
    StoredWorkflow create(OrgId org, Workflow draft, @Nullable String home, Actor by);

    /** Saves a further draft revision; what is published stays as it is. Empty when there is no such workflow. */
    Optional<StoredWorkflow> saveDraft(OrgId org, WorkflowId id, Workflow draft, Actor by);

    /** Saves a further draft revision unless somebody else has since; empty then, and when there is no such workflow. */
    Optional<StoredWorkflow> saveDraftOnto(OrgId org, WorkflowRef newest, Workflow draft, Actor by);

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

    /** The live versions that bear this name, in whatever case. */
    List<StoredWorkflow> liveNamed(OrgId org, String name);

    Optional<StoredWorkflow> revision(OrgId org, WorkflowRef ref);

    /** Published versions, newest first. */
    List<StoredWorkflow> versions(OrgId org, WorkflowId id);

    /** Newest change first. */
    List<WorkflowSummary> list(OrgId org);

    /** Of every workflow the newest revision, and the live one where that is another: what has a version is live. Newest change first. */
    List<StoredWorkflow> current(OrgId org);

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

    /** The live workflows of an organization that listen to this. */
    List<StoredWorkflow> listeners(OrgId org, Topic topic);

    /** Where live workflows listen, in all organizations: for the one process that owns the triggers. */
    List<Subscription> subscriptions(String kind);

    /** Findings of a workflow with the operations that this organization has, and of what it lacks for it to run. */
    List<Finding> validate(OrgId org, Workflow workflow);

    /** Who a webhook token starts what for. */
    record Hook(OrgId org, StoredWorkflow workflow) {}

    /**
     * What a trigger listens to, where others must be able to find it.
     *
     * @param kind of trigger, such as {@code event}
     * @param name a source of events, a stream or a path; empty where all of a kind are meant
     */
    record Topic(String kind, String name) {
        /** All that listen to what people say. */
        public static final Topic CHAT = new Topic("chat", "");

        /** Empty for triggers that nobody looks up so. */
        static Optional<Topic> of(Trigger trigger) {
            return switch (trigger) {
                case Trigger.Event event -> Optional.of(new Topic(event.kind(), event.source()));
                // A mail is an event like any other to everybody but the workflow.
                case Trigger.Email _ -> Optional.of(new Topic("event", Trigger.Email.SOURCE));
                case Trigger.Stream stream -> Optional.of(new Topic(stream.kind(), stream.stream()));
                case Trigger.File file -> Optional.of(new Topic(file.kind(), file.path()));
                case Trigger.Chat _ -> Optional.of(CHAT);
                case Trigger.Manual _, Trigger.Webhook _, Trigger.Schedule _ -> Optional.empty();
            };
        }
    }

    /**
     * That a live workflow listens.
     *
     * @param name of the {@link Topic}
     * @param since when this revision went live
     */
    record Subscription(OrgId org, WorkflowRef workflow, String name, Instant since) {}

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
