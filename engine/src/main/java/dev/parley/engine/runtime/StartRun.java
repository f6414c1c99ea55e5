package dev.parley.engine.runtime;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.run.RunEvent.Mode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wish to run a workflow.
 *
 * @param trigger kind, such as {@code webhook} or {@code manual}
 * @param payload {@code trigger.output} of expressions
 * @param input {@code input} of expressions
 * @param replyTo where the run reports, opaque to the engine; null means nowhere
 */
public record StartRun(
        OrgId org,
        WorkflowRef workflow,
        Mode mode,
        String trigger,
        JsonNode payload,
        JsonNode input,
        Actor by,
        @Nullable String replyTo) {}
