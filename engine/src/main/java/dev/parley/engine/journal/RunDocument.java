package dev.parley.engine.journal;

import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import java.io.OutputStream;
import java.util.Iterator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * An ended run as one document: {@code {"parley_run": 1, "run", "workflow": {"id", "revision", "definition"}, "events": [{"seq", "at",
 * "kind", "body"}]}}. What has no meaning or no business elsewhere is left out: the webhook's secret, where
 * the run reported, and the key that a repeated wish for it would have. The events come last, so that a run of any size can be written,
 * and read ({@link RunDocumentReader}), one by one.
 */
record RunDocument(RunId run, WorkflowRef ref, Workflow workflow) {
    static final int VERSION = 1;

    /**
     * @param events all of the run, asked for as they are written
     * @param out left open
     */
    void write(Iterator<RecordedEvent> events, OutputStream out) {
        JsonGenerator json = EventJson.MAPPER.createGenerator(out);
        json.writeStartObject();
        json.writeNumberProperty("parley_run", VERSION);
        json.writeStringProperty("run", run.toString());
        json.writeName("workflow");
        EventJson.MAPPER.writeValue(json, definition());
        json.writeArrayPropertyStart("events");
        while (events.hasNext()) {
            write(atHomeNowhere(events.next()), json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    private ObjectNode definition() {
        ObjectNode definition = WorkflowJson.write(workflow);
        if (definition.path("trigger") instanceof ObjectNode trigger) {
            trigger.remove("secret");
        }
        ObjectNode json = EventJson.MAPPER.createObjectNode();
        return json.put("id", ref.id().toString())
                .put("revision", ref.revision())
                .set("definition", definition);
    }

    private static void write(RecordedEvent event, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("seq", event.seq());
        json.writeStringProperty("at", event.at().toString());
        json.writeStringProperty("kind", EventJson.kind(event.event()));
        json.writeName("body");
        EventJson.MAPPER.writeValue(json, event.event());
        json.writeEndObject();
    }

    /** The event as it may leave its home. */
    static RecordedEvent atHomeNowhere(RecordedEvent recorded) {
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
