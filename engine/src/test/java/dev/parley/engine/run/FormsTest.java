package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void a_sample_fits_its_form() {
        assertThat(Forms.sample(FIELDS))
                .isEqualTo(Script.JSON.readTree("{\"name\": \"sample\", \"size\": 1, \"urgent\": true}"));
        assertThat(Forms.problems(FIELDS, Forms.sample(FIELDS))).isEmpty();
    }
}
