package dev.parley.engine.runtime;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wish to run a workflow.
 *
 * @param trigger kind, such as {@code webhook} or {@code manual}
 * @param payload {@code trigger.output} of expressions
 * @param input {@code input} of expressions
 * @param replyTo where the run reports, opaque to the engine; null means nowhere
 * @param id of the run, chosen beforehand by whoever must be able to ask for the same run again; null means a new one
 */
public record StartRun(
        OrgId org,
        WorkflowRef workflow,
        Mode mode,
        String trigger,
        JsonNode payload,
        JsonNode input,
        Actor by,
        @Nullable String replyTo,
        @Nullable RunId id) {
    public StartRun(
            OrgId org,
            WorkflowRef workflow,
            Mode mode,
            String trigger,
            JsonNode payload,
            JsonNode input,
            Actor by,
            @Nullable String replyTo) {
        this(org, workflow, mode, trigger, payload, input, by, replyTo, null);
    }

    /** The same, as a run of this id. It must not be in the journal yet. */
    public StartRun as(RunId id) {
        return new StartRun(org, workflow, mode, trigger, payload, input, by, replyTo, id);
    }
}
