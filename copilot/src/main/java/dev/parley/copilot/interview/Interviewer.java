package dev.parley.copilot.interview;

import dev.parley.copilot.Copilot;
import dev.parley.copilot.Draft;
import dev.parley.copilot.Suggestions;
import dev.parley.copilot.Turn;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.editing.Editor;
import dev.parley.copilot.interview.Interviews.Kept;
import dev.parley.copilot.interview.Phase.Move;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.copilot.understanding.model.Readers;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Leads interviews: one question a turn, each kept before it is asked. */
public final class Interviewer {
    private final Room room;
    private final Readers readers;

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
            Suggestions suggestions,
            ZoneId zone,
            InstantSource clock) {
        this.room =
                new Room(understanding, drafter, editor, new Interviews(store), new Phases(), suggestions, zone, clock);
        this.readers = readers;
    }

    public Turn hear(OrgId org, String conversation, Actor by, String text) {
        Visit visit = visit(org, conversation, by);
        return visit.switching(text).orElseGet(() -> visit.words(text));
    }

    /** Asks what to change about this draft, whatever was on the table. */
    public Turn revise(OrgId org, String conversation, int number) {
        return visit(org, conversation, Actor.PARLEY).revise(number);
    }

    /** Puts a safeguard into this draft, or takes it away. */
    public Turn decide(OrgId org, String conversation, int number, Actor by, String safeguard, boolean isAccepted) {
        return visit(org, conversation, by).decide(number, safeguard, isAccepted);
    }

    public boolean isOpen(OrgId org, String conversation) {
        return room.interviews().current(org, conversation).isPresent();
    }

    public boolean opensAnother(String text) {
        return Switching.opensAnother(text);
    }

    /** Whether it is open, and nothing that was said so far was a wish. */
    public boolean isBlank(OrgId org, String conversation) {
        return room.interviews()
                .current(org, conversation)
                .map(Kept::interview)
                .filter(open -> open.brief().isBlank())
                .isPresent();
    }

    public List<Copilot.Kept> drafts(OrgId org, String conversation) {
        return room.interviews().load(org, conversation).stream()
                .map(kept -> new Copilot.Kept(kept.number(), kept.isCurrent()))
                .toList();
    }

    /** Empty while no draft is on the table. */
    public Optional<Draft> draft(OrgId org, String conversation) {
        return room.interviews()
                .current(org, conversation)
                .map(Kept::interview)
                .filter(open -> open.phase() == Phase.REVIEW && Drafter.isDraftable(open.brief()))
                .map(open -> room.drafter().draft(open.brief(), open.amendments(), List.of()));
    }

    /** Ends the interview, wherever it stands; does nothing when it has ended. */
    public void close(OrgId org, String conversation, int number, boolean approved) {
        new Shelf(room.interviews().load(org, conversation), room.drafter())
                .numbered(number)
                .ifPresent(kept -> {
                    Interview open = kept.interview();
                    if (open != null) {
                        // An approved card stands for a draft that was on the table, whatever has been asked since.
                        room.phases()
                                .after(
                                        approved ? Phase.REVIEW : open.phase(),
                                        approved ? Move.APPROVE : Move.ABANDON,
                                        _ -> false);
                    }
                    room.interviews().delete(org, conversation, number);
                });
    }

    private Visit visit(OrgId org, String conversation, Actor by) {
        return new Visit(org, conversation, by, room, readers.of(org, room.understanding()));
    }
}
