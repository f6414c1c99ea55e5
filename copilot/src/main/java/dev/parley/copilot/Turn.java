package dev.parley.copilot;

import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the copilot answers: words and, usually, either a question or a draft.
 *
 * @param question null when nothing is asked
 * @param draft null while there is none; a turn with a draft asks for its approval
 * @param changes what the last words changed in the draft that was on the table; empty when there was none, or nothing changed
 * @param number of the draft this is about, among those of the conversation; 0 when it is about none
 */
public record Turn(
        String say, @Nullable Question question, @Nullable Draft draft, WorkflowDiff changes, int number) {
    public Turn(String say, @Nullable Question question, @Nullable Draft draft) {
        this(say, question, draft, 0);
    }

    public Turn(String say, @Nullable Question question, @Nullable Draft draft, int number) {
        this(say, question, draft, new WorkflowDiff(List.of()), number);
    }

    /** The same, about this draft. */
    public Turn about(int draftNumber) {
        return new Turn(say, question, draft, changes, draftNumber);
    }

    /** The same, with more said on its draft. */
    public Turn with(Draft told) {
        return new Turn(say, question, told, changes, number);
    }

    /** The same, with what is different in its draft from this workflow. */
    public Turn since(@Nullable Workflow before) {
        return before == null || draft == null || draft.workflow() == null
                ? this
                : new Turn(say, question, draft, WorkflowDiff.between(before, draft.workflow()), number);
    }
}
