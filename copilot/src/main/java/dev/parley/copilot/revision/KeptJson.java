package dev.parley.copilot.revision;

import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** Parts of workflows within an edit, kept as workflow JSON: the one form of them that later releases go on reading. */
final class KeptJson {
    private KeptJson() {}

    static final class WriteWorkflow extends ValueSerializer<Workflow> {
        @Override
        public void serialize(Workflow workflow, JsonGenerator json, SerializationContext context) {
            json.writePOJO(WorkflowJson.write(workflow));
        }
    }

    static final class ReadWorkflow extends ValueDeserializer<Workflow> {
        @Override
        public Workflow deserialize(JsonParser json, DeserializationContext context) {
            return workflow(json, context);
        }
    }

    static final class WriteTrigger extends ValueSerializer<Trigger> {
        @Override
        public void serialize(Trigger trigger, JsonGenerator json, SerializationContext context) {
            json.writePOJO(WorkflowJson.write(new Workflow("", trigger, List.of(), List.of())));
        }
    }

    static final class ReadTrigger extends ValueDeserializer<Trigger> {
        @Override
        public Trigger deserialize(JsonParser json, DeserializationContext context) {
            return workflow(json, context).trigger();
        }
    }

    private static Workflow workflow(JsonParser json, DeserializationContext context) {
        try {
            return WorkflowJson.read(json.readValueAsTree()).workflow();
        } catch (WorkflowSyntaxException unreadable) {
            return context.reportInputMismatch(
                    Workflow.class, "An edit holds no workflow JSON: %s", unreadable.getMessage());
        }
    }
}
