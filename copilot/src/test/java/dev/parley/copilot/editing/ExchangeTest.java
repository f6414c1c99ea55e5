package dev.parley.copilot.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.Edited;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system for the same work, where the catalog has operations of it. */
class ExchangeTest {
    @Test
    void a_system_with_a_fitting_operation_is_called_by_it_with_what_was_sent_before() {
        Editor editor = Workflows.editor(
                Workflows.operationsAnd(called("telegram.send_message", "text"), called("telegram.pin", "chat")));
        Node.Call call = call(editor.edit(Workflows.INVOICES, "use Telegram instead of the boss mail")
                .orElseThrow());
        assertThat(call.operation()).isEqualTo("telegram.send_message");
        assertThat(call.with().path("text").asString()).isEqualTo("Sent to {{input.country}}");
    }

    @Test
    void where_it_needs_more_than_is_known_the_call_waits_for_its_address() {
        Editor editor = Workflows.editor(Workflows.operationsAnd(called("telegram.pin", "chat")));
        Edited edited = editor.edit(Workflows.INVOICES, "use Telegram instead of the boss mail")
                .orElseThrow();
        assertThat(call(edited).with().path("url").asString()).isEqualTo("https://telegram.invalid/");
        assertThat(edited.say()).contains("Parley has no connector for it here");
    }

    private static Node.Call call(Edited edited) {
        Workflow workflow = ((Edited.Made) edited).draft().workflow();
        return (Node.Call) workflow.node(new NodeId("boss")).orElseThrow();
    }

    private static Operation called(String id, String needs) {
        JsonMapper json = JsonMapper.shared();
        OperationSpec spec = new OperationSpec(
                id,
                "Send a message",
                "Sends a message.",
                json.readTree("{\"type\": \"object\", \"required\": [\"%s\"]}".formatted(needs)),
                json.readTree("{\"type\": \"object\"}"),
                Effect.SEND,
                false,
                json.createObjectNode(),
                List.of());
        return new Operation() {
            @Override
            public OperationSpec spec() {
                return spec;
            }

            @Override
            public JsonNode perform(JsonNode input, OperationContext context) {
                throw new UnsupportedOperationException("only ever drafted");
            }
        };
    }
}
