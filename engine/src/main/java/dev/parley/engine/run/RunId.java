package dev.parley.engine.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;

/** One execution of a workflow. A UUID of version 7 (RFC 9562), so that ids sort by time and stay close in an index. */
public record RunId(@JsonValue UUID value) implements Comparable<RunId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunId {}

    /** @param random 128 random bits; those of time, version and variant are replaced */
    public static RunId at(Instant now, UUID random) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random.getMostSignificantBits() & 0x0fffL);
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
