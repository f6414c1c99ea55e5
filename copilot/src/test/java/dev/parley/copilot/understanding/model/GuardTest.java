package dev.parley.copilot.understanding.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.model.Form.Begin;
import dev.parley.copilot.understanding.model.Form.Item;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class GuardTest {
    private static final String WORDS = "show me the news and the mail of today";

    @ParameterizedTest
    @EnumSource(names = {"SEND", "SPEND", "DELETE"})
    void what_cannot_be_taken_back_and_was_not_heard_is_asked_about(Effect effect) {
        assertThat(guarded(effect, List.of()))
                .hasOnlyElementsOfTypes(Step.Approve.class, Step.Call.class)
                .hasSize(2);
    }

    @Test
    void what_was_heard_needs_no_question() {
        assertThat(guarded(Effect.SEND, List.of(call("Mail")))).singleElement().isInstanceOf(Step.Call.class);
    }

    private static List<Step> guarded(Effect effect, List<Step> heard) {
        Item item = new Item(
                1, 0, "", "mail.send", "Send it", "mail", List.of(), List.of(), "all", List.of(), 0, "", "said", 0.9);
        Form form = new Form(
                "", new Begin("manual", "", "", "", "", "said", 1), List.of(item), List.of(), 0, "", List.of());
        Guard guard = new Guard(new OperationCatalog(List.of(operation(effect))), heard, new Words(WORDS));
        return Steps.all(guard.guarded(form, List.of(call("mail"))).steps()).toList();
    }

    private static Step call(String system) {
        return new Step.Call(1, Slot.said("POST"), Slot.unknown(), Step.Payload.LATEST, "mail", system, List.of());
    }

    private static Operation operation(Effect effect) {
        JsonNode any = JsonNodeFactory.instance.objectNode();
        return new Operation() {
            @Override
            public OperationSpec spec() {
                return new OperationSpec(
                        "mail.send", "Send a mail", "Sends a mail.", any, any, effect, false, any, List.of());
            }

            @Override
            public JsonNode perform(JsonNode input, OperationContext context) {
                return any;
            }
        };
    }
}
