package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Bounds;
import dev.parley.engine.workflow.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class FormsTest {
    private static final List<Trigger.Input> FIELDS = List.of(
            new Trigger.Input("name", "string", null, true),
            new Trigger.Input("size", "number", null, false),
            new Trigger.Input("urgent", "boolean", null, false));

    private static List<String> problems(String values) {
        return Forms.problems(FIELDS, Script.JSON.readTree(values));
    }

    @Test
    void values_of_the_right_types_may_be_taken() {
        assertThat(problems("{\"name\": \"Ana\", \"size\": 4.5, \"urgent\": false}"))
                .isEmpty();
        assertThat(problems("{\"name\": \"\", \"size\": null}")).isEmpty();
    }

    @Test
    void what_is_required_must_be_there() {
        assertThat(problems("{\"size\": 1}")).containsExactly("\"name\" is missing; it must be a text.");
        assertThat(problems("{\"name\": null}")).containsExactly("\"name\" is missing; it must be a text.");
    }

    @Test
    void each_value_of_a_wrong_type_is_named() {
        assertThat(problems("{\"name\": 7, \"size\": \"4\", \"urgent\": \"yes\"}"))
                .containsExactly(
                        "\"name\" must be a text, but is 7.",
                        "\"size\" must be a number, but is \"4\".",
                        "\"urgent\" must be true or false, but is \"yes\".");
    }

    @Test
    void what_nobody_asked_for_is_refused() {
        assertThat(problems("{\"name\": \"Ana\", \"admin\": true}")).containsExactly("Nobody asked for \"admin\".");
    }

    @Test
    void values_come_as_an_object() {
        assertThat(problems("[\"Ana\"]"))
                .containsExactly("The values must be an object with one entry for each field.");
    }

    @Test
    void values_stay_within_their_bounds() {
        List<Trigger.Input> fields = List.of(
                field("size", "number", new Bounds(BigDecimal.ONE, new BigDecimal("9.5"), null)),
                field("sku", "string", new Bounds(null, null, "[A-Z]{2}-\\d+")),
                field("day", "date", null));
        assertThat(Forms.problems(fields, Script.JSON.readTree("""
                {"size": 9.5, "sku": "AB-12", "day": "2028-02-29"}"""))).isEmpty();
        assertThat(Forms.problems(fields, Script.JSON.readTree("""
                {"size": 0, "sku": "xAB-12", "day": "2027-02-29"}""")))
                .containsExactly(
                        "\"size\" must be a number between 1 and 9.5, but is 0.",
                        "\"sku\" must be a text like `[A-Z]{2}-\\d+`, but is \"xAB-12\".",
                        "\"day\" must be a date such as 2030-01-31, but is \"2027-02-29\".");
        assertThat(Forms.problems(fields.subList(0, 1), Script.JSON.readTree("{}")))
                .containsExactly("\"size\" is missing; it must be a number between 1 and 9.5.");
    }

    @Test
    void what_is_no_number_any_more_is_refused_where_a_number_is_asked_for() {
        List<Trigger.Input> fields = List.of(field("size", "number", new Bounds(BigDecimal.ONE, null, null)));
        for (double lost : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
            ObjectNode values = JsonNodeFactory.instance.objectNode().put("size", lost);
            assertThat(Forms.problems(fields, values))
                    .singleElement()
                    .asString()
                    .contains("a number of at least 1");
        }
        assertThat(Forms.problems(fields, Script.JSON.readTree("{\"size\": 1e999999999}")))
                .as("however large")
                .hasSizeLessThan(2);
    }

    @Test
    void a_bound_of_a_billion_digits_is_not_written_out() {
        assertThat(new Bounds(new BigDecimal("1e999999999"), null, null).words())
                .isEqualTo("of at least 1E+999999999");
        assertThat(new Bounds(null, new BigDecimal("1500000"), null).words()).isEqualTo("of at most 1500000");
    }

    @Test
    void a_careless_sender_is_not_sent_back_everything_it_sent() {
        ObjectNode values = JsonNodeFactory.instance.objectNode().put("name", 7).put("x".repeat(100_000), 1);
        IntStream.range(0, 1_000).forEach(number -> values.put("more" + number, number));
        List<String> problems = Forms.problems(FIELDS, values);
        assertThat(problems).hasSize(12).endsWith("Nor for 991 more.");
        assertThat(problems).allMatch(problem -> problem.length() < 200);
        values.removeAll();
        assertThat(Forms.problems(
                        FIELDS, values.put("size", "y".repeat(100_000)).put("name", "Ana")))
                .singleElement()
                .asString()
                .hasSizeLessThan(200);
    }

    @Test
    void a_pattern_that_backtracking_would_hang_on_is_read_at_once() {
        Bounds evil = new Bounds(null, null, "(a+)+");
        assertThat(evil.problem(JsonNodeFactory.instance.stringNode("a".repeat(20_000) + "b")))
                .isPresent();
    }

    private static Trigger.Input field(String name, String type, Bounds bounds) {
        return new Trigger.Input(name, type, null, true, null, bounds);
    }

    @Test
    void a_sample_fits_its_form() {
        assertThat(Forms.sample(FIELDS))
                .isEqualTo(Script.JSON.readTree("{\"name\": \"sample\", \"size\": 1, \"urgent\": true}"));
        assertThat(Forms.problems(FIELDS, Forms.sample(FIELDS))).isEmpty();
    }
}
