package dev.parley.engine.testing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A test that is kept. */
public record TestId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TestId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
