package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Bounds;
import dev.parley.engine.workflow.Trigger;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

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
        assertThat(problems("{\"size\": 1}")).containsExactly("\"name\" is missing.");
        assertThat(problems("{\"name\": null}")).containsExactly("\"name\" is missing.");
    }

    @Test
    void each_value_of_a_wrong_type_is_named() {
        assertThat(problems("{\"name\": 7, \"size\": \"4\", \"urgent\": \"yes\"}"))
                .containsExactly(
                        "\"name\" must be a string, but is 7.",
                        "\"size\" must be a number, but is \"4\".",
                        "\"urgent\" must be a boolean, but is \"yes\".");
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
                        "\"size\": Give a number between 1 and 9.5.",
                        "\"sku\": This has to look like `[A-Z]{2}-\\d+`.",
                        "\"day\" must be a date, but is \"2027-02-29\".");
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
