package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Turn;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.editing.Editor;
import dev.parley.copilot.revision.Reviser;
import dev.parley.copilot.understanding.Remarks;
import dev.parley.engine.Actor;
import java.time.Instant;
import java.util.Optional;

/** What somebody's words are to the question, or the draft, on the table: an answer to it, to an earlier one, a correction, all anew. */
final class Hearing {
    private static final int PATIENCE = 2;

    private final Sitting sitting;
    private final Actor by;
    private final Room room;
    private final Answers answers;
    private final Reviser reviser;

    Hearing(Sitting sitting, Actor by, Room room, Answers answers) {
        this.sitting = sitting;
        this.by = by;
        this.room = room;
        this.answers = answers;
        this.reviser = new Reviser(room.understanding());
    }

    Turn answer(Interview open, String said) {
        Question question = sitting.question(open);
        if (question.id().equals(Questions.CHANGE)) {
            return sitting.change(open, question, said);
        }
        String text = Rethinking.unwrapped(said);
        Corrections corrections = corrections(open);
        Optional<LateAnswers.Found> late = late(open, text);
        if (late.isPresent()) {
            return sitting.repeat(open.with(late.get().late()), late.get().words());
        }
        Optional<Brief> settled = corrections.late(open, text);
        if (settled.isPresent()) {
            return corrected(open, settled.get());
        }
        Optional<Instead> instead = Options.named(question, text).isPresent() ? Optional.empty() : instead(text);
        return instead.isPresent()
                ? rethought(open, question, instead.get(), text)
                : corrections
                        .of(open, question, text)
                        .map(corrected -> corrected(open, corrected))
                        .orElseGet(() -> words(open, question, text));
    }

    /** Words that may correct something are no answer to a question that cannot take what they say. */
    private Turn rethought(Interview open, Question question, Instead instead, String text) {
        return switch (rethinking(open).of(open, question, instead)) {
            case Rethinking.Outcome.Changes(Brief changed) -> corrected(open, changed);
            case Rethinking.Outcome.Answers(Brief answered) -> taken(open, answered);
            case Rethinking.Outcome.Unclear(Question which) -> sitting.which(open, which);
            case Rethinking.Outcome.Unfit _ ->
                instead.value().kind() == Value.Kind.CHANNEL
                        ? missed(open, question)
                        : corrections(open)
                                .of(open, question, text)
                                .or(() -> corrections(open).named(open, question, text))
                                .map(corrected -> corrected(open, corrected))
                                .orElseGet(() -> missed(open, question));
        };
    }

    /** One value in place of another; a name that somebody here has is a person's. */
    private Optional<Instead> instead(String text) {
        return Instead.of(text)
                .map(instead -> instead.value().kind() == Value.Kind.NAME
                                && sitting.known().has(instead.value().text())
                        ? instead.ofPerson()
                        : instead);
    }

    private Turn words(Interview open, Question question, String text) {
        Corrections corrections = corrections(open);
        Optional<Brief> answered = answers.applyAll(question, text, open.brief(), id -> sitting.asked(id, open.brief()))
                .or(() -> answers.apply(question, Corrections.bare(text), open.brief()));
        if (answered.isPresent()) {
            return taken(open, answered.get());
        }
        Optional<Brief> named = corrections.named(open, question, text).or(() -> early(open, text));
        if (named.isPresent()) {
            return corrected(open, named.get());
        }
        Optional<Brief> whole = answers.whole(open.brief(), text);
        return whole.isPresent() ? taken(open, whole.get()) : missed(open, question);
    }

    /** Somebody of the organization is named where no name was asked for: that answers the question for one. */
    private Optional<Brief> early(Interview open, String text) {
        return Questions.gaps(open.brief()).stream()
                .filter(id -> Questions.kind(id).equals(Questions.APPROVERS) && !id.equals(open.asking()))
                .findFirst()
                .filter(_ -> sitting.known().has(text.strip()))
                .flatMap(id -> sitting.asked(id, open.brief()))
                .flatMap(question -> answers.apply(question, text, open.brief()));
    }

