package dev.parley.bot.approvals;

import dev.parley.engine.run.Course.Refusal;

/** What became of somebody's wish that another person answers. */
public sealed interface Handover {
    /** @param to name of who answers now */
    record Done(String to) implements Handover {}

    /** Nobody is called so, or several people are. */
    record Nobody(String said) implements Handover {}

    /** That person is asked already, and has a voice of their own. */
    record AskedAlready(String to) implements Handover {}

    /** @param to name of who was to answer */
    record Refused(Refusal why, String to) implements Handover {}

    /** It is not for this person to decide, or there is nothing (any more) to decide: as with a decision. */
    record NotTheirs(Decision why) implements Handover {}

    /** The same of a form: as with one that is sent. */
    record NotTheirForm(Submission why) implements Handover {}
}
