package dev.parley.engine.attack;

import dev.parley.engine.RunId;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A run as the journal has it. What is said of a step comes from its events: rounds of a loop that are over have no state. */
record RunRecord(List<RecordedEvent> events, RunState state) {
    private static final String TOLD = "may have happened";

    boolean isWithoutGaps() {
        return LongStream.rangeClosed(1, events.size())
                .allMatch(seq -> events.get((int) seq - 1).seq() == seq);
    }

    boolean hasBegun(StepId step, int attempt) {
        return of(NodeStarted.class, step).anyMatch(started -> started.attempt() == attempt);
    }

    /** How often somebody answered a doubt about this step like this. */
    long answers(StepId step, DoubtAnswer answer) {
        return of(DoubtResolved.class, step)
                .filter(resolved -> resolved.answer() == answer)
                .count();
    }

    /** How often the journal says that about this step. */
    long count(Class<? extends NodeEvent> kind, StepId step) {
        return of(kind, step).count();
    }

    long doubts() {
        return all(RunEvent.StepInDoubt.class).count();
    }

    /** The calls that are said to be done, with a receipt. */
    Set<StepId> saidDone() {
        return all(NodeSucceeded.class)
                .filter(done -> done.output().has("receipt") && count(NodeStarted.class, done.step()) > 0)
                .map(NodeSucceeded::step)
                .collect(Collectors.toSet());
    }

    /** Whether the step is done, was put to a person as in doubt, or has failed with the word that it may have happened. */
    boolean mayHaveHappened(StepId step) {
        return count(NodeSucceeded.class, step) > 0
                || count(RunEvent.StepInDoubt.class, step) > 0
                || of(NodeFailed.class, step)
                        .anyMatch(failed -> failed.error().message().contains(TOLD));
    }

    /** The runs it has called. */
    Stream<RunId> called() {
        return all(RunEvent.RunCalled.class).map(RunEvent.RunCalled::child).distinct();
    }

    /** The runs it has called and then gave up. */
    Stream<RunId> abandoned() {
        return all(RunEvent.NodeAbandoned.class)
                .map(RunEvent.NodeAbandoned::called)
                .filter(called -> called != null);
    }

    <T extends RunEvent> Stream<T> all(Class<T> kind) {
        return events.stream()
                .map(RecordedEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private <T extends NodeEvent> Stream<T> of(Class<T> kind, StepId step) {
        return all(kind).filter(event -> event.step().equals(step));
    }

    /** Where its steps stand, those in rounds under way included. */
    List<NodeState> steps() {
        List<NodeState> steps = new ArrayList<>();
        state.forEachStep((_, at) -> steps.add(at));
        return steps;
    }
}
