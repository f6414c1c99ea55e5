package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Kind;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.understanding.Topics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which one in another system is meant, where its events are of one thing only: without it nothing could ever start. */
final class TopicAnswers {
    private TopicAnswers() {}

    /** Empty when what starts it needs nothing of the kind. */
    static Optional<Question> question(Brief brief) {
        return event(brief)
                .map(event -> new Question(
                        Questions.TOPIC,
                        Kind.TEXT,
                        "Which " + topic(event).noun() + (event.system() == null ? "" : " in " + event.system()) + "?",
                        "Parley looks into that one " + topic(event).noun() + " for what is new. Give me "
                                + topic(event).example() + ".",
                        List.of(new Option("I'll add it later", ErrandQuestions.LATER, true)),
                        true));
    }

    static Optional<Brief> apply(String answer, Brief brief) {
        boolean isOpen = answer.matches("(?i)(?:later|none|no|not now|i'?ll add it later)[.!]?");
        Optional<String> said = Topics.in(answer);
        return event(brief)
                .filter(_ -> isOpen || said.isPresent())
                .map(event -> brief.withStart(Slot.asked(event.answered(isOpen ? null : said.get()))));
    }

    private static Optional<Start.Event> event(Brief brief) {
        return Optional.ofNullable(brief.start().value())
                .filter(Start.Event.class::isInstance)
                .map(Start.Event.class::cast)
                .filter(event -> event.topic() != null);
    }

    private static Step.Gap topic(Start.Event event) {
        return Objects.requireNonNull(event.topic());
    }
}
