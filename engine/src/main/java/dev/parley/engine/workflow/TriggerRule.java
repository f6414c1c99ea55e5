package dev.parley.engine.workflow;

import dev.parley.engine.expression.Expressions;
import java.util.Collections;
import java.util.stream.Stream;

/** What starts the workflow can really start it. */
final class TriggerRule implements Rule {
    private final SourceRule sources;

    TriggerRule(Expressions expressions, EventSources events) {
        this.sources = new SourceRule(expressions, events);
    }

    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        return switch (workflow.trigger()) {
            case Trigger.Manual manual -> InputFields.check("trigger.inputs", manual.inputs());
            case Trigger.Schedule schedule -> CronRule.check(schedule);
            case Trigger.Chat(String phrase) -> checkPhrase(Phrase.of(phrase));
            case Trigger.Webhook webhook -> sources.check(webhook);
            case Trigger.Event event -> sources.check(event);
            case Trigger.Email email -> sources.check(email);
            case Trigger.Stream stream -> sources.check(stream);
            case Trigger.File file -> sources.check(file);
        };
    }

    private static Stream<Finding> checkPhrase(Phrase phrase) {
        if (phrase.length() == 0) {
            return Stream.of(Finding.error(
                    "no_phrase",
                    "trigger.phrase",
                    "The chat trigger listens for no words.",
                    "Say which words start it, such as need help with {question}."));
        }
        return phrase.names().stream()
                .filter(name -> Collections.frequency(phrase.names(), name) > 1)
                .distinct()
                .map(name -> Finding.error(
                        "duplicate_input",
                        "trigger.phrase",
                        "The phrase keeps two things under the name %s.".formatted(name),
                        "Give each its own name."));
    }
}
