package dev.parley.engine.catalog;

import dev.parley.engine.workflow.Workflow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workflow revision as kept.
 *
 * @param version 1, 2, … once published; null for a draft
 * @param hookToken the secret part of its webhook address; null unless published with a webhook trigger
 * @param home where its runs report when nobody else asked, opaque to the engine (a conversation id); null means nowhere
 */
public record StoredWorkflow(
        WorkflowRef ref,
        Workflow workflow,
        @Nullable Integer version,
        @Nullable String hookToken,
        @Nullable String home,
        Instant savedAt,
        String savedBy) {}
