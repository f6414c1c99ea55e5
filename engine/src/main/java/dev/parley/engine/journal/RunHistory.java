package dev.parley.engine.journal;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The read side: lists, single runs and their traces. */
public interface RunHistory {
    Optional<RunSummary> find(OrgId org, RunId run);

    /**
     * Newest first.
     *
     * @param workflow null means of any
     * @param status null means any
     * @param before only runs older than this one (the cursor); null starts at the newest
     * @param limit 1 to 200
     */
    default List<RunSummary> list(
            OrgId org, @Nullable WorkflowId workflow, @Nullable RunStatus status, @Nullable RunId before, int limit) {
        return list(org, new RunFilter(workflow, status, null, null, null), before, limit);
    }

    /** The same with everything that runs can be chosen by. Fewer than the limit, at least one, where the runs gave much. */
    List<RunSummary> list(OrgId org, RunFilter filter, @Nullable RunId before, int limit);

    /** As {@link #list(OrgId, WorkflowId, RunStatus, RunId, int)}, without what the runs gave. */
    default List<RunSummary> outline(
            OrgId org, @Nullable WorkflowId workflow, @Nullable RunStatus status, @Nullable RunId before, int limit) {
        return outline(org, new RunFilter(workflow, status, null, null, null), before, limit);
    }

    /** The same without what the runs gave, which may be much: for who only wants to see how they went. */
    List<RunSummary> outline(OrgId org, RunFilter filter, @Nullable RunId before, int limit);

    /** How it began; empty when there is no such run. */
    Optional<RunStarted> beginning(OrgId org, RunId run);

    /** How it ended; empty while it goes on, and when there is no such run. */
    Optional<RunFinished> ending(OrgId org, RunId run);

    /** All events in order; empty when there is no such run. */
    List<RecordedEvent> events(OrgId org, RunId run);

    /**
     * The same, if they are not too much.
     *
     * @param mostChars of the events together, as they are written down
     * @throws RunTooLargeException when they are more
     */
    WholeRun whole(OrgId org, RunId run, long mostChars);

    /** The same, read as they are asked for: a run of any size can be gone through. */
    Stream<RecordedEvent> eventsInPieces(OrgId org, RunId run);

    /** The run as spans, one an attempt, in the order they began. */
    List<Span> trace(OrgId org, RunId run);

    /** As {@link #trace(OrgId, RunId)}, as many as are not too much at once. @param from the {@code next} of the part before */
    TracePart trace(OrgId org, RunId run, TraceCursor from);

    /** As {@link #trace(OrgId, RunId)}, without what the spans took in and gave out, which may be much. */
    List<Span> outline(OrgId org, RunId run);

    /**
     * The same as news, for one who follows the run.
     *
     * @param told the seq of the last {@link TraceNews.Change} that the follower has; 0 for none
     */
    TraceNews follow(OrgId org, RunId run, long told);

    /** Newest first. @param pendingOnly only those still unanswered */
    List<ApprovalSummary> approvals(OrgId org, boolean pendingOnly, int limit);

    Optional<ApprovalSummary> approval(OrgId org, String approvalId);
}
