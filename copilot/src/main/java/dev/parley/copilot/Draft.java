package dev.parley.copilot;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.copilot.estimate.Estimate;
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
 * @param safeguards what was added, or is advised, for safety, the gravest first; those a person declined included
 * @param questions what an interview would still ask; empty at the end of one
 * @param findings of {@code WorkflowRules}, and what else a person should know
 * @param pattern it follows; null when none that says anything useful
 * @param estimate null when there is no workflow
 */
public record Draft(
        @Nullable Workflow workflow,
        String summary,
        List<String> steps,
        List<Assumption> assumptions,
        List<Safeguard> safeguards,
        List<Question> questions,
        List<Finding> findings,
        @Nullable Recognized pattern,
        @Nullable Estimate estimate) {
    public Draft(
            @Nullable Workflow workflow,
            String summary,
            List<String> steps,
            List<Assumption> assumptions,
            List<Safeguard> safeguards,
            List<Question> questions,
            List<Finding> findings) {
        this(workflow, summary, steps, assumptions, safeguards, questions, findings, null, null);
    }

    /** The same with these findings. */
    public Draft with(List<Finding> newFindings) {
        return new Draft(workflow, summary, steps, assumptions, safeguards, questions, newFindings, pattern, estimate);
    }

    public boolean isPublishable() {
        return workflow != null && findings.stream().noneMatch(Finding::isError);
    }

    /** @param slot of the brief, as in {@link Question#id()} */
    public record Assumption(String slot, String text) {}

    /**
     * What a careful colleague would add, or has added.
     *
     * @param id kind and step, such as {@code approval:delete_order}; stays the same while the draft changes
     * @param kind such as {@code approval}, {@code retry}, {@code error_path}, {@code limit}
     * @param nodes the steps it is about, first the one it stands at; empty for the whole workflow
     * @param isOpen whether a person may still decide about it; what they asked for in words is not up for dropping
     * @param isMendable whether accepting it changes the workflow; else it is something to know, and to do by hand
     */
    public record Safeguard(
            String id,
            String kind,
            List<String> nodes,
            String text,
            String reason,
            Gravity gravity,
            State state,
            boolean isOpen,
            boolean isMendable) {
        /** The step it stands at; empty for the whole workflow. */
        @JsonProperty
        public String node() {
            return nodes.isEmpty() ? "" : nodes.getFirst();
        }

        /** Whether the workflow has it. */
        @JsonProperty
        public boolean applied() {
            return state == State.APPLIED;
        }
    }

    /** How much depends on a safeguard. */
    public enum Gravity {
        /** What happens without it cannot be undone; it is there unless a person declines it. */
        GRAVE,
        NOTABLE,
        MINOR
    }

    /** What became of a safeguard. */
    public enum State {
        APPLIED,
        PROPOSED,
        DECLINED
    }
}
