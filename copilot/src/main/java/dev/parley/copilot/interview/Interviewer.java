package dev.parley.copilot.interview;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Turn;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.editing.Editor;
import dev.parley.copilot.interview.Phase.Move;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.copilot.understanding.model.Readers;
import dev.parley.engine.OrgId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Leads interviews: one question a turn, each kept before it is asked. */
public final class Interviewer {
    private final Understanding understanding;
    private final Readers readers;
    private final Drafter drafter;
    private final Editor editor;
    private final Interviews interviews;
    private final ZoneId zone;
    private final Phases phases = new Phases();

    /**
     * @param understanding of answers and changes
     * @param readers of whole wishes
     * @param zone of schedules that name none
     */
    public Interviewer(
            Understanding understanding,
            Readers readers,
            Drafter drafter,
            Editor editor,
            InterviewStore store,
            ZoneId zone) {
        this.understanding = understanding;
        this.readers = readers;
        this.drafter = drafter;
        this.editor = editor;
        this.interviews = new Interviews(store);
        this.zone = zone;
    }

    public Turn hear(OrgId org, String conversation, String text) {
        Optional<Interview> open = interviews.load(org, conversation);
        Sitting sitting = sitting(org, conversation);
        if (open.isEmpty()) {
            return sitting.begin(text);
        }
        return switch (Said.of(text)) {
            case CANCEL -> sitting.abandon(open.get());
            case START_OVER -> sitting.startOver();
            case BACK -> sitting.back(open.get());
            case SKIP -> sitting.skip(open.get());
            case AGREE ->
                open.get().asking() == null
                        ? sitting.present(open.get(), "The draft is ready: press Approve and it goes live.")
                        : sitting.answer(open.get(), text);
            case EDIT ->
                open.get().asking() == null
                        ? sitting.ask(open.get(), Questions.CHANGE, "Sure.")
                        : sitting.answer(open.get(), text);
            case WORDS ->
                open.get().asking() == null ? sitting.revise(open.get(), text) : sitting.answer(open.get(), text);
        };
    }

    /** Asks what to change, whatever was on the table. */
    public Turn revise(OrgId org, String conversation) {
        Sitting sitting = sitting(org, conversation);
        return interviews
                .load(org, conversation)
                .map(open -> open.phase() == Phase.REVIEW
                        ? sitting.ask(open, Questions.CHANGE, "Sure, nothing has changed yet.")
                        : sitting.repeat(open, "There is no draft yet; we are still here:"))
                .orElseGet(() -> new Turn(
                        "There is nothing to change here. Tell me what you would like to have done.", null, null));
    }

    public boolean isOpen(OrgId org, String conversation) {
        return interviews.isOpen(org, conversation);
    }

    /** Empty while no draft is on the table. */
    public Optional<Draft> draft(OrgId org, String conversation) {
        return interviews
                .load(org, conversation)
                .filter(open -> open.phase() == Phase.REVIEW && Drafter.isDraftable(open.brief()))
                .map(open -> drafter.draft(open.brief(), open.amendments(), List.of()));
    }

    /** Ends the interview, wherever it stands; does nothing when none is open. */
    public void close(OrgId org, String conversation, boolean approved) {
        interviews.load(org, conversation).ifPresent(open -> {
            Phase end =
                    phases.move(open.phase(), approved && open.phase() == Phase.REVIEW ? Move.APPROVE : Move.ABANDON);
            if (end == Phase.APPROVED || end == Phase.DISCARDED) {
                interviews.delete(org, conversation);
            }
        });
    }

    private Sitting sitting(OrgId org, String conversation) {
        return new Sitting(
                org,
                conversation,
                understanding,
                readers.of(org, understanding),
                drafter,
                editor,
                interviews,
                phases,
                zone);
    }
}
