package dev.parley.engine.run;

import static dev.parley.engine.run.ValueLimit.MAX_CHARS;
import static dev.parley.engine.run.ValueLimit.MAX_DEPTH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class ValueLimitTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TOO_LARGE = "more than 5 MiB";
    private static final String TOO_DEEP = "more than 200 levels of lists and objects";

    private static JsonNode nested(int levels, UnaryOperator<JsonNode> wrapped) {
        JsonNode value = JSON.numberNode(1);
        for (int i = 0; i < levels; i++) {
            value = wrapped.apply(value);
        }
        return value;
    }

    private static ArrayNode inList(JsonNode value) {
        return JSON.arrayNode().add(value);
    }

    private static ObjectNode inObject(JsonNode value) {
        return JSON.objectNode().set("k", value);
    }

    private static StringNode text(int length) {
        return JSON.stringNode("x".repeat(length));
    }

    @Test
    void lists_and_objects_nest_as_deep_as_readers_take_and_no_deeper() {
        assertThat(ValueLimit.excess(nested(MAX_DEPTH, ValueLimitTest::inList))).isEmpty();
        assertThat(ValueLimit.excess(nested(MAX_DEPTH + 1, ValueLimitTest::inList)))
                .contains(TOO_DEEP);
        assertThat(ValueLimit.excess(nested(MAX_DEPTH, ValueLimitTest::inObject)))
                .isEmpty();
        assertThat(ValueLimit.excess(nested(MAX_DEPTH + 1, ValueLimitTest::inObject)))
                .contains(TOO_DEEP);
    }

    @Test
    void a_text_counts_with_its_quotes() {
        assertThat(ValueLimit.excess(text(MAX_CHARS - 2))).isEmpty();
        assertThat(ValueLimit.excess(text(MAX_CHARS - 1))).contains(TOO_LARGE);
    }

    @Test
    void a_list_counts_with_all_its_items() {
        ArrayNode list = JSON.arrayNode().add(text(MAX_CHARS / 2)).add(text(MAX_CHARS / 2 - 8 - 2 - 2));
        assertThat(ValueLimit.excess(list)).isEmpty();
        assertThat(ValueLimit.excess(list.add(JSON.nullNode()))).contains(TOO_LARGE);
    }

    @Test
    void an_object_counts_with_its_names() {
        int ofObject = 8;
        int ofField = "k".length() + 3;
        assertThat(ValueLimit.excess(inObject(text(MAX_CHARS - ofObject - ofField - 2))))
                .isEmpty();
        assertThat(ValueLimit.excess(inObject(text(MAX_CHARS - ofObject - ofField - 1))))
                .contains(TOO_LARGE);
    }

    @Test
    void a_value_that_repeats_itself_a_billion_times_is_refused_at_once() {
        JsonNode value = nested(60, inner -> JSON.arrayNode().add(inner).add(inner));
        assertThat(ValueLimit.excess(value)).contains(TOO_LARGE);
    }
}
