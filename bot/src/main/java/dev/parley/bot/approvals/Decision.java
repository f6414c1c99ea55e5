package dev.parley.bot.approvals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a person's answer to an approval. */
public sealed interface Decision {
    /** This answer decided it. @param choice {@code approved} or {@code rejected} */
    record Decided(String choice) implements Decision {}

    /** Counted; further people have to answer before it is decided. */
    record Counted() implements Decision {}

    /**
     * It was settled before; nothing changed.
     *
     * @param choice {@code approved}, {@code rejected}, {@code expired} or {@code cancelled}
     * @param by name of the person; null when it expired or its run was cancelled
     * @param at null when that is not recorded
     */
    record AlreadyDecided(
            String choice, @Nullable String by, @Nullable Instant at) implements Decision {}

    /** This person answered before and others are still asked; the first answer stands. */
    record AlreadyVoted() implements Decision {}

    /** There is no such approval in this organization. */
    record NotAsked() implements Decision {}

    /** This person is not among those who were asked. @param approvers as in the workflow */
    record NotAllowed(List<String> approvers) implements Decision {}

    /** It asks for a form to be filled in, not for a yes or no. */
    record IsForm() implements Decision {}
}
