package dev.parley.bot.approvals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a form that a person sent. */
public sealed interface Submission {
    record Taken() implements Submission {}

    /** Nothing was taken. @param problems sentences for the person */
    record Unfit(List<String> problems) implements Submission {}

    /**
     * It was settled before; nothing changed.
     *
     * @param state {@code answered}, {@code expired} or {@code cancelled}
     * @param by who filled it in; null when nobody did
     * @param at null when that is not recorded
     */
    record Settled(
            String state, @Nullable String by, @Nullable Instant at) implements Submission {}

    /** There is no such form in this organization. */
    record NotAsked() implements Submission {}

    /** This person is not among those who were asked. @param assignees as in the workflow */
    record NotAllowed(List<String> assignees) implements Submission {}

    /** It asks for a yes or no, not for values. */
    record IsApproval() implements Submission {}
}
