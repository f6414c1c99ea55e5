package dev.parley.engine.trigger;

import dev.parley.engine.Actor;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog.Topic;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.Trigger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Starts the live workflows whose trigger an event is. */
public final class EventTrigger implements EventSink {
    private static final Logger LOG = LoggerFactory.getLogger(EventTrigger.class);
    private static final String KIND = "event";

    private final WorkflowCatalog catalog;
    private final Deliveries deliveries;
    private final Expressions expressions;

    public EventTrigger(WorkflowCatalog catalog, Deliveries deliveries, Expressions expressions) {
        this.catalog = catalog;
        this.deliveries = deliveries;
        this.expressions = expressions;
    }

    @Override
    public void take(Event event) throws OverloadedException {
        RuntimeException failure = null;
        for (StoredWorkflow workflow : catalog.listeners(event.org(), new Topic(KIND, event.source()))) {
            try {
                startIfMeant(workflow, event);
            } catch (RuntimeException e) {
                // The others are started all the same; when the event comes again, only this one is still without a
                // run.
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void startIfMeant(StoredWorkflow workflow, Event event) throws OverloadedException {
        Trigger trigger = workflow.workflow().trigger();
        switch (trigger) {
            case Trigger.Event(String _, String filter) -> startIfMeant(workflow, event, filter, output(event));
            case Trigger.Email(String filter) -> startIfMeant(workflow, event, filter, event.payload());
            // It has another trigger by now.
            case Trigger.Manual _,
                    Trigger.Chat _,
                    Trigger.Webhook _,
                    Trigger.Schedule _,
                    Trigger.Stream _,
                    Trigger.File _ -> {}
        }
    }

    private void startIfMeant(StoredWorkflow workflow, Event event, @Nullable String filter, JsonNode output)
            throws OverloadedException {
        if (isMeant(workflow, filter, event, output)) {
            StartRun run = new StartRun(
                    event.org(),
                    workflow.ref(),
                    Mode.LIVE,
                    workflow.workflow().trigger().kind(),
                    output,
                    event.payload(),
                    Actor.PARLEY,
                    workflow.home());
            deliveries.deliver(run, "event:" + event.id());
        }
    }

    /** An event that lacks what the filter asks about is not meant. */
    private boolean isMeant(StoredWorkflow workflow, @Nullable String filter, Event event, JsonNode output) {
        if (filter == null) {
            return true;
        }
        try {
            JsonNode answer = expressions.expression(filter).evaluate(root -> switch (root) {
                case "event" -> event.payload();
                case "trigger" ->
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("type", workflow.workflow().trigger().kind())
                            .set("output", output);
                default -> null;
            });
            return answer.isBoolean() && answer.booleanValue();
        } catch (ExpressionException unanswered) {
            LOG.debug(
                    "The filter of \"{}\" has no answer for event {}: {}",
                    workflow.workflow().name(),
                    event.id(),
                    unanswered.getMessage());
            return false;
        }
    }

    private static ObjectNode output(Event event) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.put("id", event.id().toString()).put("source", event.source()).put("key", event.key());
        output.put("at", event.at().toString()).set("payload", event.payload());
        return output;
    }
}
