package dev.parley.copilot.interview;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Edited;
import dev.parley.copilot.Question;
import dev.parley.copilot.Turn;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.editing.Editor;
import dev.parley.copilot.interview.Phase.Move;
import dev.parley.copilot.revision.Reviser;
import dev.parley.copilot.understanding.Merge;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Remarks;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowDiff;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One turn in one conversation. */
final class Sitting {
    private static final int MOST_QUESTIONS = 6;
    private static final int PATIENCE = 2;

    private final OrgId org;
    private final String conversation;
    private final Understanding understanding;
    private final Understanding wishes;
    private final Drafter drafter;
    private final Editor editor;
    private final Interviews interviews;
    private final Phases phases;
    private final ZoneId zone;
    private final Answers answers;
    private final Reviser reviser;

    Sitting(
            OrgId org,
            String conversation,
            Understanding understanding,
            Understanding wishes,
            Drafter drafter,
            Editor editor,
            Interviews interviews,
            Phases phases,
            ZoneId zone) {
        this.org = org;
        this.conversation = conversation;
        this.understanding = understanding;
        this.wishes = wishes;
        this.drafter = drafter;
        this.editor = editor;
        this.interviews = interviews;
        this.phases = phases;
        this.zone = zone;
        this.answers = new Answers(understanding, wishes);
        this.reviser = new Reviser(understanding);
    }

    Turn begin(String text) {
        Brief empty = Brief.empty(zone);
        if (Said.of(text) == Said.CANCEL) {
            return new Turn("There is nothing open to cancel.", null, null);
        }
        Reading reading = wishes.read(text, empty);
        Brief brief = Merge.into(empty, reading).withWish(text);
        return goOn(Interview.begin(brief), Remarks.before(Replies.first(brief, text), reading));
    }

    Turn startOver() {
        return goOn(Interview.begin(Brief.empty(zone)), "All right, from the beginning.");
    }

    Turn abandon(Interview open) {
        phases.move(open.phase(), Move.ABANDON);
        interviews.delete(org, conversation);
        return new Turn("Dropped. Nothing was built; tell me any time what you would like instead.", null, null);
    }

    Turn back(Interview open) {
        if (open.history().isEmpty()) {
            return repeat(open, "This is where we began.");
        }
        Interview earlier = open.previous();
        String question = Objects.requireNonNull(earlier.asking(), "history only keeps questions");
        if (question.equals(Questions.CHANGE)) {
            return showing(present(earlier.in(Phase.REVIEW), "Undone."), workflow(open));
        }
        Phase phase = Questions.phase(question) == Phase.REVIEW
                ? Phase.REVIEW
                : phases.back(open.phase(), Questions.phase(question));
        return ask(earlier.in(phase), question, "Back one step.");
    }

    Turn skip(Interview open) {
        if (open.asking() == null) {
            return present(open, "There is nothing to skip: the draft is ready.");
        }
        Question question = question(open);
        Interview remembered = open.remembered();
        return goOn(remembered.with(answers.skip(question, open.brief())).asksNothing(), Replies.skipped(question));
    }

    Turn answer(Interview open, String text) {
        Question question = question(open);
        if (question.id().equals(Questions.CHANGE)) {
            return change(open, question, text);
        }
        Optional<Brief> answered = answers.apply(question, text, open.brief()).or(() -> whole(open.brief(), text));
        if (answered.isPresent()) {
            return goOn(
                    open.remembered().with(answered.get()).asksNothing(),
                    Remarks.before(Replies.answered(), open.brief(), answered.get()));
        }
        Interview missed = open.missed();
        if (missed.misses() >= PATIENCE && !question.id().equals(Questions.GOAL)) {
            return goOn(
                    open.remembered().with(answers.skip(question, open.brief())).asksNothing(),
                    Replies.assumed(question));
        }
        return repeat(missed, Replies.missed(question));
    }

    /** Somebody who pastes everything instead of answering has answered as well. */
    private Optional<Brief> whole(Brief brief, String text) {
        Reading reading = understanding.read(text, brief);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        Brief merged = Merge.into(brief, reading);
        boolean onlyFills = brief.steps().isEmpty()
                || reading.isWhole()
                || merged.steps().size() == brief.steps().size();
        return onlyFills && !merged.equals(brief) ? Optional.of(merged) : Optional.empty();
    }

