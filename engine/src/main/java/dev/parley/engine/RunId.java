package dev.parley.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;

/** One execution of a workflow. A UUID of version 7 (RFC 9562), so that ids sort by time and stay close in an index. */
public record RunId(@JsonValue UUID value) implements Comparable<RunId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunId {}

    /**
     * Ids of different microseconds sort by time (RFC 9562, 6.2, method 3), so that a queue keeps its order when it is read back.
     *
     * @param random 128 random bits; of the first 64 none is used, and of the others the variant is kept
     */
    public static RunId at(Instant now, UUID random) {
        long withinMilli = (now.getNano() % 1_000_000L) * 4096 / 1_000_000;
        long high = (now.toEpochMilli() << 16) | 0x7000L | withinMilli;
        return new RunId(new UUID(high, random.getLeastSignificantBits()));
    }

    @Override
    public int compareTo(RunId other) {
        return value.toString().compareTo(other.value.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
