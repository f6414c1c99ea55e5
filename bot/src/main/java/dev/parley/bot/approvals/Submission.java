package dev.parley.bot.approvals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a form that a person sent. */
public sealed interface Submission {
    record Taken() implements Submission {}

    /**
     * Nothing was taken.
     *
     * @param problems all there are, one sentence each
     * @param atFields the same by field, where a form was typed into; else empty
     */
    record Unfit(List<String> problems, Map<String, String> atFields) implements Submission {}

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
