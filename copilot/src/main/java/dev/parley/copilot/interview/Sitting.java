package dev.parley.copilot.interview;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Edited;
import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.Suggestions.Known;
import dev.parley.copilot.Turn;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.editing.Editor;
import dev.parley.copilot.interview.Phase.Move;
import dev.parley.copilot.revision.Reviser;
import dev.parley.copilot.understanding.Merge;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Remarks;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One turn about one draft: somebody said something, and this is what comes of it. */
final class Sitting {
    private static final int MOST_QUESTIONS = 6;
    private static final Set<String> OFFERING = Set.of(Questions.APPROVERS, Questions.ADDRESS, Questions.STEPS);

    private final OrgId org;
    private final String conversation;
    private final int number;
    private final Actor by;
    private final Room room;
    private final Understanding wishes;
    private final Answers answers;
    private final Reviser reviser;

    /** @param wishes reads what is a wish of its own rather than an answer */
    Sitting(OrgId org, String conversation, int number, Actor by, Room room, Understanding wishes) {
        this.org = org;
        this.conversation = conversation;
        this.number = number;
        this.by = by;
        this.room = room;
        this.wishes = wishes;
        this.answers = new Answers(room.understanding(), wishes);
        this.reviser = new Reviser(room.understanding());
    }

    Asides asides() {
        return new Asides(this, room.drafter());
    }

    Hearing hearing() {
        return new Hearing(this, by, room, answers);
    }

    Turn begin(String text) {
        Brief empty = Brief.empty(room.zone());
        Reading reading = wishes.read(text, empty);
        Brief brief = Merge.into(empty, reading).withWish(text);
        int questions = Questions.worthAsking(brief, MOST_QUESTIONS).size();
        String first = Replies.first(brief, text, questions) + strangers(empty, brief);
        return goOn(blank().told(brief, by), Remarks.before(first, reading));
    }

    Turn startOver(String say) {
        return goOn(blank(), say);
    }

    /** @param others a sentence on the drafts that stay; may be empty */
    Turn abandon(Interview open, String others) {
        room.phases().after(open.phase(), Move.ABANDON, _ -> false);
        room.interviews().delete(org, conversation, number);
        return new Turn(
                "Dropped. Nothing was built; tell me any time what you would like instead." + others, null, null);
    }

    Turn back(Interview open) {
        if (open.history().isEmpty()) {
            return repeat(open, Replies.beginning(open.brief()));
        }
        Interview earlier = open.previous();
        String question = earlier.asking();
        if (question == null || question.equals(Questions.CHANGE)) {
            return present(earlier.in(Phase.REVIEW), "Undone.").since(workflow(open));
        }
        boolean isOfCorrection = question.equals(open.asking());
        return ask(
                earlier,
                question,
                isOfCorrection ? Replies.takenBack(open.brief(), earlier.brief()) : "Back one step.");
    }

    /** Takes the recommended answer of the open question. */
    Turn settle(Interview open, Question question, String say) {
        return goOn(open.remembered().with(answers.skip(question, open.brief())).asksNothing(), say);
    }

    /** Takes the recommended answers of all that is open. */
    Turn assumeTheRest(Interview open, String say) {
        return goOn(open.remembered().with(settled(open.brief())).asksNothing(), say);
    }

    /** Which part of the draft to change, or the change itself. */
    Turn change(Interview open, Question question, String text) {
        Optional<Option> option = Options.meant(question, text);
        if (option.isPresent()) {
            return ask(open.remembered(), option.get().value(), "Sure.");
        }
        return revise(open.asksNothing(), text);
    }

    /** Whether these words change the draft on the table. */
    boolean isChange(Interview open, String text) {
        return edit(open, text).isPresent()
                || reviser.revise(open.brief(), text).isPresent();
    }

    Turn revise(Interview open, String text) {
        Workflow before = workflow(open);
        Optional<Edited> edit = edit(open, text);
        Optional<Brief> restarted =
                edit.filter(Edited.Refused.class::isInstance).flatMap(_ -> begun(open, text));
        if (edit.isPresent() && restarted.isEmpty()) {
            return edited(open, edit.get()).since(before);
        }
        Optional<Brief> revised = restarted.or(() -> reviser.revise(open.brief(), text));
        if (revised.isPresent()) {
            return goOn(
                            open.remembered(Questions.CHANGE)
                                    .told(revised.get(), by)
                                    .asksNothing(),
                            "Changed.")
                    .since(before);
        }
        if (room.understanding().read(text, Brief.empty(room.zone())).isWhole()) {
            return another("That is a different wish, so here is a new draft for it.", text);
        }
        return stay(open, "I did not understand what to change, so nothing changed. " + Editor.EXAMPLES);
    }

    /** The draft of a wish that was told otherwise, with what that changes in the one on the table. */
    Turn redrafted(Interview open, Interview told, String say) {
        return goOn(told.asksNothing(), say).since(workflow(open));
    }

    /** Said of the draft on the table in words that name the part; empty when it has no such part. */
    Optional<Turn> restated(Interview open, Instead instead) {
        Workflow before = workflow(open);
        return instead.asEdit()
                .flatMap(words -> edit(open, words))
                .map(edit -> edited(open, edit).since(before));
    }

