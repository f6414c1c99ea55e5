package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

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
    void values_take_the_types_that_the_trigger_declares() {
        assertThat(RunInputs.read(MANUAL, Map.of("who", "12", "times", "3", "loud", "yes"))
                        .values()
                        .toString())
                .isEqualTo("{\"who\":\"12\",\"times\":3,\"loud\":true}");
    }

    @Test
    void what_is_missing_or_does_not_fit_is_said_of_each_field() {
        assertThat(RunInputs.read(MANUAL, Map.of("times", "many", "loud", "maybe"))
                        .problems())
                .containsOnlyKeys("who", "times", "loud");
    }

    @Test
    void undeclared_values_are_guessed() {
        Trigger hook = new Trigger.Webhook(null);
        assertThat(RunInputs.read(hook, RunInputs.pairs("total=1500 paid=true name=\"Ana B\" rate=0.5"))
                        .values()
                        .toString())
                .isEqualTo("{\"total\":1500,\"paid\":true,\"name\":\"Ana B\",\"rate\":0.5}");
    }
}
