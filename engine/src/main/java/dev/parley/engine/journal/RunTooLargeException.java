package dev.parley.engine.journal;

import dev.parley.engine.RunId;

/** A run is too much to be looked at as a whole; its trace can be read in parts. */
public final class RunTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunTooLargeException(RunId run) {
        super("Run %s, with the runs that it took results over from, holds more than can be looked at as a whole"
                .formatted(run));
    }
}
