package dev.parley.bot.commands;

import dev.parley.bot.chat.Place;
import dev.parley.copilot.Copilot;
import dev.parley.engine.OrgId;
import dev.parley.engine.journal.RunHistory;
import org.springframework.stereotype.Component;

/** Whether words are a command although something is asked, or a draft talked about, that they could be meant for. */
@Component
final class Interrupting {
    private final Copilot copilot;
    private final Names names;
    private final RunHistory history;
    private final Cancelling cancelling;

    Interrupting(Copilot copilot, Names names, RunHistory history, Cancelling cancelling) {
        this.copilot = copilot;
        this.names = names;
        this.history = history;
        this.cancelling = cancelling;
    }

    /** Whether nothing is asked that words could be meant to answer. */
    boolean isFree(Place place) {
        return !copilot.isInterviewing(place.org(), place.conversation())
                || copilot.knowsNothingYet(place.org(), place.conversation());
    }

    /** Whether an answer is waited for, and no draft there yet. */
    boolean isAsked(Place place) {
        return !isFree(place)
                && copilot.draft(place.org(), place.conversation()).isEmpty();
    }

    boolean mayBeSaid(Place place, Saying saying, String words) {
        return isFree(place) || saying.isNoAnswer(words) || names.isNamedBy(place.org(), words);
    }

    /** While a draft is talked about, words are about that, unless they can be about nothing else than what there is. */
    boolean mayBeCarriedOut(Place place, Command command, String words) {
        OrgId org = place.org();
        boolean isOpen = copilot.isInterviewing(org, place.conversation());
        boolean isFree = isFree(place);
        return switch (command) {
            // With nothing to stop and nobody to answer, these end or agree with what is being asked.
            case Command.Cancel(String what) ->
                !isOpen || isFree && cancelling.isAnyGoing(org) || !what.isEmpty() && names.isNamedBy(org, words);
            case Command.Stop _ -> !isOpen || isFree && cancelling.isAnyGoing(org);
            case Command.Decide _ ->
                !isOpen || isFree && !history.approvals(org, true, 1).isEmpty();
            case Command.Run run -> isFree || isNoAnswer(place, run);
            case Command.ListWorkflows _, Command.Waiting _ ->
                isFree || copilot.draft(org, place.conversation()).isPresent();
            case Command.About _, Command.Status _ -> isFree || names.isNamedBy(org, words);
            case Command.Help _, Command.Schedules _ -> isFree;
        };
    }

    /** "Run it" answers nothing that may be asked, and neither does what comes with values for a workflow there is. */
    private boolean isNoAnswer(Place place, Command.Run run) {
        return Here.isPointing(run.name())
                ? isAsked(place)
                : names.exactly(place, run.name()).isPresent()
                        || !run.arguments().isEmpty()
                                && names.find(place, run.name()).isPresent();
    }
}
