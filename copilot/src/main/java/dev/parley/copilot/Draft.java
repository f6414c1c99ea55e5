package dev.parley.copilot;

import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed workflow with everything a person needs to trust it.
 *
 * @param workflow null when too little is known to draft one; the questions say what is missing
 * @param summary one sentence: what it does and when
 * @param steps plain words, one a step, in order
 * @param assumptions what was inferred rather than said
 * @param safeguards what was added, or is advised, for safety
 * @param questions what an interview would still ask; empty at the end of one
 * @param findings of {@code WorkflowRules}
 */
public record Draft(
        @Nullable Workflow workflow,
        String summary,
        List<String> steps,
        List<Assumption> assumptions,
        List<Safeguard> safeguards,
        List<Question> questions,
        List<Finding> findings) {
    public boolean isPublishable() {
        return workflow != null && findings.stream().noneMatch(Finding::isError);
    }

    /** @param slot of the brief, as in {@link Question#id()} */
    public record Assumption(String slot, String text) {}

    /**
     * @param kind such as {@code approval}, {@code retry}, {@code error_path}, {@code limit}
     * @param node the step it guards
     * @param applied whether the workflow already has it
     */
    public record Safeguard(String kind, String node, String text, String reason, boolean applied) {}
}
