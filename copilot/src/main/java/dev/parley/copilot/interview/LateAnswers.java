package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.interview.Interview.Late;
import dev.parley.engine.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Somebody's answer to a question that another person has answered meanwhile: it belongs to that question, not to the next one. */
final class LateAnswers {
    /** Nobody reads a question, thinks and types in less. */
    private static final Duration UNREAD = Duration.ofSeconds(2);

    private final Answers answers;
    private final Function<String, Optional<Question>> questions;

    /** @param questions by id, as they would be put now */
    LateAnswers(Answers answers, Function<String, Optional<Question>> questions) {
        this.answers = answers;
        this.questions = questions;
    }

    /** @param tells what the first one said, in words; says the same when both agree */
    record Found(Late late, Actor first, String told, boolean saysTheSame) {
        String words() {
            return saysTheSame
                    ? first.name() + " said so already: " + told + "."
                    : first.name() + " already said: " + told + ". Say \"change it to " + late.words()
                            + "\" to use yours.";
        }
    }

    /** Empty as well when nobody else has answered yet, and when it is rather an answer to the open question. */
    Optional<Found> of(Interview open, Actor by, String text, Instant now) {
        if (open.history().isEmpty() || Corrections.isMarked(text)) {
            return Optional.empty();
        }
        String asked = open.history().getLast().asking();
        String slot = Slots.filledBy(asked);
        Actor first = open.said().get(slot);
        String told = Slots.of(open.brief()).get(slot);
        if (first == null || first.equals(by) || told == null || asked.equals(open.asking())) {
            return Optional.empty();
        }
        Optional<Brief> meant = questions.apply(asked).flatMap(question -> answers.apply(question, text, open.brief()));
        return meant.filter(_ ->
                        !answersOpen(open, text) || open.askedAt().plus(UNREAD).isAfter(now))
                .map(brief -> new Found(
                        new Late(asked, text.strip()),
                        first,
                        told,
                        told.equals(Slots.of(brief).get(slot))));
    }

    private boolean answersOpen(Interview open, String text) {
        return open.asking() != null
                && questions
                        .apply(open.asking())
                        .flatMap(question -> answers.apply(question, text, open.brief()))
                        .isPresent();
    }
}