    private Turn taken(Interview open, Brief answered) {
        return sitting.goOn(
                open.remembered().told(answered, by).asksNothing(),
                Remarks.before(
                        Replies.answered(open.brief(), answered) + sitting.strangers(open.brief(), answered),
                        open.brief(),
                        answered));
    }

    /** The open question stays open, unless the correction has answered it as well. */
    private Turn corrected(Interview open, Brief changed) {
        Interview told = open.remembered().told(changed, by);
        String say = Replies.changed(open.brief(), changed) + sitting.strangers(open.brief(), changed);
        boolean isStillOpen = open.asking() != null
                && (open.phase() == Phase.REVIEW || Questions.gaps(changed).contains(open.asking()));
        return isStillOpen ? sitting.repeat(told, say) : sitting.goOn(told.asksNothing(), say);
    }

    private Turn missed(Interview open, Question question) {
        Interview missed = open.missed();
        return missed.misses() >= PATIENCE && !question.id().equals(Questions.GOAL)
                ? sitting.settle(open, question, Replies.assumed(question))
                : sitting.repeat(missed, Replies.missed(question));
    }

    /** Words about a draft on the table. */
    Turn discuss(Interview open, String text) {
        Optional<Brief> settled = corrections(open).late(open, text);
        if (settled.isPresent()) {
            return rewished(open, settled.get());
        }
        Optional<Turn> rethought = instead(text).flatMap(instead -> rethought(open, instead));
        if (rethought.isPresent()) {
            return rethought.get();
        }
        if (sitting.isChange(open, text)) {
            return sitting.revise(open, text);
        }
        Optional<LateAnswers.Found> late = late(open, text);
        if (late.isPresent()) {
            return sitting.stay(open.with(late.get().late()), late.get().words());
        }
        return sitting.revise(
                open, Corrections.introduced(text).orElse(Corrections.isMarked(text) ? Corrections.meant(text) : text));
    }

    /** What was changed on the draft itself overrules the wish; empty where the words are about no part of either. */
    private Optional<Turn> rethought(Interview open, Instead instead) {
        Optional<Turn> redrafted =
                open.amendments().edits().isEmpty() ? Optional.empty() : sitting.restated(open, instead);
        return redrafted.or(() -> switch (rethinking(open).of(open, null, instead)) {
            case Rethinking.Outcome.Changes(Brief changed) -> Optional.of(rewished(open, changed));
            case Rethinking.Outcome.Unclear(Question which) -> Optional.of(sitting.which(open, which));
            case Rethinking.Outcome.Answers _, Rethinking.Outcome.Unfit _ ->
                sitting.restated(open, instead).or(() -> withoutChannel(open, instead));
        });
    }

    /** A channel is nothing else: what has none is not changed by one. */
    private Optional<Turn> withoutChannel(Interview open, Instead instead) {
        return instead.value().kind() == Value.Kind.CHANNEL
                ? Optional.of(sitting.stay(
                        open, "This draft has no channel to change, so nothing changed. " + Editor.EXAMPLES))
                : Optional.empty();
    }

    /** The draft of a wish that was told otherwise. */
    private Turn rewished(Interview open, Brief changed) {
        String say = Replies.changed(open.brief(), changed) + sitting.strangers(open.brief(), changed);
        return sitting.redrafted(open, open.remembered(Questions.CHANGE).told(changed, by), say);
    }

    private Rethinking rethinking(Interview open) {
        return new Rethinking(answers, id -> sitting.asked(id, open.brief()));
    }

    private Optional<LateAnswers.Found> late(Interview open, String text) {
        Instant now = room.clock().instant();
        return new LateAnswers(answers, id -> sitting.asked(id, open.brief())).of(open, by, text, now);
    }

    private Corrections corrections(Interview open) {
        return new Corrections(answers, reviser, id -> sitting.asked(id, open.brief()));
    }
}
