package dev.parley.bot.chat.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SampleInputTest {
    private final SampleInput samples = new SampleInput(new Expressions());

    @Test
    void fields_that_are_read_get_plausible_values_and_conditions_hold() throws Exception {
        Workflow workflow = workflow("""
                {"parley": 1, "name": "Orders", "trigger": {"type": "webhook"},
                 "nodes": [
                   {"id": "large", "use": "logic.if", "with": {"condition": "trigger.output.body.total > 1000"}},
                   {"id": "kind", "use": "logic.switch", "with": {"value": "trigger.output.body.kind", "cases": {"b": "bug"}}},
                   {"id": "say", "use": "data.set", "with": {"values": {
                      "to": "{{trigger.output.body.customer.email}}", "text": "{{input.id}} from {{large.output}}"}}}],
                 "edges": [{"from": "trigger", "to": "large"}]}""");
        assertThat(samples.of(workflow).toString())
                .isEqualTo(
                        "{\"id\":\"A-1\",\"customer\":{\"email\":\"ana@example.com\"},\"kind\":\"bug\",\"total\":1001}");
    }

    @Test
    void a_list_that_is_gone_through_gets_two_items_with_the_fields_that_are_read_of_each() throws Exception {
        Workflow workflow = workflow("""
                {"parley": 1, "name": "Lines", "trigger": {"type": "webhook"},
                 "nodes": [
                   {"id": "lines", "use": "logic.for_each", "with": {"items": "{{input.order.lines}}"}},
                   {"id": "large", "use": "logic.if", "in": "lines", "with": {"condition": "each.item.total > 1000"}},
                   {"id": "say", "use": "data.set", "in": "lines", "with": {"values": {"sku": "{{each.item.sku}}", "for": "{{input.id}}"}}}],
                 "edges": [{"from": "trigger", "to": "lines"}, {"from": "large", "to": "say", "when": "true"}]}""");
        assertThat(samples.of(workflow).toString())
                .isEqualTo("{\"id\":\"A-1\",\"order\":{\"lines\":["
                        + "{\"sku\":\"Sample sku 1\",\"total\":1001},{\"sku\":\"Sample sku 2\",\"total\":100}]}}");
    }

    @Test
    void a_list_of_which_nothing_is_read_gets_two_words() throws Exception {
        Workflow workflow = workflow("""
                {"parley": 1, "name": "Names", "trigger": {"type": "webhook"},
                 "nodes": [
                   {"id": "names", "use": "logic.for_each", "with": {"items": "input.names"}},
                   {"id": "say", "use": "data.set", "in": "names", "with": {"values": {"text": "Hello {{each.item}}"}}}],
                 "edges": [{"from": "trigger", "to": "names"}]}""");
        assertThat(samples.of(workflow).toString()).isEqualTo("{\"names\":[\"Sample 1\",\"Sample 2\"]}");
    }

    @Test
    void declared_inputs_are_given_as_they_are_asked_for() throws Exception {
        Workflow workflow = workflow("""
                {"parley": 1, "name": "Send", "trigger": {"type": "manual", "inputs": [
                    {"name": "parcels", "type": "number", "required": true, "min": 2, "max": 9}, {"name": "day", "type": "date"},
                    {"name": "sku", "pattern": "[A-Z]{2}"}, {"name": "zone", "pattern": "[A-Z]{2}", "value": "EU"}]},
                 "nodes": [{"id": "many", "use": "logic.if", "with": {"condition": "input.parcels > 20"}}],
                 "edges": [{"from": "trigger", "to": "many"}]}""");
        assertThat(samples.of(workflow))
                .isEqualTo(JsonMapper.shared().readTree("{\"parcels\": 2, \"day\": \"2030-01-31\", \"zone\": \"EU\"}"));
    }

    @Test
    void a_manual_workflow_gets_its_declared_inputs() throws Exception {
        Workflow workflow = workflow("""
                {"parley": 1, "name": "Greet", "trigger": {"type": "manual", "inputs": [
                    {"name": "who", "type": "string"}, {"name": "times", "type": "number"}]},
                 "nodes": [{"id": "greet", "use": "data.set", "with": {"values": {"text": "Hello {{input.who}}"}}}],
                 "edges": [{"from": "trigger", "to": "greet"}]}""");
        assertThat(samples.of(workflow).toString()).isEqualTo("{\"who\":\"Sample who\",\"times\":100}");
    }

    @Test
    void what_an_event_an_entry_or_a_file_brings_is_made_up_from_what_is_read_of_it() throws Exception {
        assertThat(samples.of(reading("{\"type\": \"event\", \"source\": \"a\"}", "trigger.output.payload.total"))
                        .propertyNames())
                .containsExactly("total");
        assertThat(samples.of(reading("{\"type\": \"stream\", \"stream\": \"a\"}", "trigger.output.fields.total"))
                        .propertyNames())
                .containsExactly("total");
        assertThat(samples.of(reading("{\"type\": \"file\", \"path\": \"a/*\"}", "trigger.output.text"))
                        .propertyNames())
                .containsExactly("text");
    }

    private static Workflow reading(String trigger, String path) throws Exception {
        return workflow("""
                {"parley": 1, "name": "Read", "trigger": %s,
                 "nodes": [{"id": "read", "use": "data.set", "with": {"values": {"it": "{{%s}}"}}}],
                 "edges": [{"from": "trigger", "to": "read"}]}""".formatted(trigger, path));
    }

    private static Workflow workflow(String json) throws Exception {
        return WorkflowJson.read(JsonMapper.shared().readTree(json)).workflow();
    }
}
