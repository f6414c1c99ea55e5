package dev.parley.copilot.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.copilot.interview.Phase.Move;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class PhasesTest {
    private final Phases phases = new Phases();

    @Test
    void an_interview_goes_on_to_the_first_phase_with_something_left_to_ask() {
        assertThat(phases.after(Phase.GOAL, Move.GO_ON, EnumSet.of(Phase.SYSTEMS, Phase.STEPS)::contains))
                .isEqualTo(Phase.SYSTEMS);
        assertThat(phases.after(Phase.STEPS, Move.GO_ON, EnumSet.of(Phase.TRIGGER)::contains))
                .isEqualTo(Phase.TRIGGER);
        assertThat(phases.after(Phase.SYSTEMS, Move.GO_ON, EnumSet.of(Phase.SYSTEMS)::contains))
                .isEqualTo(Phase.SYSTEMS);
    }

    @Test
    void with_nothing_left_to_ask_a_draft_is_on_the_table() {
        for (Phase phase : EnumSet.range(Phase.GOAL, Phase.REVIEW)) {
            assertThat(phases.after(phase, Move.GO_ON, _ -> false)).isEqualTo(Phase.REVIEW);
        }
    }

    @Test
    void a_draft_that_was_changed_may_open_a_question_again() {
        assertThat(phases.after(Phase.REVIEW, Move.GO_ON, EnumSet.of(Phase.TRIGGER)::contains))
                .isEqualTo(Phase.TRIGGER);
    }

    @Test
    void only_a_draft_can_be_approved() {
        assertThat(phases.after(Phase.REVIEW, Move.APPROVE, _ -> false)).isEqualTo(Phase.APPROVED);
        for (Phase phase : EnumSet.range(Phase.GOAL, Phase.CONSTRAINTS)) {
            assertThatThrownBy(() -> phases.after(phase, Move.APPROVE, _ -> false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(phase + " cannot APPROVE");
        }
    }

    @Test
    void it_can_be_abandoned_at_any_time_and_nothing_moves_after_the_end() {
        for (Phase phase : EnumSet.range(Phase.GOAL, Phase.REVIEW)) {
            assertThat(phases.after(phase, Move.ABANDON, _ -> true)).isEqualTo(Phase.DISCARDED);
        }
        for (Phase end : EnumSet.of(Phase.APPROVED, Phase.DISCARDED)) {
            for (Move move : Move.values()) {
                assertThatThrownBy(() -> phases.after(end, move, _ -> true)).isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
