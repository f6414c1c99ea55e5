package dev.parley.engine.attack;

import dev.parley.engine.run.RunEvent.RunQueued;
import dev.parley.engine.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What the runs of a workflow with a limit say about their queue, by the engine's clock. That none is stuck in it is what rest means.
 *
 * @param runs of that workflow alone
 */
record Queueing(List<RunRecord> runs) {
    /** Starts that come at once, and runs whose turn comes at once, may change places: while a database recovers that is a second. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    static Queueing of(Collection<RunRecord> all, Object workflow) {
        return new Queueing(all.stream()
                .filter(run -> run.state().started().workflow().equals(workflow))
                .toList());
    }

    /** How many had to wait. */
    long queued() {
        return runs.stream().filter(Queueing::hasWaited).count();
    }

    private static boolean hasWaited(RunRecord run) {
        return run.all(RunQueued.class).findAny().isPresent();
    }

    /** The moments at which more runs than {@code most} had begun and not ended. */
    List<String> crowds(int most) {
        List<RunState> begun = runs.stream()
                .map(RunRecord::state)
                .filter(state -> state.begunAt() != null)
                .toList();
        List<String> crowds = new ArrayList<>();
        for (RunState run : begun) {
            Instant moment = Objects.requireNonNull(run.begunAt());
            long open = begun.stream().filter(other -> isOpen(other, moment)).count();
            if (open > most) {
                crowds.add("%d runs were open at %s, when %s began".formatted(open, moment, run.id()));
            }
        }
        return crowds;
    }

    private static boolean isOpen(RunState run, Instant moment) {
        Instant begun = Objects.requireNonNull(run.begunAt());
        Instant finished = run.finishedAt();
        return !begun.isAfter(moment) && (finished == null || finished.isAfter(moment));
    }

    /** The runs that began before others that had waited longer. */
    List<String> overtakings() {
        List<RunState> waited = runs.stream()
                .filter(Queueing::hasWaited)
                .map(RunRecord::state)
                .filter(state -> state.begunAt() != null)
                .sorted(Comparator.comparing(RunState::startedAt))
                .toList();
        List<String> overtakings = new ArrayList<>();
        for (int i = 0; i < waited.size(); i++) {
            for (RunState later : waited.subList(i + 1, waited.size())) {
                RunState earlier = waited.get(i);
                boolean isOvertaking = later.startedAt().minus(AT_ONCE).isAfter(earlier.startedAt())
                        && Objects.requireNonNull(later.begunAt()).plus(AT_ONCE).isBefore(earlier.begunAt());
                if (isOvertaking) {
                    overtakings.add("%s began before %s, which had waited longer".formatted(later.id(), earlier.id()));
                }
            }
        }
        return overtakings;
    }
}
