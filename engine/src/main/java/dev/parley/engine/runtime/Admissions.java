package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.workflow.WorkflowSettings.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the open runs of a workflow within its limit; further ones wait in the order they came. What is kept here is read from the
 * journal when a workflow with a limit is first met, so that it survives the process.
 */
final class Admissions {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Journal journal;
    private final ConcurrentHashMap<Key, Gate> gates = new ConcurrentHashMap<>();

    Admissions(Journal journal) {
        this.journal = journal;
    }

    private record Key(OrgId org, WorkflowId workflow) {}

    /** The runs of one workflow. Only touched within {@link ConcurrentHashMap#compute} and its like. */
    private static final class Gate {
        final Set<RunId> open = new HashSet<>();
        final SequencedSet<RunId> queue = new LinkedHashSet<>();
        int max = Integer.MAX_VALUE;

        List<RunId> admit() {
            List<RunId> admitted = new ArrayList<>();
            while (open.size() < max && !queue.isEmpty()) {
                RunId next = queue.removeFirst();
                open.add(next);
                admitted.add(next);
            }
            return admitted;
        }
    }

    /**
     * A new run wants to begin.
     *
     * @return false when it has to wait for its turn
     * @throws OverloadedException when too many wait already
     */
    boolean enter(OrgId org, WorkflowId workflow, RunId run, Concurrency limit) throws OverloadedException {
        boolean[] isAdmitted = new boolean[1];
        boolean[] isFull = new boolean[1];
        gates.compute(new Key(org, workflow), (key, known) -> {
            Gate gate = known == null ? load(key) : known;
            gate.max = limit.max();
            isAdmitted[0] = gate.open.size() < limit.max() && gate.queue.isEmpty();
            isFull[0] = !isAdmitted[0] && gate.queue.size() >= limit.queue();
            if (!isFull[0]) {
                (isAdmitted[0] ? gate.open : gate.queue).add(run);
            }
            return gate;
        });
        if (isFull[0]) {
            throw new OverloadedException(
                    "%d runs of this workflow wait for their turn already".formatted(limit.queue()), RETRY_AFTER);
        }
        return isAdmitted[0];
    }

    /** Whether a run that had to wait may begin by now, or has. */
    boolean hasTurn(OrgId org, WorkflowId workflow, RunId run) {
        boolean[] hasTurn = new boolean[1];
        gates.computeIfPresent(new Key(org, workflow), (_, gate) -> {
            hasTurn[0] = gate.open.contains(run);
            return gate;
        });
        return hasTurn[0];
    }

    /** The run has ended, or could not begin. @return whose turn has come */
    List<RunId> leave(OrgId org, WorkflowId workflow, RunId run) {
        List<RunId> admitted = new ArrayList<>();
        gates.computeIfPresent(new Key(org, workflow), (_, gate) -> {
            gate.open.remove(run);
            gate.queue.remove(run);
            admitted.addAll(gate.admit());
            return gate;
        });
        return admitted;
    }

    /** After a start of the process: who may begin among those that waited then. */
    List<RunId> restore(OrgId org, WorkflowId workflow, int max) {
        List<RunId> admitted = new ArrayList<>();
        gates.compute(new Key(org, workflow), (key, known) -> {
            Gate gate = known == null ? load(key) : known;
            gate.max = max;
            admitted.addAll(gate.admit());
            return gate;
        });
        return admitted;
    }

    private Gate load(Key key) {
        Gate gate = new Gate();
        journal.open(key.org(), key.workflow())
                .forEach((run, isQueued) -> (isQueued ? gate.queue : gate.open).add(run));
        return gate;
    }
}
