package dev.parley.engine.runtime;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.run.RunEvent.Caller;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunStarted;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wish to run a workflow.
 *
 * @param trigger kind, such as {@code webhook} or {@code manual}
 * @param payload {@code trigger.output} of expressions
 * @param input {@code input} of expressions
 * @param replyTo where the run reports, opaque to the engine; null means nowhere
 * @param key the same for two requests that mean the same run of this workflow; null when each means its own
 * @param mocks in test mode what steps answer, by node; null means their samples
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
        @Nullable String key,
        @Nullable Map<NodeId, JsonNode> mocks) {

    /** Without key and mocks. */
    public StartRun(
            OrgId org,
            WorkflowRef workflow,
            Mode mode,
            String trigger,
            JsonNode payload,
            JsonNode input,
            Actor by,
            @Nullable String replyTo) {
        this(org, workflow, mode, trigger, payload, input, by, replyTo, null, null);
    }

    public StartRun withKey(String newKey) {
        return new StartRun(org, workflow, mode, trigger, payload, input, by, replyTo, newKey, mocks);
    }

    public StartRun withMocks(Map<NodeId, JsonNode> newMocks) {
        return new StartRun(org, workflow, mode, trigger, payload, input, by, replyTo, key, Map.copyOf(newMocks));
    }

    RunStarted event(@Nullable Caller caller, @Nullable Duration timeout) {
        return new RunStarted(workflow, mode, trigger, payload, input, by, replyTo, null, caller, timeout, key, mocks);
    }
}
