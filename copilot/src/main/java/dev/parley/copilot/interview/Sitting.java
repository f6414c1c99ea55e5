package dev.parley.copilot.interview;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.Suggestions.Known;
import dev.parley.copilot.Turn;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.interview.Phase.Move;
import dev.parley.copilot.revision.Reviser;
import dev.parley.copilot.understanding.Merge;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Remarks;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One turn about one draft: somebody said something, and this is what comes of it. */
final class Sitting {
    private static final int MOST_QUESTIONS = 6;
    private static final int PATIENCE = 2;
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
            return repeat(open, "This is where we began.");
        }
        Interview earlier = open.previous();
        String question = earlier.asking();
        if (question == null || question.equals(Questions.CHANGE)) {
            return present(earlier.in(Phase.REVIEW), "Undone.");
        }
        boolean isOfCorrection = question.equals(open.asking());
        return ask(earlier, question, isOfCorrection ? Replies.takenBack(open.brief(), earlier.brief()) : "Back one step.");
    }

    Turn skip(Interview open) {
        if (open.asking() == null) {
            return present(open, "There is nothing to skip: the draft is ready.");
        }
        Question question = question(open);
        return settle(open, question, Replies.skipped(question));
    }

    Turn unsure(Interview open) {
        if (open.asking() == null) {
            return new Turn("Take your time: the draft stays here. Press Test to see what it would do.", null, null);
        }
        Question question = question(open);
        return question.id().equals(Questions.GOAL) && open.misses() == 0
                ? repeat(open.missed(), "No problem: pick one of these to see how it works; you can change all of it.")
                : settle(open, question, Replies.unsure(question));
    }

    Turn agree(Interview open) {
        if (open.asking() == null) {
            return new Turn("The draft is ready: press Approve, or say \"approve\", and it goes live.", null, null);
        }
        Question question = question(open);
        boolean isAnswer = question.options().stream().anyMatch(Option::recommended)
                && !question.id().equals(Questions.GOAL);
        return isAnswer ? settle(open, question, Replies.agreed(question)) : repeat(open, Replies.missed(question));
    }

    /** There are things to assume, but no draft without knowing what is wanted at all. */
    Turn hurry(Interview open) {
        if (open.asking() == null) {
            return agree(open);
        }
        return open.brief().isBlank()
                ? repeat(open, "I would, if I knew what: one sentence is enough, or pick one of these.")
                : goOn(
                        open.remembered().with(settled(open.brief())).asksNothing(),
                        "All right. I took what I'd recommend for the rest; you can change it on the card.");
    }

    Turn approve(Interview open) {
        return open.asking() == null
                ? agree(open)
                : repeat(open, "There is no finished draft to approve yet. Say \"just do it\" to leave the rest to me.");
    }

    private Turn settle(Interview open, Question question, String say) {
        return goOn(open.remembered().with(answers.skip(question, open.brief())).asksNothing(), say);
    }

    Turn explain(Interview open) {
        return open.asking() == null
                ? new Turn(
                        "Approve makes it live, Test plays it without touching anything outside, Discard drops it. Or say what should be different. "
                                + Reviser.EXAMPLES,
                        null,
                        null)
                : repeat(open, Explanations.of(question(open)));
    }

    Turn show(Interview open) {
        return open.asking() == null ? present(open, "") : repeat(open, Standing.of(open, room.drafter()));
    }

    Turn thank(Interview open) {
        return repeatOrStay(open, "You're welcome.");
    }

    Turn answer(Interview open, String text) {
        Question question = question(open);
        if (question.id().equals(Questions.CHANGE)) {
            return change(open, question, text);
        }
        Corrections corrections = corrections(open);
        Optional<LateAnswers.Found> late = late(open, text);
        if (late.isPresent()) {
            return repeat(open.with(late.get().late()), late.get().words());
        }
        Optional<Brief> corrected = corrections.of(open, question, text);
        if (corrected.isPresent()) {
            return corrected(open, corrected.get());
        }
        Optional<Brief> answered = answers.applyAll(question, text, open.brief(), id -> asked(id, open.brief()))
                .or(() -> answers.apply(question, Corrections.bare(text), open.brief()));
        if (answered.isPresent()) {
            return taken(open, answered.get());
        }
        Optional<Brief> named =
                corrections.named(open, question, text).or(() -> early(open, text));
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
                .filter(_ -> Strangers.isKnown(text.strip(), room.suggestions().of(org)))
                .flatMap(id -> asked(id, open.brief()))
                .flatMap(question -> answers.apply(question, text, open.brief()));
    }

    private Turn taken(Interview open, Brief answered) {
        return goOn(
                open.remembered().told(answered, by).asksNothing(),
                Remarks.before(
                        Replies.answered(open.brief(), answered) + strangers(open.brief(), answered),
                        open.brief(),
                        answered));
    }

    /** The open question stays open, unless the correction has answered it as well. */
    private Turn corrected(Interview open, Brief changed) {
        Interview told = open.remembered().told(changed, by);
        String say = Replies.changed(open.brief(), changed) + strangers(open.brief(), changed);
        boolean isStillOpen = open.asking() != null
                && (open.phase() == Phase.REVIEW || Questions.gaps(changed).contains(open.asking()));
        return isStillOpen ? repeat(told, say) : goOn(told.asksNothing(), say);
    }

    private Turn missed(Interview open, Question question) {
        Interview missed = open.missed();
        return missed.misses() >= PATIENCE && !question.id().equals(Questions.GOAL)
                ? settle(open, question, Replies.assumed(question))
                : repeat(missed, Replies.missed(question));
    }

    private Turn change(Interview open, Question question, String text) {
        Optional<Option> option = Options.meant(question, text);
        if (option.isPresent()) {
            return ask(open.remembered(), option.get().value(), "Sure.");
        }
        return revise(open.asksNothing(), text);
    }

    /** Words about a draft on the table. */
    Turn discuss(Interview open, String text) {
        Optional<Brief> settled = corrections(open).late(open, text);
        if (settled.isPresent()) {
            return goOn(
                    open.remembered(Questions.CHANGE).told(settled.get(), by).asksNothing(),
                    Replies.changed(open.brief(), settled.get()));
        }
        if (reviser.revise(open.brief(), text).isPresent()) {
            return revise(open, text);
        }
        Optional<LateAnswers.Found> late = late(open, text);
        if (late.isPresent()) {
            return repeatOrStay(open.with(late.get().late()), late.get().words());
        }
        return revise(
                open,
                Corrections.introduced(text)
                        .orElse(Corrections.isMarked(text) ? Corrections.meant(text) : text));
    }

    Turn revise(Interview open, String text) {
        Optional<Brief> revised = reviser.revise(open.brief(), text);
        if (revised.isPresent()) {
            return goOn(open.remembered(Questions.CHANGE).told(revised.get(), by).asksNothing(), "Changed.");
        }
        if (room.understanding().read(text, Brief.empty(room.zone())).isWhole()) {
            return another("That is a different wish, so here is a new draft for it.", text);
        }
        return present(open, "I did not understand what to change, so nothing changed. " + Reviser.EXAMPLES);
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
    private Turn goOn(Interview interview, String say) {
        int left = MOST_QUESTIONS - interview.asked();
        Brief brief = left > 0 ? interview.brief() : settled(interview.brief());
        List<String> worth = Questions.worthAsking(brief, left);
        Phase phase = room.phases()
                .after(
                        interview.phase(),
                        Move.GO_ON,
                        at -> worth.stream().anyMatch(id -> Questions.phase(id) == at));
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
            Optional<Question> next = Questions.open(settling, Known.NOTHING).stream().findFirst();
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
        return interview.asking() == null ? present(interview, say) : repeatOrStay(interview, say);
    }

    private Turn repeatOrStay(Interview interview, String say) {
        save(interview);
        return new Turn(say, interview.asking() == null ? null : question(interview), null);
    }

    private Interview blank() {
        return Interview.begin(Brief.empty(room.zone()), room.clock().instant());
    }

    private void save(Interview interview) {
        room.interviews().save(org, conversation, number, interview);
    }

    private String strangers(Brief before, Brief after) {
        return Slots.changed(before, after).stream().noneMatch(id -> id.startsWith(Questions.APPROVERS))
                ? ""
                : Strangers.remark(Strangers.among(before, after, room.suggestions().of(org)));
    }

    private Optional<LateAnswers.Found> late(Interview open, String text) {
        Instant now = room.clock().instant();
        return new LateAnswers(answers, id -> asked(id, open.brief())).of(open, by, text, now);
    }

    private Corrections corrections(Interview open) {
        return new Corrections(answers, reviser, id -> asked(id, open.brief()));
    }

    private Optional<Question> asked(String id, Brief brief) {
        Known known = OFFERING.contains(Questions.kind(id)) ? room.suggestions().of(org) : Known.NOTHING;
        return Questions.ask(id, brief, known);
    }

    private Question question(Interview interview) {
        @Nullable String id = interview.asking();
        return asked(id == null ? Questions.GOAL : id, interview.brief())
                .orElseThrow(() -> new IllegalStateException("The question " + id + " is about a step that is gone"));
    }
}
