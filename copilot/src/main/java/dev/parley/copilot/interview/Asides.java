package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.Turn;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.editing.Editor;

/** Words that steer an interview, or ask about it, and tell nothing new of the wish. */
final class Asides {
    private final Sitting sitting;
    private final Drafter drafter;

    Asides(Sitting sitting, Drafter drafter) {
        this.sitting = sitting;
        this.drafter = drafter;
    }

    Turn skip(Interview open) {
        if (open.asking() == null) {
            return sitting.present(open, "There is nothing to skip: the draft is ready.");
        }
        Question question = sitting.question(open);
        return sitting.settle(open, question, Replies.skipped(question));
    }

    Turn unsure(Interview open) {
        if (open.asking() == null) {
            return new Turn("Take your time: the draft stays here. Press Test to see what it would do.", null, null);
        }
        Question question = sitting.question(open);
        return question.id().equals(Questions.GOAL) && open.misses() == 0
                ? sitting.repeat(
                        open.missed(), "No problem: pick one of these to see how it works; you can change all of it.")
                : sitting.settle(open, question, Replies.unsure(question));
    }

    Turn agree(Interview open) {
        if (open.asking() == null) {
            return new Turn("The draft is ready: press Approve, or say \"approve\", and it goes live.", null, null);
        }
        Question question = sitting.question(open);
        boolean isAnswer = question.options().stream().anyMatch(Option::recommended)
                && !question.id().equals(Questions.GOAL);
        return isAnswer
                ? sitting.settle(open, question, Replies.agreed(question))
                : sitting.repeat(open, Replies.missed(question));
    }

    /** There are things to assume, but no draft without knowing what is wanted at all. */
    Turn hurry(Interview open) {
        if (open.asking() == null) {
            return agree(open);
        }
        return open.brief().isBlank()
                ? sitting.repeat(open, "I would, if I knew what: one sentence is enough, or pick one of these.")
                : sitting.assumeTheRest(
                        open, "All right. I took what I'd recommend for the rest; you can change it on the card.");
    }

    Turn approve(Interview open) {
        return open.asking() == null
                ? agree(open)
                : sitting.repeat(
                        open, "There is no finished draft to approve yet. Say \"just do it\" to leave the rest to me.");
    }

    Turn explain(Interview open) {
        return open.asking() == null
                ? new Turn(
                        "Approve makes it live, Test plays it without touching anything outside, Discard drops it. Or say what should be different. "
                                + Editor.EXAMPLES,
                        null,
                        null)
                : sitting.repeat(open, Explanations.of(sitting.question(open)));
    }

    Turn show(Interview open) {
        return open.asking() == null ? sitting.present(open, "") : sitting.repeat(open, Standing.of(open, drafter));
    }

    Turn thank(Interview open) {
        return sitting.stay(open, "You're welcome.");
    }
}
