package dev.parley.copilot;

import dev.parley.engine.workflow.WorkflowDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the copilot answers: words and, usually, either a question or a draft.
 *
 * @param question null when nothing is asked
 * @param draft null while there is none; a turn with a draft asks for its approval
 * @param changes what the last words changed in the draft that was on the table; empty when there was none, or nothing changed
 */
public record Turn(
        String say, @Nullable Question question, @Nullable Draft draft, WorkflowDiff changes) {
    public Turn(String say, @Nullable Question question, @Nullable Draft draft) {
        this(say, question, draft, new WorkflowDiff(List.of()));
    }
}
