package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.NodeId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepIdTest {
    @Property
    void what_is_written_can_be_read(
            @ForAll @IntRange(max = 4) int depth, @ForAll @IntRange(max = 999_999_999) int index) {
        StepId step = StepId.of(new NodeId("loop"));
        for (int i = 0; i < depth; i++) {
            step = step.inner(index, new NodeId("file" + i));
        }
        assertThat(StepId.parse(step.toString())).isEqualTo(step);
        assertThat(step.isInLoop()).isEqualTo(depth > 0);
    }

    @Test
    void rounds_are_written_outermost_first() {
        StepId step =
                StepId.of(new NodeId("rows")).inner(3, new NodeId("cells")).inner(0, new NodeId("file"));
        assertThat(step).hasToString("rows.3.cells.0.file");
        assertThat(step.below()).hasToString("cells.0.file");
        assertThat(step.below().below()).isEqualTo(StepId.of(new NodeId("file")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".", "rows.3", "rows.file", "rows.x.file", "rows..file", "rows.-1.file", "rows.1234567890.file"})
    void text_that_names_no_step_is_refused(String text) {
        assertThatThrownBy(() -> StepId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_shows_how_steps_are_written() {
        assertThatThrownBy(() -> StepId.parse("rows.3"))
                .hasMessage("\"rows.3\" names no step; write it as file, or orders.3.file for a round of a loop");
    }
}
