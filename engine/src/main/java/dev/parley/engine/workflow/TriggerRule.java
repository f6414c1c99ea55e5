package dev.parley.engine.workflow;

import dev.parley.engine.expression.Expressions;
import java.util.stream.Stream;

/** What starts the workflow can really start it. */
final class TriggerRule implements Rule {
    private final SourceRule sources;

    TriggerRule(Expressions expressions) {
        this.sources = new SourceRule(expressions);
    }

    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        return switch (workflow.trigger()) {
            case Trigger.Manual manual -> InputFields.check("trigger.inputs", manual.inputs());
            case Trigger.Schedule schedule -> CronRule.check(schedule);
            case Trigger.Chat chat
            when chat.phrase().isBlank() ->
                Stream.of(Finding.error(
                        "no_phrase",
                        "trigger.phrase",
                        "The chat trigger listens for no words.",
                        "Say which words start it."));
            case Trigger.Chat _ ->
                Stream.of(Finding.warn(
                        "not_used_yet",
                        "trigger.phrase",
                        "This version of Parley does not listen for a phrase yet.",
                        "Start the workflow by its button, by run and its name, or over HTTP."));
            case Trigger.Webhook webhook -> sources.check(webhook);
            case Trigger.Event event -> sources.check(event);
            case Trigger.Email email -> sources.check(email);
            case Trigger.Stream stream -> sources.check(stream);
            case Trigger.File file -> sources.check(file);
        };
    }
}
