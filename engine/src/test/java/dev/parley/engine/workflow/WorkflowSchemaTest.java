package dev.parley.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The published schema and the reader tell the same story. */
class WorkflowSchemaTest {
    private final JsonNode schema = WorkflowJson.schema();

    @Test
    void it_lists_the_step_kinds_the_reader_knows() {
        assertThat(texts("/$defs/node/properties/use/anyOf/0/enum")).containsExactlyElementsOf(Uses.OWN);
        assertThat(schema.at("/$defs/node/allOf")
                        .valueStream()
                        .map(kind -> kind.at("/if/properties/use/const").asString()))
                .containsExactlyElementsOf(Uses.OWN);
    }

    @Test
    void it_lists_the_triggers_the_reader_knows() {
        assertThat(schema.at("/$defs/trigger/oneOf")
                        .valueStream()
                        .map(kind -> kind.at("/properties/type/const").asString()))
                .containsExactlyElementsOf(TriggerJson.TYPES);
    }

    @Test
    void it_has_the_same_limits() {
        assertThat(schema.at("/properties/nodes/maxItems").intValue()).isEqualTo(LimitRule.MAX_NODES);
        assertThat(schema.at("/properties/edges/maxItems").intValue()).isEqualTo(LimitRule.MAX_EDGES);
        assertThat(schema.at("/properties/name/maxLength").intValue()).isEqualTo(LimitRule.MAX_NAME_LENGTH);
        assertThat(schema.at("/$defs/node/properties/retry/properties/max/maximum")
                        .intValue())
                .isEqualTo(LimitRule.MAX_RETRIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {Examples.TRIAGE, Examples.EVERY_KIND})
    void every_example_is_read_without_a_note_and_uses_only_keys_it_lists(String file) {
        var example = Examples.file(file);

        assertThat(Examples.parse(example).notes()).isEmpty();
        assertThat(schema.at("/properties").propertyNames()).containsAll(example.propertyNames());
        assertThat(example.get("nodes").valueStream()).allSatisfy(node -> {
            assertThat(schema.at("/$defs/node/properties").propertyNames()).containsAll(node.propertyNames());
            if (Uses.OWN.contains(node.get("use").stringValue())) {
                assertThat(with(node.get("use").stringValue()).at("/properties").propertyNames())
                        .containsAll(node.get("with").propertyNames());
            }
        });
    }

    @Test
    void one_example_shows_every_step_kind() {
        assertThat(Examples.file(Examples.EVERY_KIND)
                        .get("nodes")
                        .valueStream()
                        .map(node -> node.get("use").stringValue()))
                .containsAll(Uses.OWN);
    }

    private JsonNode with(String use) {
        return schema.at("/$defs/node/allOf").get(Uses.OWN.indexOf(use)).at("/then/properties/with");
    }

    private List<String> texts(String pointer) {
        return schema.at(pointer).valueStream().map(JsonNode::stringValue).toList();
    }
}
