package dev.parley.connectors.ai;

import static dev.parley.connectors.Calls.call;
import static dev.parley.connectors.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ChoosingTest {
    private static final Chooser chooser = new Chooser(new LocalModel());
    private static final ChooseRoute route = new ChooseRoute(chooser);
    private static final Classify classify = new Classify(chooser);

    @ParameterizedTest
    @CsvSource({"premium, step_escalate", "standard, step_standard_process"})
    void the_one_word_that_decides_decides(String userType, String expected) throws Exception {
        JsonNode output = call(route, """
                {'input': {'user_id': 123, 'name': 'Ana', 'user_type': '%s', 'email': 'ana@example.com'},
                 'routes': [{'label': 'step_escalate', 'when': 'Escalate to premium support'},
                            {'label': 'step_standard_process', 'when': 'Process standard user'}]}
                """.formatted(userType));

        assertThat(output.get("route").stringValue()).isEqualTo(expected);
        assertThat(output.get("confidence").doubleValue()).isGreaterThan(0.8);
        assertThat(output.get("model").stringValue()).isEqualTo("local/all-minilm-l6-v2");
    }

    @ParameterizedTest
    @CsvSource({
        "My card was charged twice this month and I want the money back, refund",
        "The application crashes whenever I open the settings page, bug",
        "Do you offer a discount for universities?, sales"
    })
    void meaning_decides_where_no_word_is_shared(String text, String expected) throws Exception {
        JsonNode output = call(route, """
                {'input': '%s',
                 'routes': [{'label': 'refund', 'when': 'the customer asks for a repayment'},
                            {'label': 'bug', 'when': 'something in the product is broken'},
                            {'label': 'sales', 'when': 'a question about prices before buying'}]}
                """.formatted(text));

        assertThat(output.get("route").stringValue()).isEqualTo(expected);
    }

    @Test
    void a_label_alone_is_enough_and_what_is_true_counts() throws Exception {
        JsonNode output = call(route, """
                {'input': {'order': {'isUrgent': true, 'gift': false}},
                 'routes': [{'label': 'gift_wrapping'}, {'label': 'urgent_delivery'}]}
                """);

        assertThat(output.get("route").stringValue()).isEqualTo("urgent_delivery");
    }

    @Test
    void a_guess_admits_to_be_one() throws Exception {
        JsonNode output = call(route, """
                {'input': {}, 'routes': [{'label': 'a', 'when': 'red'}, {'label': 'b', 'when': 'green'}]}
                """);

        assertThat(output.get("confidence").doubleValue()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void a_text_gets_its_label_and_every_labels_score() throws Exception {
        JsonNode output = call(classify, """
                {'text': 'I was charged twice, please correct the invoice', 'labels': ['billing', 'bug', 'other']}
                """);

        assertThat(output.get("label").stringValue()).isEqualTo("billing");
        assertThat(output.get("scores").propertyNames()).containsExactly("billing", "bug", "other");
        assertThat(output.get("scores")
                        .valueStream()
                        .mapToDouble(JsonNode::doubleValue)
                        .sum())
                .isCloseTo(1, within(0.01));
        assertThat(output.get("scores").get("billing")).isEqualTo(output.get("confidence"));
    }

    @Test
    void examples_teach_labels_that_say_nothing() throws Exception {
        JsonNode output = call(classify, """
                {'text': 'The parcel has not arrived yet', 'labels': ['q1', 'q2'],
                 'examples': [{'text': 'I forgot my password', 'label': 'q1'},
                              {'text': 'Where is my delivery?', 'label': 'q2'}]}
                """);

        assertThat(output.get("label").stringValue()).isEqualTo("q2");
        assertThat(output.get("confidence").doubleValue()).isGreaterThan(0.7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'input': 1, 'routes': []} | Step \"post\" has no routes to choose from.",
                "{'input': 1, 'routes': [{'label': 'a'}, {'label': 'a'}]} | Step \"post\" has two routes of the same name.",
                "{'input': 1, 'routes': [{'when': 'a'}]} | Step \"post\" has no \"routes[0].label\".",
                "{'routes': [{'label': 'a'}]} | Step \"post\" has no \"input\"."
            },
            quoteCharacter = '~')
    void what_cannot_be_chosen_from_is_refused(String input, String message) {
        var refusal = catchThrowableOfType(OperationException.class, () -> call(route, input));

        assertThat(refusal.error().code()).isEqualTo("bad_input");
        assertThat(refusal).hasMessage(message);
    }

    @Test
    void choosing_only_reads_and_may_be_repeated() {
        assertThat(route.effect(json("{}"))).isEqualTo(Effect.READ);
        assertThat(route.isIdempotent(json("{}"))).isTrue();
        assertThat(classify.effect(json("{}"))).isEqualTo(Effect.READ);
    }
}
