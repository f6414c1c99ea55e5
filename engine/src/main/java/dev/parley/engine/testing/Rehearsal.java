package dev.parley.engine.testing;

import dev.parley.engine.Actor;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.run.Command;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.InputReplaced;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import dev.parley.engine.run.Turn;
import dev.parley.engine.testing.TestCase.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;

/**
 * Plays a run with the interpreter alone. What the world answers comes from a {@link World}; the clock stands still until nothing else can
 * happen, then leaps to the next answer or deadline.
 */
final class Rehearsal {
    private static final int MOST_EVENTS = 200_000;
    /** No workflow sees which one it is; nothing of this is written down. */
    private static final WorkflowRef NOWHERE = new WorkflowRef(new WorkflowId(new UUID(0, 0)), 0);

    private final Interpreter interpreter;
    private final Given given;
    private final World world;
    private final List<RecordedEvent> events = new ArrayList<>();
    private final PriorityQueue<Pending> pending =
            new PriorityQueue<>(Comparator.comparing(Pending::due).thenComparing(Pending::order));
    private final Set<String> notes = new LinkedHashSet<>();
    private RunState state;
    private Instant now;
    private int sent;

    private Rehearsal(Interpreter interpreter, Given given, World world) {
        this.interpreter = interpreter;
        this.given = given;
        this.world = world;
        this.now = given.startedAt();
        Turn first = interpreter.begin(given.run(), opening(), now);
        this.state = first.state();
        took(first);
    }

    /** An answer on its way. @param order in which it was sent off */
    private record Pending(Instant due, int order, StepId step, Mock answer) {}

    /** How it went, recorded as any run. @param notes what the case did not foresee */
    record Played(Recording recording, List<String> notes) {}

    static Played play(Interpreter interpreter, Given given, World world) {
        return new Rehearsal(interpreter, given, world).played();
    }

    /** As in earnest: in test mode the interpreter would answer for people itself, in the same way every time. */
    private List<RunEvent> opening() {
        List<RunEvent> opening = new ArrayList<>();
        opening.add(new RunStarted(
                NOWHERE,
                Mode.LIVE,
                given.trigger(),
                given.payload(),
                given.input(),
                Actor.PARLEY,
                null,
                null,
                null,
                interpreter.plan().workflow().settings().timeout(),
                null,
                null));
        given.replaced().forEach((step, input) -> {
            if (interpreter.plan().has(step.node())) {
                opening.add(new InputReplaced(step, input));
            } else {
                notes.add("There is no step \"%s\" any more whose input was to be replaced.".formatted(step));
            }
        });
        return opening;
    }

    private Played played() {
        boolean hasMoved = true;
        while (state.finished() == null && hasMoved) {
            if (events.size() > MOST_EVENTS) {
                notes.add("The rehearsal was broken off after %d events.".formatted(events.size()));
                break;
            }
            hasMoved = move();
        }
        return new Played(Recording.of(interpreter, given.run(), events), List.copyOf(notes));
    }

    /** @return false when nothing will happen any more */
    private boolean move() {
        Optional<Instant> wake = state.wakeAt();
        boolean isClockFirst = wake.isPresent()
                && (pending.isEmpty() || wake.get().isBefore(pending.peek().due()));
        return (isClockFirst && hasWoken(wake.get())) || hasAnswered();
    }

    /** A moment that moves nothing, because a call has to end first, must not be looked at for ever. */
    private boolean hasWoken(Instant at) {
        moveClock(at);
        Turn turn = interpreter.advance(state, List.of(), now);
        took(turn);
        return !turn.events().isEmpty();
    }

    private boolean hasAnswered() {
        Pending next = pending.poll();
        if (next == null) {
            return false;
        }
        moveClock(next.due());
        switch (Arrival.of(next.step(), next.answer(), interpreter, state, now)) {
            case Arrival.Taken taken -> took(interpreter.advance(state, List.of(taken.event()), now));
            case Arrival.Refused refused -> notes.add(refused.reason());
            case Arrival.TooLate _ -> {}
        }
        return true;
    }

    private void moveClock(Instant to) {
        now = to.isAfter(now) ? to : now;
    }

    private void took(Turn turn) {
        events.addAll(turn.events());
        state = turn.state();
        for (Command command : turn.commands()) {
            if (command.event() instanceof NodeEvent event) {
                ask(event);
            }
        }
    }

    private void ask(NodeEvent event) {
        World.Reply reply = world.to(event, interpreter.plan().node(event.node()));
        for (Mock answer : reply.answers()) {
            Duration after = answer.after() == null ? Duration.ZERO : answer.after();
            pending.add(new Pending(now.plus(after), sent++, event.step(), answer));
        }
        if (reply.note() != null) {
            notes.add(reply.note());
        }
    }
}
