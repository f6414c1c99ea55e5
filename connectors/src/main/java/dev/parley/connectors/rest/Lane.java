package dev.parley.connectors.rest;

import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One connection's way to its system: so many calls at once, so fast, and none while the system wants to be left alone. Each connection
 * has its own, so that a slow one keeps nobody else from anything.
 */
final class Lane {
    /** Rather waited for than answered with an error. */
    private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

    private final int atOnce;
    private final Pace pace;
    private final InstantSource clock;
    private final Semaphore places;
    private Instant nextSlot = Instant.EPOCH;
    private Instant closedUntil = Instant.EPOCH;

    Lane(int atOnce, Pace pace, InstantSource clock) {
        this.atOnce = atOnce;
        this.pace = pace;
        this.clock = clock;
        this.places = new Semaphore(atOnce, true);
    }

    /**
     * Waits for a place and the right moment.
     *
     * @throws OperationException {@code connection_busy} or {@code rate_limited}, and nothing was sent
     */
    void enter(ApiProblem problem) throws OperationException, InterruptedException {
        Instant deadline = problem.sender().deadline();
        Duration closed = Duration.between(clock.instant(), closedUntil());
        if (closed.compareTo(SHORT_WAIT) > 0) {
            throw problem.tooSoon(closed);
        }
        long left = Duration.between(clock.instant(), deadline).toNanos();
        if (!places.tryAcquire(left, TimeUnit.NANOSECONDS)) {
            throw problem.busy(atOnce);
        }
        try {
            Duration wait = slot();
            if (wait.isPositive() && wait.compareTo(Duration.between(clock.instant(), deadline)) > 0) {
                throw problem.tooSoon(wait);
            }
            if (wait.isPositive()) {
                Thread.sleep(wait);
            }
        } catch (OperationException | InterruptedException e) {
            places.release();
            throw e;
        }
    }

    void leave() {
        places.release();
    }

    /** The system wants to be left alone that long. */
    synchronized void close(Duration wait) {
        Instant until = clock.instant().plus(wait);
        closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
    }

    private synchronized Instant closedUntil() {
        return closedUntil;
    }

    /** How long until this call's turn (generic cell rate algorithm: a burst is let through, then one at a time). */
    private synchronized Duration slot() {
        Instant now = clock.instant();
        Instant turn = nextSlot.isAfter(now) ? nextSlot : now;
        nextSlot = turn.plus(pace.spacing());
        Instant start = turn.minus(pace.spacing().multipliedBy(pace.calls() - 1L));
        Instant open = closedUntil.isAfter(start) ? closedUntil : start;
        return open.isAfter(now) ? Duration.between(now, open) : Duration.ZERO;
    }
}
