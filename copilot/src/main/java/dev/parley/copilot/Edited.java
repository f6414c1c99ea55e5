package dev.parley.copilot;

import dev.parley.copilot.revision.Edit;
import dev.parley.engine.workflow.WorkflowDiff;
import java.util.List;

/** What words about a workflow come to. Whatever it is, the workflow they were about is as it was. */
public sealed interface Edited {
    /** What is said to the person, in a sentence or two. */
    String say();

    /**
     * Another workflow.
     *
     * @param draft of the workflow as it would be; its steps are told from the workflow itself
     * @param edits that make it of the one they were about
     * @param changes never empty
     */
    record Made(String say, Draft draft, List<Edit> edits, WorkflowDiff changes) implements Edited {
        public Made {
            edits = List.copyOf(edits);
        }
    }

    /** It may mean one of several steps; every option is a whole wish that can be said as it is. */
    record Unclear(String say, Question question) implements Edited {}

    /** It was understood and cannot be done. */
    record Refused(String say) implements Edited {}
}
