package dev.parley.copilot.interview;

import dev.parley.copilot.interview.Phase.Move;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import reactor.core.publisher.Mono;

/**
 * The order of an interview as a state machine, built anew for every turn in the phase that was kept: about a millisecond, and no
 * machine outlives its turn.
 */
final class Phases {
    private static final List<Phase> ASKING =
            List.of(Phase.GOAL, Phase.TRIGGER, Phase.SYSTEMS, Phase.STEPS, Phase.SAFEGUARDS, Phase.CONSTRAINTS, Phase.REVIEW);

    /** From here on as far as nothing is left to ask. */
    Phase advance(Phase from, Predicate<Phase> isSettled) {
        StateMachine<Phase, Move> machine = machine(from, isSettled);
        try {
            Phase at = from;
            while (send(machine, Move.ADVANCE)) {
                at = machine.getState().getId();
            }
            return at;
        } finally {
            machine.stopReactively().block();
        }
    }

    /** Back to a phase that was passed. */
    Phase back(Phase from, Phase to) {
        StateMachine<Phase, Move> machine = machine(from, _ -> true);
        try {
            Phase at = from;
            while (at != to && send(machine, Move.BACK)) {
                at = machine.getState().getId();
            }
            return at;
        } finally {
            machine.stopReactively().block();
        }
    }

    /** @throws IllegalStateException when the phase does not allow the move */
    Phase move(Phase from, Move move) {
        StateMachine<Phase, Move> machine = machine(from, _ -> true);
        try {
            if (!send(machine, move)) {
                throw new IllegalStateException("An interview in phase " + from + " cannot " + move);
            }
            return machine.getState().getId();
        } finally {
            machine.stopReactively().block();
        }
    }

    /** Whether the move led anywhere: an event whose guard says no counts as accepted, yet nothing moves. */
    private static boolean send(StateMachine<Phase, Move> machine, Move move) {
        Phase before = machine.getState().getId();
        machine.sendEvent(Mono.just(MessageBuilder.withPayload(move).build())).blockLast();
        return machine.getState().getId() != before;
    }

    private static StateMachine<Phase, Move> machine(Phase from, Predicate<Phase> isSettled) {
        try {
            StateMachine<Phase, Move> machine = built(from, isSettled);
            machine.startReactively().block();
            return machine;
        } catch (Exception e) {
            // The builder declares Exception for configurers; ours only name states.
            throw new IllegalStateException("The interview's state machine cannot be built", e);
        }
    }

    private static StateMachine<Phase, Move> built(Phase from, Predicate<Phase> isSettled) throws Exception {
        StateMachineBuilder.Builder<Phase, Move> builder = StateMachineBuilder.builder();
        builder.configureStates()
                .withStates()
                .initial(from)
                .end(Phase.APPROVED)
                .end(Phase.DISCARDED)
                .states(EnumSet.allOf(Phase.class));
        var transitions = builder.configureTransitions();
        for (int i = 0; i < ASKING.size(); i++) {
            Phase phase = ASKING.get(i);
            transitions.withExternal().source(phase).target(Phase.DISCARDED).event(Move.ABANDON);
            if (i + 1 < ASKING.size()) {
                Phase next = ASKING.get(i + 1);
                transitions.withExternal().source(phase).target(next).event(Move.ADVANCE).guard(_ -> isSettled.test(phase));
                transitions.withExternal().source(next).target(phase).event(Move.BACK);
            }
        }
        transitions.withExternal().source(Phase.REVIEW).target(Phase.GOAL).event(Move.REVISE);
        transitions.withExternal().source(Phase.REVIEW).target(Phase.APPROVED).event(Move.APPROVE);
        return builder.build();
    }
}
