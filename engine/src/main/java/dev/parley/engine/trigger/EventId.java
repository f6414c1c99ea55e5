package dev.parley.engine.trigger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One event on the bus. */
public record EventId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
