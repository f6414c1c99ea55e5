package dev.parley.copilot;

import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Workflow;
import java.util.Optional;

/**
 * Interviews people and drafts workflows. One interview a conversation is open at a time; it is kept after every turn, so that a
 * restart or another surface goes on where it was.
 */
public interface Copilot {
    /** Begins an interview with a wish, or goes on with the open one. */
    Turn hear(OrgId org, String conversation, String text);

    /**
     * As {@link #hear(OrgId, String, String)}.
     *
     * @param by name of who speaks, told where it matters who decided
     */
    default Turn hear(OrgId org, String conversation, String text, String by) {
        return hear(org, conversation, text);
    }

    /**
     * Puts a safeguard into the draft on the table, or takes it away. Deciding the same again changes nothing.
     *
     * @param safeguard its id
     * @param by name of who decides
     * @return with the draft as it is then, or without one and with words saying why nothing was changed
     */
    Turn decide(OrgId org, String conversation, String safeguard, boolean isAccepted, String by);

    /** Opens the drafted workflow for change: asks what to change, with the slots of the brief as options. */
    Turn revise(OrgId org, String conversation);

    /** Whether an interview is open in this conversation. */
    boolean isInterviewing(OrgId org, String conversation);

    /** The draft on the table; empty when there is none (yet). */
    Optional<Draft> draft(OrgId org, String conversation);

    /** Ends the interview: the draft was approved or discarded. */
    void close(OrgId org, String conversation, Ending ending);

    /** One shot: the best draft from these words alone, with the questions an interview would still ask. */
    Draft draftOf(OrgId org, String request);

    /**
     * Reads words as a change of a workflow, published or not. Changes nothing: what to do with the result is the caller's.
     *
     * @return empty when the words are no change of it
     */
    Optional<Edited> edit(OrgId org, Workflow workflow, String words);

    /** How an interview ends. */
    enum Ending {
        APPROVED,
        DISCARDED
    }
}
