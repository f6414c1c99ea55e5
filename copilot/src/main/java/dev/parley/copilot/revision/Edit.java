package dev.parley.copilot.revision;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.engine.workflow.Workflow;

/** One change of a workflow itself, of a draft or of a published one. Steps are named by their ids. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface Edit {
    /** The workflow with this change; the same workflow when what it is about is not there (any more). */
    Workflow apply(Workflow workflow);

    record Rename(String name) implements Edit {
        @Override
        public Workflow apply(Workflow workflow) {
            return new Workflow(name, workflow.trigger(), workflow.nodes(), workflow.edges(), workflow.settings());
        }
    }
}
