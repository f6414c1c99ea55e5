package dev.parley.engine.attack;

import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunState;
import dev.parley.engine.workflow.NodeId;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A run as the journal has it. */
record RunRecord(List<RecordedEvent> events, RunState state) {

    boolean isWithoutGaps() {
        return LongStream.rangeClosed(1, events.size())
                .allMatch(seq -> events.get((int) seq - 1).seq() == seq);
    }

    boolean hasBegun(NodeId step, int attempt) {
        return all(RunEvent.NodeStarted.class)
                .anyMatch(started -> started.node().equals(step) && started.attempt() == attempt);
    }

    /** How often somebody answered a doubt about this step like this. */
    long answers(NodeId step, DoubtAnswer answer) {
        return all(DoubtResolved.class)
                .filter(resolved -> resolved.node().equals(step) && resolved.answer() == answer)
                .count();
    }

    boolean hasVote(NodeId step) {
        return all(RunEvent.ApprovalVoted.class).anyMatch(vote -> vote.node().equals(step));
    }

    boolean hasResolution(NodeId step) {
        return all(DoubtResolved.class).anyMatch(resolved -> resolved.node().equals(step));
    }

    long doubts() {
        return all(RunEvent.StepInDoubt.class).count();
    }

    /** Whether only a person can move it on, or nothing any more. */
    boolean isAtRest() {
        return state.status().hasEnded()
                || state.nodes().values().stream()
                        .anyMatch(at -> at instanceof NodeState.Asking || at instanceof NodeState.InDoubt);
    }

    private <T extends RunEvent> Stream<T> all(Class<T> kind) {
        return events.stream()
                .map(RecordedEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
