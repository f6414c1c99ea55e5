package dev.parley.bot.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether a request's caller still is who they were when they made it: for answers that go on, such as event streams, which would
 * otherwise outlive a session that was ended, a key or token that ran out, a role that was taken away. Controllers take it as an argument.
 * For one thread.
 */
public final class Standing {
    /** Shorter than the heartbeat of streams, so that every one of them asks anew. */
    private static final Duration BELIEVED_FOR = Duration.ofSeconds(10);

    private final Caller caller;
    private final Supplier<Optional<Caller>> now;
    private final LongSupplier changes;
    private final InstantSource clock;
    private long knownChanges;
    private Instant askedAt;
    private boolean hasEnded;

    /**
     * @param now whom the request's credentials stand for by now; may ask the database
     * @param changes a number that is another one once this process has changed anybody's roles or sessions
     */
    Standing(Caller caller, Supplier<Optional<Caller>> now, LongSupplier changes, InstantSource clock) {
        this.caller = caller;
        this.now = now;
        this.changes = changes;
        this.clock = clock;
        this.knownChanges = changes.getAsLong();
        this.askedAt = clock.instant();
    }

    /**
     * To be asked before anything more is told, as often as one likes: it looks only every ten seconds, and at once where this process
     * changed something.
     *
     * @return false when the caller is gone, or may do other things than then: they may come back and be received anew
     */
    public boolean lasts() {
        Instant at = clock.instant();
        long seen = changes.getAsLong();
        if (!hasEnded && (seen != knownChanges || !at.isBefore(askedAt.plus(BELIEVED_FOR)))) {
            askedAt = at;
            knownChanges = seen;
            hasEnded = now.get().filter(caller::equals).isEmpty();
        }
        return !hasEnded;
    }
}
