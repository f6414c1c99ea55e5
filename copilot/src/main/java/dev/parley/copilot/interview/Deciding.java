package dev.parley.copilot.interview;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Draft.Safeguard;
import dev.parley.copilot.Draft.State;
import dev.parley.copilot.Turn;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.drafting.Amendments;
import dev.parley.copilot.interview.SafeguardWords.Meant;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.Optional;

/** What people decide about the safeguards of a draft. */
final class Deciding {
    private final OrgId org;
    private final String conversation;
    private final int number;
    private final Actor by;
    private final Room room;

    Deciding(OrgId org, String conversation, int number, Actor by, Room room) {
        this.org = org;
        this.conversation = conversation;
        this.number = number;
        this.by = by;
        this.room = room;
    }

    Turn decide(Interview open, String id, boolean isAccepted) {
        Draft draft = draft(open);
        return draft.safeguards().stream()
                .filter(some -> some.id().equals(id))
                .findFirst()
                .map(safeguard -> decide(open, draft, List.of(safeguard), isAccepted))
                .orElseGet(() ->
                        new Turn("This draft has no such safeguard any more, so nothing was changed.", null, null));
    }

    /** Empty when the words are not about a safeguard of this draft. */
    Optional<Turn> inWords(Interview open, String words) {
        Draft draft = draft(open);
        return SafeguardWords.in(words, draft.safeguards())
                .filter(meant -> !isAboutAWishedApproval(meant, open))
                .map(meant -> decide(open, draft, meant.safeguards(), meant.isAccepted()));
    }

    /**
     * Where the same words have changed the wish already: what they took away, no safeguard puts back. One "undo" takes both back.
     */
    Optional<Turn> alsoInWords(Interview changed, String words) {
        Draft draft = draft(changed);
        return SafeguardWords.in(words, draft.safeguards())
                .filter(meant -> !meant.isAccepted())
                .map(meant -> meant.safeguards().stream()
                        .filter(some -> some.applied() && some.isOpen())
                        .toList())
                .filter(taken -> !taken.isEmpty())
                .map(taken -> saved(decided(changed, taken, false), "Removed."));
    }

    /** Approvals that were asked for in words go as they came: by a change of the wish. */
    private static boolean isAboutAWishedApproval(Meant meant, Interview open) {
        return !meant.isAccepted()
                && meant.safeguards().stream().anyMatch(some -> some.kind().equals("approval"))
                && !Steps.all(open.brief().steps(), Step.Approve.class).isEmpty();
    }

    private Turn decide(Interview open, Draft draft, List<Safeguard> safeguards, boolean isAccepted) {
        Safeguard first = safeguards.getFirst();
        if (!first.isOpen()) {
            return new Turn(
                    "You asked for that yourself, so no button takes it away. Tell me in words if you want it otherwise.",
                    null,
                    null);
        }
        if (isAccepted && !first.isMendable()) {
            return new Turn("That I cannot mend by myself: " + first.reason(), null, null);
        }
        State wanted = isAccepted ? State.APPLIED : State.DECLINED;
        if (safeguards.stream().allMatch(some -> some.state() == wanted)) {
            return new Turn("That is so already.", null, draft);
        }
        return saved(
                decided(open.remembered(Questions.CHANGE), safeguards, isAccepted),
                isAccepted ? "Added." : first.applied() ? "Removed." : "Left out.");
    }

    private Interview decided(Interview interview, List<Safeguard> safeguards, boolean isAccepted) {
        Amendments decided = interview.amendments();
        for (Safeguard safeguard : safeguards) {
            decided = decided.decided(safeguard, isAccepted, by.name());
        }
        return interview.with(decided);
    }

    private Turn saved(Interview changed, String say) {
        room.interviews().save(org, conversation, number, changed);
        return new Turn(say, null, draft(changed));
    }

    Draft draft(Interview interview) {
        return room.drafter().draft(interview.brief(), interview.amendments(), List.of());
    }
}