    /** Asks which of several was meant; what is open stays open. */
    Turn which(Interview open, Question which) {
        save(open);
        return new Turn("That may be about more than one thing.", which, null);
    }

    /** What the draft cannot start by yet, as nobody said of what it is: that is asked, as of any wish. */
    private Optional<Brief> begun(Interview open, String text) {
        return room.understanding().read(text, open.brief()).start().value() instanceof Start.Event event
                        && event.lacksTopic()
                ? Optional.of(open.brief().withStart(Slot.asked(event)))
                : Optional.empty();
    }

    private Optional<Edited> edit(Interview open, String text) {
        return Optional.ofNullable(workflow(open))
                .flatMap(workflow -> room.editor().edit(workflow, text));
    }

    private Turn edited(Interview open, Edited edited) {
        return switch (edited) {
            case Edited.Made made ->
                present(open.remembered(Questions.CHANGE).with(open.amendments().with(made.edits())), made.say());
            case Edited.Unclear unclear -> {
                save(open);
                yield new Turn(unclear.say(), unclear.question(), null);
            }
            case Edited.Refused refused -> stay(open, refused.say());
        };
    }

    private @Nullable Workflow workflow(Interview interview) {
        return room.drafter()
                .draft(interview.brief(), interview.amendments(), List.of())
                .workflow();
    }

    /** Begins another draft beside this one. */
    private Turn another(String say, String text) {
        int next = new Shelf(room.interviews().load(org, conversation), room.drafter()).nextNumber();
        Turn turn = new Sitting(org, conversation, next, by, room, wishes).begin(text);
        return new Turn(
                say + " The one before stays as draft " + number + ".\n\n" + turn.say(),
                turn.question(),
                turn.draft(),
                next);
    }

    /** To the next question worth asking, or to the draft. */
    Turn goOn(Interview interview, String say) {
        int left = MOST_QUESTIONS - interview.asked();
        Brief brief = left > 0 ? interview.brief() : settled(interview.brief());
        List<String> worth = Questions.worthAsking(brief, left);
        Phase phase = room.phases()
                .after(interview.phase(), Move.GO_ON, at -> worth.stream().anyMatch(id -> Questions.phase(id) == at));
        Interview moved = interview.with(brief).in(phase);
        return worth.stream()
                .filter(id -> Questions.phase(id) == phase)
                .findFirst()
                .map(id -> ask(moved, id, say))
                .orElseGet(() -> present(moved, say));
    }

    /** Enough was asked: what is still open takes its recommended answer, editable on the card. */
    private Brief settled(Brief brief) {
        Brief settling = brief;
        for (int i = 0; i < 2 * MOST_QUESTIONS; i++) {
            Optional<Question> next =
                    Questions.open(settling, Known.NOTHING).stream().findFirst();
            if (next.isEmpty()) {
                return settling;
            }
            settling = answers.skip(next.get(), settling);
        }
        return settling;
    }

    Turn present(Interview interview, String say) {
        Interview done = interview.drafted();
        save(done);
        Draft draft = room.drafter().draft(done.brief(), done.amendments(), List.of());
        return new Turn(
                say + (draft.workflow() == null ? "" : (say.isEmpty() ? "" : " ") + Replies.draft(draft)),
                null,
                draft.workflow() == null ? null : draft);
    }

    Turn ask(Interview interview, String id, String say) {
        Optional<Question> question = asked(id, interview.brief());
        if (question.isEmpty()) {
            return goOn(interview.asksNothing(), say);
        }
        save(interview.asks(id, room.clock().instant()));
        return new Turn(say, question.get(), null);
    }

    Turn repeat(Interview interview, String say) {
        return interview.asking() == null ? present(interview, say) : stay(interview, say);
    }

    /** Says something and leaves everything as it stands. */
    Turn stay(Interview interview, String say) {
        save(interview);
        return new Turn(say, interview.asking() == null ? null : question(interview), null);
    }

    private Interview blank() {
        return Interview.begin(Brief.empty(room.zone()), room.clock().instant());
    }

    private void save(Interview interview) {
        room.interviews().save(org, conversation, number, interview);
    }

    /** A remark on approvers nobody knows; empty when there are none. */
    String strangers(Brief before, Brief after) {
        return Slots.changed(before, after).stream().noneMatch(id -> id.startsWith(Questions.APPROVERS))
                ? ""
                : Strangers.remark(Strangers.among(before, after, known()));
    }

    Known known() {
        return room.suggestions().of(org);
    }

    /** The question of an id, as it would be put now; empty when its step is no longer there. */
    Optional<Question> asked(String id, Brief brief) {
        Known known = OFFERING.contains(Questions.kind(id)) ? known() : Known.NOTHING;
        return Questions.ask(id, brief, known);
    }

    /** The one on the table. */
    Question question(Interview interview) {
        @Nullable String id = interview.asking();
        return asked(id == null ? Questions.GOAL : id, interview.brief())
                .orElseThrow(() -> new IllegalStateException("The question " + id + " is about a step that is gone"));
    }
}
