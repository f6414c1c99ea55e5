package dev.parley.engine.run;

import dev.parley.engine.Actor;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A run of a random workflow in a {@link RandomWorld}, from its first event until it ends or nobody moves it any more. */
public final class Play {
    static final Instant MORNING = Instant.parse("2026-11-21T09:00:00Z");
    private static final WorkflowRef REF = new WorkflowRef(new WorkflowId(new UUID(3, 4)), 1);
    private static final RunId RUN = RunId.at(MORNING, new UUID(1, 2));
    private static final int MOST_MOVES = 4_000;

    final Workflow workflow;
    final Interpreter interpreter;
    final List<Moment> moments = new ArrayList<>();

    /** Of what was written down when the process died with calls under way. */
    private final Set<Long> recovered = new HashSet<>();

    private final List<RecordedEvent> events = new ArrayList<>();

    /** One turn of the run: what moved it, and where it stood then. */
    record Moment(Move move, Turn turn, Instant at) {}

    /** What the world does to a run. */
    @FunctionalInterface
    interface Move {
        Turn made(Interpreter interpreter, RunState state);
    }

    /** What one event changed. */
    record Change(RunState before, RecordedEvent recorded, RunState after, boolean isRecovery) {
        RunEvent event() {
            return recorded.event();
        }
    }

    private Play(Workflow workflow) {
        this.workflow = workflow;
        this.interpreter = interpreter(workflow);
    }

    static Interpreter interpreter(Workflow workflow) {
        try {
            return new Interpreter(Plan.of(workflow, Script.EXPRESSIONS));
        } catch (ExpressionException e) {
            throw new AssertionError(e);
        }
    }

    /** @param steps of the workflow, outside of loops */
    public static Play of(int steps, long seed) {
        Random random = new Random(seed);
        Play play = new Play(RandomFlow.of(random, steps));
        List<RunEvent> first = new ArrayList<>();
        first.add(play.started(random));
        if (random.nextInt(6) == 0) {
            first.add(new RunEvent.RunQueued());
        }
        play.begin(first, random);
        return play;
    }

    private RunStarted started(Random random) {
        ObjectNode input = (ObjectNode) Script.JSON.readTree("""
                {"n": %d, "list": ["a", "b", "c", "d"], "when": "2026-11-21T10:00:00Z"}""".formatted(random.nextInt(9)));
        Mode mode = random.nextInt(12) == 0 ? Mode.TEST : Mode.LIVE;
        return new RunStarted(
                REF,
                mode,
                "manual",
                input,
                input,
                Actor.PARLEY,
                null,
                null,
                null,
                workflow.settings().timeout(),
                null,
                null);
    }

    private void begin(List<RunEvent> first, Random random) {
        took(new Moment((with, _) -> with.begin(RUN, first, MORNING), interpreter.begin(RUN, first, MORNING), MORNING));
        goOn(new RandomWorld(random));
    }

    private void goOn(RandomWorld world) {
        Instant now =
                moments.isEmpty() ? events.getLast().at() : moments.getLast().at();
        for (int i = 0; i < MOST_MOVES && state().finished() == null; i++) {
            RandomWorld.Next next = world.next(state(), now);
            now = next.at();
            Turn turn = next.move().made(interpreter, state());
            if (next.isRecovery()) {
                turn.events().forEach(recorded -> recovered.add(recorded.seq()));
            }
            took(new Moment(next.move(), turn, now));
        }
    }

    private void took(Moment moment) {
        moments.add(moment);
        events.addAll(moment.turn().events());
    }

    /** The same run, had the process died after this many events and another gone on with it in another world. */
    Play cutAfter(int count, long seed) {
        Play play = new Play(workflow);
        play.events.addAll(events.subList(0, count));
        events.subList(0, count).stream()
                .map(RecordedEvent::seq)
                .filter(recovered::contains)
                .forEach(play.recovered::add);
        play.goOn(RandomWorld.afterCrash(new Random(seed)));
        return play;
    }

    /** A new run that does this ended one again. */
    Play replayed(Replay replay, long seed) {
        Play play = new Play(workflow);
        play.begin(replay.of(state(), interpreter.plan(), REF, Actor.PARLEY), new Random(seed));
        return play;
    }

    public RunState state() {
        return moments.isEmpty()
                ? interpreter.fold(RUN, events)
                : moments.getLast().turn().state();
    }

    public List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    /** Folds these events of a run of this play's workflow. */
    public RunState fold(List<RecordedEvent> recorded) {
        return interpreter.fold(RUN, recorded);
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        RunState before = Transitions.started(RUN, events.getFirst());
        for (RecordedEvent recorded : events) {
            RunState after = interpreter.apply(before, recorded);
            changes.add(new Change(before, recorded, after, recovered.contains(recorded.seq())));
            before = after;
        }
        return changes;
    }
}
