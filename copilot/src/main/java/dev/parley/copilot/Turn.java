package dev.parley.copilot;

import org.jspecify.annotations.Nullable;

/**
 * What the copilot answers: words and, usually, either a question or a draft.
 *
 * @param question null when nothing is asked
 * @param draft null while there is none; a turn with a draft asks for its approval
 * @param number of the draft this is about, among those of the conversation; 0 when it is about none
 */
public record Turn(
        String say, @Nullable Question question, @Nullable Draft draft, int number) {
    public Turn(String say, @Nullable Question question, @Nullable Draft draft) {
        this(say, question, draft, 0);
    }

    /** The same, about this draft. */
    public Turn about(int draftNumber) {
        return new Turn(say, question, draft, draftNumber);
    }
}
