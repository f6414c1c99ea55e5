package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.WorkflowJson;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A workflow as the API gives it.
 *
 * @param version of this revision; null for a draft
 * @param liveVersion the version that triggers use; null when never published
 * @param hookUrl where its webhook is called; absent without one
 * @param hooks the addresses of all published versions; absent unless asked for
 * @param findings absent unless it was checked
 * @param notes what an import had to assume; absent unless it was just read
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record WorkflowView(
        WorkflowId id,
        String name,
        String trigger,
        int revision,
        @Nullable Integer version,
        @Nullable Integer liveVersion,
        Instant savedAt,
        String savedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable URI hookUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<Integer, URI> hooks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Finding> findings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Finding> notes,
        JsonNode workflow) {

    static WorkflowView of(StoredWorkflow stored, @Nullable Integer liveVersion, @Nullable URI hookUrl) {
        ObjectNode json = TriggerSecret.hidden(WorkflowJson.write(stored.workflow()));
        return new WorkflowView(
                stored.ref().id(),
                stored.workflow().name(),
                json.path("trigger").path("type").asString(),
                stored.ref().revision(),
                stored.version(),
                liveVersion,
                stored.savedAt(),
                stored.savedBy(),
                hookUrl,
                null,
                null,
                null,
                json);
    }

    WorkflowView withFindings(List<Finding> found) {
        return new WorkflowView(
                id,
                name,
                trigger,
                revision,
                version,
                liveVersion,
                savedAt,
                savedBy,
                hookUrl,
                hooks,
                found,
                notes,
                workflow);
    }

    WorkflowView withNotes(List<Finding> read) {
        return new WorkflowView(
                id,
                name,
                trigger,
                revision,
                version,
                liveVersion,
                savedAt,
                savedBy,
                hookUrl,
                hooks,
                findings,
                read,
                workflow);
    }

    WorkflowView withHooks(Map<Integer, URI> all) {
        return new WorkflowView(
                id,
                name,
                trigger,
                revision,
                version,
                liveVersion,
                savedAt,
                savedBy,
                hookUrl,
                all,
                findings,
                notes,
                workflow);
    }
}
