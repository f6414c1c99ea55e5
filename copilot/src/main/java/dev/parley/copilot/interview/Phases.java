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
 * Which moves a phase allows and where they lead; nothing else in this package decides that. From every phase an interview goes on to
 * the first one with something left to ask, so that an earlier answer taken back is asked for again; only a draft can be approved; and
 * what has ended stays ended.
 *
 * <p>A machine is built for each move, standing in the phase that was kept: about a millisecond, and none outlives its turn.
 */
final class Phases {
    private static final List<Phase> ASKING =
            List.of(Phase.GOAL, Phase.TRIGGER, Phase.SYSTEMS, Phase.STEPS, Phase.SAFEGUARDS, Phase.CONSTRAINTS);

    /**
     * @param isOpen whether a phase has something left to ask
     * @throws IllegalStateException when the phase does not allow the move
     */
    Phase after(Phase from, Move move, Predicate<Phase> isOpen) {
        StateMachine<Phase, Move> machine = machine(from, isOpen);
        machine.startReactively().block();
        try {
            boolean isAllowed = machine.getTransitions().stream()
                    .anyMatch(transition -> transition.getSource().getId() == from
                            && transition.getTrigger() != null
                            && transition.getTrigger().getEvent() == move);
            if (!isAllowed) {
                throw new IllegalStateException("An interview in phase " + from + " cannot " + move);
            }
            machine.sendEvent(Mono.just(MessageBuilder.withPayload(move).build()))
                    .blockLast();
            return machine.getState().getId();
        } finally {
            machine.stopReactively().block();
        }
    }

    private static StateMachine<Phase, Move> machine(Phase from, Predicate<Phase> isOpen) {
        try {
            return built(from, isOpen);
        } catch (Exception e) {
            // The builder declares Exception for configurers; ours only name states.
            throw new IllegalStateException("The interview's state machine cannot be built", e);
        }
    }

    private static StateMachine<Phase, Move> built(Phase from, Predicate<Phase> isOpen) throws Exception {
        StateMachineBuilder.Builder<Phase, Move> builder = StateMachineBuilder.builder();
        builder.configureStates()
                .withStates()
                .initial(from)
                .choice(Phase.NEXT)
                .end(Phase.APPROVED)
                .end(Phase.DISCARDED)
                .states(EnumSet.allOf(Phase.class));
        var transitions = builder.configureTransitions();
        for (Phase phase : EnumSet.range(Phase.GOAL, Phase.REVIEW)) {
            transitions.withExternal().source(phase).target(Phase.NEXT).event(Move.GO_ON);
            transitions.withExternal().source(phase).target(Phase.DISCARDED).event(Move.ABANDON);
        }
        transitions.withExternal().source(Phase.REVIEW).target(Phase.APPROVED).event(Move.APPROVE);
        var next = transitions.withChoice().source(Phase.NEXT);
        next.first(Phase.GOAL, _ -> isOpen.test(Phase.GOAL));
        for (Phase phase : ASKING.subList(1, ASKING.size())) {
            next.then(phase, _ -> isOpen.test(phase));
        }
        next.last(Phase.REVIEW);
        return builder.build();
    }
}
