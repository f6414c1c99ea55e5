package dev.parley.copilot;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/**
 * Interviews people and drafts workflows. A conversation may hold several drafts, each with its interview; at most one is current, and
 * words are about that one. Everything is kept after every turn, so that a restart or another surface goes on where it was.
 */
public interface Copilot {
    /** Begins an interview with a wish, or goes on with the current one. @param by who speaks; several people may answer one interview */
    Turn hear(OrgId org, String conversation, Actor by, String text);

    /**
     * Puts a safeguard into this draft, or takes it away. Deciding the same again changes nothing.
     *
     * @param safeguard its id
     * @return with the draft as it is then, or without one and with words saying why nothing was changed
     */
    Turn decide(OrgId org, String conversation, int draft, Actor by, String safeguard, boolean isAccepted);

    /** Makes this draft the current one and asks what to change, with the slots of the brief as options. */
    Turn revise(OrgId org, String conversation, int draft);

    /** Whether an interview is open in this conversation. */
    boolean isInterviewing(OrgId org, String conversation);

    /** Whether the open interview has learned nothing yet of what is wanted, so that nothing is lost by talking of something else. */
    boolean knowsNothingYet(OrgId org, String conversation);

    /** Whether the words say by themselves that something else is to be automated: "another one: …", "also, every Friday …". */
    boolean opensAnother(OrgId org, String text);

    /** The draft on the table; empty when there is none (yet). */
    Optional<Draft> draft(OrgId org, String conversation);

    /** All drafts of this conversation that are neither approved nor discarded, by number. */
    List<Kept> drafts(OrgId org, String conversation);

    /** Ends the interview of a draft that was approved or discarded; the others stay. Nothing happens when it ended before. */
    void close(OrgId org, String conversation, int draft, Ending ending);

    /** One shot: the best draft from these words alone, with the questions an interview would still ask. */
    Draft draftOf(OrgId org, String request);

    /**
     * Reads words as a change of a workflow, published or not. Changes nothing: what to do with the result is the caller's.
     *
     * @return empty when the words are no change of it
     */
    Optional<Edited> edit(OrgId org, Workflow workflow, String words);

    /** A draft that is kept, finished or not. */
    record Kept(int number, boolean isCurrent) {}

    /** How an interview ends. */
    enum Ending {
        APPROVED,
        DISCARDED
    }
}
