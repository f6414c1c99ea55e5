package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.workflow.Trigger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunInputsTest {
    private static final Trigger.Manual MANUAL = new Trigger.Manual(List.of(
            new Trigger.Input("who", "string", "Whom to greet", true),
            new Trigger.Input("times", "number", null, false),
            new Trigger.Input("loud", "boolean", null, false)));

    @Test
    void values_take_the_types_that_the_trigger_declares() throws Exception {
        assertThat(RunInputs.read(MANUAL, Map.of("who", "12", "times", "3", "loud", "yes"))
                        .toString())
                .isEqualTo("{\"who\":\"12\",\"times\":3,\"loud\":true}");
    }

    @Test
    void a_missing_value_is_named_by_its_label() {
        assertThatThrownBy(() -> RunInputs.read(MANUAL, Map.of("times", "3"))).hasMessageContaining("Whom to greet");
    }

    @Test
    void a_value_of_the_wrong_type_is_quoted() {
        assertThatThrownBy(() -> RunInputs.read(MANUAL, Map.of("who", "Ana", "loud", "maybe")))
                .hasMessageContaining("loud")
                .hasMessageContaining("maybe");
    }

    @Test
    void undeclared_values_are_guessed() throws Exception {
        Trigger hook = new Trigger.Webhook(null);
        assertThat(RunInputs.read(hook, RunInputs.pairs("total=1500 paid=true name=\"Ana B\" rate=0.5"))
                        .toString())
                .isEqualTo("{\"total\":1500,\"paid\":true,\"name\":\"Ana B\",\"rate\":0.5}");
    }
}
