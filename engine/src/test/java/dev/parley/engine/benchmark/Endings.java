package dev.parley.engine.benchmark;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.runtime.RunListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** Lets a caller wait for the end of the run it started. Whoever listens must await every run, else they pile up. */
final class Endings implements RunListener {
    private final ConcurrentHashMap<RunId, CompletableFuture<RunStatus>> endings = new ConcurrentHashMap<>();

    @Override
    public void recorded(OrgId org, RunState after, List<RecordedEvent> events) {
        if (after.status().hasEnded()) {
            of(after.id()).complete(after.status());
        }
    }

    void awaitSuccess(RunId run) throws InterruptedException, ExecutionException {
        RunStatus status = of(run).get();
        endings.remove(run);
        if (status != RunStatus.SUCCEEDED) {
            throw new IllegalStateException("Run " + run + " ended as " + status);
        }
    }

    private CompletableFuture<RunStatus> of(RunId run) {
        return endings.computeIfAbsent(run, _ -> new CompletableFuture<>());
    }
}
