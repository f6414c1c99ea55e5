package dev.parley.engine.journal;

import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An ended run as one document: {@code {"parley_run": 1, "run", "workflow": {"id", "revision", "definition"}, "events": [{"seq", "at",
 * "kind", "body"}]}}. What has no meaning or no business elsewhere is left out: the webhook's secret, where
 * the run reported, and the key that a repeated wish for it would have.
 */
record RunDocument(RunId run, WorkflowRef ref, Workflow workflow, List<RecordedEvent> events) {
    private static final int VERSION = 1;

    RunDocument {
        events = events.stream().map(RunDocument::atHomeNowhere).toList();
    }

    ObjectNode write() {
        ObjectNode json = EventJson.MAPPER.createObjectNode().put("parley_run", VERSION);
        json.put("run", run.toString());
        ObjectNode definition = WorkflowJson.write(workflow);
        if (definition.path("trigger") instanceof ObjectNode trigger) {
            trigger.remove("secret");
        }
        json.putObject("workflow")
                .put("id", ref.id().toString())
                .put("revision", ref.revision())
                .set("definition", definition);
        ArrayNode array = json.putArray("events");
        for (RecordedEvent event : events) {
            array.addObject()
                    .put("seq", event.seq())
                    .put("at", event.at().toString())
                    .put("kind", EventJson.kind(event.event()))
                    .set("body", EventJson.tree(EventJson.body(event.event())));
        }
        return json;
    }

    /** @throws IllegalArgumentException when this is no ended run, saying what is wrong with it */
    static RunDocument read(JsonNode json) {
        if (json.path("parley_run").asInt(0) != VERSION) {
            throw new IllegalArgumentException(
                    "`parley_run` is not %d: this is no run, or one of another version of Parley.".formatted(VERSION));
        }
        JsonNode definition = json.path("workflow").path("definition");
        try {
            RunDocument document = new RunDocument(
                    new RunId(UUID.fromString(json.path("run").asString(""))),
                    new WorkflowRef(
                            new WorkflowId(UUID.fromString(
                                    json.path("workflow").path("id").asString(""))),
                            json.path("workflow").path("revision").asInt(0)),
                    WorkflowJson.read(definition).workflow(),
                    json.path("events").valueStream().map(RunDocument::event).toList());
            document.check();
            return document;
        } catch (WorkflowSyntaxException e) {
            throw new IllegalArgumentException("`workflow.definition` is no workflow: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("This is no whole run: " + e.getMessage(), e);
        }
    }

    private void check() {
        require(run.value().version() == 7, "`run` is no id of a run (a UUID of version 7)");
        require(
                !events.isEmpty()
                        && events.getFirst().event() instanceof RunStarted started
                        && started.workflow().equals(ref),
                "the first event has to be the start of a run of `workflow`");
        for (int i = 0; i < events.size(); i++) {
            boolean isLast = i == events.size() - 1;
            require(events.get(i).seq() == i + 1, "event %d is missing or out of order".formatted(i + 1));
            require(
                    events.get(i).event() instanceof RunFinished == isLast,
                    isLast ? "the run has not ended" : "something happened after its end");
        }
    }

    private static void require(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** PostgreSQL keeps microseconds; the same run has to be the same when it is read back. */
    private static RecordedEvent event(JsonNode json) {
        return new RecordedEvent(
                json.path("seq").asLong(0),
                Instant.parse(json.path("at").asString("")).truncatedTo(ChronoUnit.MICROS),
                EventJson.read(json.path("kind").asString(""), json.path("body").toString()));
    }

    private static RecordedEvent atHomeNowhere(RecordedEvent recorded) {
        return recorded.event() instanceof RunStarted started
                ? new RecordedEvent(
                        recorded.seq(),
                        recorded.at(),
                        new RunStarted(
                                started.workflow(),
                                started.mode(),
                                started.trigger(),
                                started.payload(),
                                started.input(),
                                started.by(),
                                null,
                                started.origin(),
                                started.caller(),
                                started.timeout(),
                                null,
                                started.mocks()))
                : recorded;
    }
}
