package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it was shown. Its buttons mean this draft, whatever has been drafted since.
 *
 * @param number of the draft among those of the conversation, as the copilot counts them
 * @param shown without its buttons
 * @param saved where the catalog keeps the workflow; null until it was tested or approved
 * @param revision of it that this very draft is; null until then
 * @param change what it changes of a workflow that was there before; null for a draft of its own
 * @param settledBy null while it is open
 */
record DraftCard(
        UUID id,
        Place place,
        int number,
        MessageId message,
        Message shown,
        Workflow workflow,
        @Nullable WorkflowId saved,
        @Nullable Integer revision,
        @Nullable Change change,
        State state,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {
    /**
     * @param base the revision it began from
     * @param said the words that were said about it, in order
     */
    record Change(int base, List<String> said) {
        Change {
            said = List.copyOf(said);
        }
    }

    /** What became of it. */
    enum State {
        OPEN,
        APPROVED,
        DISCARDED,
        /** A later draft took its place. */
        REPLACED
    }
}
