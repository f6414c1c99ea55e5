package dev.parley.copilot;

import org.jspecify.annotations.Nullable;

/**
 * What the copilot answers: words and, usually, either a question or a draft.
 *
 * @param question null when nothing is asked
 * @param draft null while there is none; a turn with a draft asks for its approval
 */
public record Turn(
        String say, @Nullable Question question, @Nullable Draft draft) {}