    private Turn change(Interview open, Question question, String text) {
        Optional<Question.Option> option = Options.meant(question, text);
        if (option.isPresent()) {
            return ask(open.remembered(), option.get().value(), "Sure.");
        }
        return revise(open.asksNothing(), text);
    }

    Turn revise(Interview open, String text) {
        Workflow before = workflow(open);
        Optional<Turn> edited = Optional.ofNullable(before)
                .flatMap(workflow -> editor.edit(workflow, text))
                .map(edit -> edited(open, edit));
        if (edited.isPresent()) {
            return showing(edited.get(), before);
        }
        Optional<Brief> revised = reviser.revise(open.brief(), text);
        if (revised.isPresent()) {
            return showing(
                    goOn(open.remembered(Questions.CHANGE).with(revised.get()).asksNothing(), "Changed."), before);
        }
        if (understanding.read(text, Brief.empty(zone)).isWhole()) {
            Reading reading = wishes.read(text, Brief.empty(zone));
            return goOn(
                    Interview.begin(Merge.into(Brief.empty(zone), reading).withWish(text)),
                    Remarks.before("That is a different wish, so here is a new draft for it.", reading));
        }
        return present(open, "I did not understand what to change, so nothing changed. " + Editor.EXAMPLES);
    }

    private Turn edited(Interview open, Edited edited) {
        return switch (edited) {
            case Edited.Made made ->
                present(open.remembered(Questions.CHANGE).with(open.amendments().with(made.edits())), made.say());
            case Edited.Unclear unclear -> {
                interviews.save(org, conversation, open);
                yield new Turn(unclear.say(), unclear.question(), null);
            }
            case Edited.Refused refused -> present(open, refused.say());
        };
    }

    private @Nullable Workflow workflow(Interview interview) {
        return drafter.draft(interview.brief(), interview.amendments(), List.of())
                .workflow();
    }

    /** With what is different in its draft from the one that was on the table. */
    private static Turn showing(Turn turn, @Nullable Workflow before) {
        Draft draft = turn.draft();
        return before == null || draft == null || draft.workflow() == null
                ? turn
                : new Turn(turn.say(), turn.question(), draft, WorkflowDiff.between(before, draft.workflow()));
    }

    /** To the next question worth asking, or to the draft. */
    private Turn goOn(Interview interview, String say) {
        Brief brief = interview.asked() >= MOST_QUESTIONS ? settled(interview.brief()) : interview.brief();
        Phase from = interview.phase() == Phase.REVIEW
                ? phases.move(Phase.REVIEW, Move.REVISE)
                : phases.back(interview.phase(), Phase.GOAL);
        Phase phase = phases.advance(from, at -> Questions.gaps(brief, at).isEmpty());
        Interview moved = interview.with(brief).in(phase);
        List<String> gaps = Questions.gaps(brief, phase);
        return gaps.isEmpty() ? present(moved, say) : ask(moved, gaps.getFirst(), say);
    }

    /** Enough was asked: what is still open takes its recommended answer, editable on the card. */
    private Brief settled(Brief brief) {
        Brief settling = brief;
        for (int i = 0; i < 2 * MOST_QUESTIONS; i++) {
            Optional<Question> next = Questions.open(settling).stream().findFirst();
            if (next.isEmpty()) {
                return settling;
            }
            settling = answers.skip(next.get(), settling);
        }
        return settling;
    }

    Turn present(Interview interview, String say) {
        Interview done = interview.asksNothing();
        interviews.save(org, conversation, done);
        Draft draft = drafter.draft(done.brief(), done.amendments(), List.of());
        return new Turn(
                say + (draft.workflow() == null ? "" : " " + Replies.draft(draft)),
                null,
                draft.workflow() == null ? null : draft);
    }

    Turn ask(Interview interview, String id, String say) {
        Optional<Question> question = Questions.ask(id, interview.brief());
        if (question.isEmpty()) {
            return goOn(interview.asksNothing(), say);
        }
        Interview asking = interview.asks(id);
        interviews.save(org, conversation, asking);
        return new Turn(say, question.get(), null);
    }

    Turn repeat(Interview interview, String say) {
        if (interview.asking() == null) {
            return present(interview, say);
        }
        interviews.save(org, conversation, interview);
        return new Turn(say, question(interview), null);
    }

    private Question question(Interview interview) {
        @Nullable String id = interview.asking();
        return Questions.ask(id == null ? Questions.GOAL : id, interview.brief())
                .orElseThrow(() -> new IllegalStateException("The question " + id + " is about a step that is gone"));
    }
}
