package dev.parley.engine.run;

/** Where a run stands, for people and lists. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    /** Everything that can be done is done; it waits for time, people or an event. */
    WAITING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean hasEnded() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
