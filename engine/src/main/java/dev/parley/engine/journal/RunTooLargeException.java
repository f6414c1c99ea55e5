package dev.parley.engine.journal;

import dev.parley.engine.run.RunId;

/** A run is too much to be looked at as a whole; its trace can be read in parts. */
public final class RunTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunTooLargeException(RunId run, long mostChars) {
        super("Run %s gave more than the %d MiB that can be looked at as a whole".formatted(run, mostChars >> 20));
    }
}
