package dev.parley.engine.journal;

import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads a {@link RunDocument} as it comes in: what is before the events at once, then one event after the other. Whatever it throws as an
 * {@link IllegalArgumentException} says what is wrong with the document.
 */
final class RunDocumentReader {
    private static final Set<String> HEAD = Set.of("parley_run", "run", "workflow");

    private final JsonParser json;
    private final RunDocument document;
    private long seq;
    private boolean hasEnded;

    /**
     * @param in is not read beyond the end of the document's head
     * @throws JacksonIOException when it cannot be read
     */
    RunDocumentReader(InputStream in) {
        this.json = EventJson.MAPPER.createParser(in);
        this.document = reading(this::head);
    }

    RunDocument document() {
        return document;
    }

    /** The next event; null after the last, and then the document has come to its end. */
    @Nullable
    RecordedEvent next() {
        return reading(() -> json.nextToken() == JsonToken.END_ARRAY ? end() : event());
    }

    private RunDocument head() {
        Map<String, JsonNode> head = new HashMap<>();
        require(json.nextToken() == JsonToken.START_OBJECT, "it has to be one object");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            boolean isList = json.nextToken() == JsonToken.START_ARRAY;
            if (name.equals("events") && isList) {
                return head(head);
            }
            if (HEAD.contains(name)) {
                head.put(name, json.readValueAsTree());
            } else {
                json.skipChildren();
            }
        }
        version(head);
        throw new IllegalArgumentException("the list `events` is missing, and with it the first event");
    }

    private static void version(Map<String, JsonNode> head) {
        if (field(head, "parley_run").asInt(0) != RunDocument.VERSION) {
            throw new IllegalArgumentException(
                    "`parley_run` is not %d, or comes after the events: this is no run, or one of another version of Parley"
                            .formatted(RunDocument.VERSION));
        }
    }

    private static RunDocument head(Map<String, JsonNode> head) {
        version(head);
        JsonNode workflow = field(head, "workflow");
        require(!workflow.isMissingNode(), "`workflow` has to come before `events`");
        try {
            RunId run = new RunId(UUID.fromString(field(head, "run").asString("")));
            require(run.value().version() == 7, "`run` is no id of a run (a UUID of version 7)");
            return new RunDocument(
                    run,
                    new WorkflowRef(
                            new WorkflowId(UUID.fromString(workflow.path("id").asString(""))),
                            workflow.path("revision").asInt(0)),
                    WorkflowJson.read(workflow.path("definition")).workflow());
        } catch (WorkflowSyntaxException e) {
            throw new IllegalArgumentException("`workflow.definition` is no workflow: " + e.getMessage(), e);
        }
    }

    private static JsonNode field(Map<String, JsonNode> head, String name) {
        return head.getOrDefault(name, MissingNode.getInstance());
    }

    /** PostgreSQL keeps microseconds; the same run has to be the same when it is read back. */
    private RecordedEvent event() {
        JsonNode written = json.readValueAsTree();
        seq++;
        require(!hasEnded, "something happened after its end");
        require(written.path("seq").asLong(0) == seq, "event %d is missing or out of order".formatted(seq));
        require(written.path("body").isObject(), "event %d has no `body`".formatted(seq));
        RecordedEvent event = RunDocument.atHomeNowhere(new RecordedEvent(
                seq,
                Instant.parse(written.path("at").asString("")).truncatedTo(ChronoUnit.MICROS),
                EventJson.read(written.path("kind").asString(""), written.path("body"))));
        require(
                seq > 1
                        || event.event() instanceof RunStarted started
                                && started.workflow().equals(document.ref()),
                "the first event has to be the start of a run of `workflow`");
        hasEnded = event.event() instanceof RunFinished;
        return event;
    }

    private @Nullable RecordedEvent end() {
        require(seq > 0, "the first event is missing");
        require(hasEnded, "the run has not ended");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            json.nextToken();
            json.skipChildren();
        }
        require(json.nextToken() == null, "something follows its end");
        return null;
    }

    private static void require(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static <T extends @Nullable Object> T reading(Supplier<T> some) {
        try {
            return some.get();
        } catch (JacksonIOException e) {
            throw e;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is no whole run: " + e.getOriginalMessage(), e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("This is no whole run: " + e.getMessage(), e);
        }
    }
}
