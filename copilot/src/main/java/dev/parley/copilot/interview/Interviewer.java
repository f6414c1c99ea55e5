package dev.parley.copilot.interview;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Question;
import dev.parley.copilot.Turn;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.interview.Phase.Move;
import dev.parley.copilot.revision.Reviser;
import dev.parley.copilot.understanding.Merge;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.engine.OrgId;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads interviews: one question a turn, each kept before it is asked. */
public final class Interviewer {
    private static final int MOST_QUESTIONS = 6;
    private static final int PATIENCE = 2;

    private final Understanding understanding;
    private final Drafter drafter;
    private final Interviews interviews;
    private final Answers answers;
    private final Reviser reviser;
    private final ZoneId zone;
    private final Phases phases = new Phases();

    /** @param zone of schedules that name none */
    public Interviewer(Understanding understanding, Drafter drafter, InterviewStore store, ZoneId zone) {
        this.understanding = understanding;
        this.drafter = drafter;
        this.interviews = new Interviews(store);
        this.answers = new Answers(understanding);
        this.reviser = new Reviser(understanding);
        this.zone = zone;
    }

    public Turn hear(OrgId org, String conversation, String text) {
        Optional<Interview> open = interviews.load(org, conversation);
        Sitting sitting = new Sitting(org, conversation);
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
        Sitting sitting = new Sitting(org, conversation);
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
                .map(open -> drafter.draft(open.brief(), List.of()));
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

    /** One turn in one conversation. */
    private final class Sitting {
        private final OrgId org;
        private final String conversation;

        private Sitting(OrgId org, String conversation) {
            this.org = org;
            this.conversation = conversation;
        }

        private Turn begin(String text) {
            Brief empty = Brief.empty(zone);
            if (Said.of(text) == Said.CANCEL) {
                return new Turn("There is nothing open to cancel.", null, null);
            }
            Reading reading = understanding.read(text, empty);
            Brief brief = Merge.into(empty, reading).withWish(text);
            return goOn(Interview.begin(brief), Replies.first(brief, text));
        }

        private Turn startOver() {
            return goOn(Interview.begin(Brief.empty(zone)), "All right, from the beginning.");
        }

        private Turn abandon(Interview open) {
            phases.move(open.phase(), Move.ABANDON);
            interviews.delete(org, conversation);
            return new Turn("Dropped. Nothing was built; tell me any time what you would like instead.", null, null);
        }

        private Turn back(Interview open) {
            if (open.history().isEmpty()) {
                return repeat(open, "This is where we began.");
            }
            Interview earlier = open.previous();
            String question = Objects.requireNonNull(earlier.asking(), "history only keeps questions");
            if (question.equals(Questions.CHANGE)) {
                return present(earlier.in(Phase.REVIEW), "Undone.");
            }
            Phase phase = Questions.phase(question) == Phase.REVIEW
                    ? Phase.REVIEW
                    : phases.back(open.phase(), Questions.phase(question));
            return ask(earlier.in(phase), question, "Back one step.");
        }

        private Turn skip(Interview open) {
            if (open.asking() == null) {
                return present(open, "There is nothing to skip: the draft is ready.");
            }
            Question question = question(open);
            Interview remembered = open.remembered();
            return goOn(remembered.with(answers.skip(question, open.brief())).asksNothing(), Replies.skipped(question));
        }

        private Turn answer(Interview open, String text) {
            Question question = question(open);
            if (question.id().equals(Questions.CHANGE)) {
                return change(open, question, text);
            }
            Optional<Brief> answered =
                    answers.apply(question, text, open.brief()).or(() -> whole(open.brief(), text));
            if (answered.isPresent()) {
                return goOn(open.remembered().with(answered.get()).asksNothing(), Replies.answered());
            }
            Interview missed = open.missed();
            if (missed.misses() >= PATIENCE && !question.id().equals(Questions.GOAL)) {
                return goOn(
                        open.remembered()
                                .with(answers.skip(question, open.brief()))
                                .asksNothing(),
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

        private Turn revise(Interview open, String text) {
            Optional<Brief> revised = reviser.revise(open.brief(), text);
            if (revised.isPresent()) {
                return goOn(
                        open.remembered(Questions.CHANGE).with(revised.get()).asksNothing(), "Changed.");
            }
            Reading reading = understanding.read(text, Brief.empty(zone));
            if (reading.isWhole()) {
                return goOn(
                        Interview.begin(Merge.into(Brief.empty(zone), reading).withWish(text)),
                        "That is a different wish, so here is a new draft for it.");
            }
            return present(open, "I did not understand what to change, so nothing changed. " + Reviser.EXAMPLES);
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

        private Turn present(Interview interview, String say) {
            Interview done = interview.asksNothing();
            interviews.save(org, conversation, done);
            Draft draft = drafter.draft(done.brief(), List.of());
            return new Turn(
                    say + (draft.workflow() == null ? "" : " " + Replies.draft(draft)),
                    null,
                    draft.workflow() == null ? null : draft);
        }

        private Turn ask(Interview interview, String id, String say) {
            Optional<Question> question = Questions.ask(id, interview.brief());
            if (question.isEmpty()) {
                return goOn(interview.asksNothing(), say);
            }
            Interview asking = interview.asks(id);
            interviews.save(org, conversation, asking);
            return new Turn(say, question.get(), null);
        }

        private Turn repeat(Interview interview, String say) {
            if (interview.asking() == null) {
                return present(interview, say);
            }
            interviews.save(org, conversation, interview);
            return new Turn(say, question(interview), null);
        }

        private Question question(Interview interview) {
            @Nullable String id = interview.asking();
            return Questions.ask(id == null ? Questions.GOAL : id, interview.brief())
                    .orElseThrow(
                            () -> new IllegalStateException("The question " + id + " is about a step that is gone"));
        }
    }
}
