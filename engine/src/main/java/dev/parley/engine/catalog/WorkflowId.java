package dev.parley.engine.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A workflow through all its revisions. */
public record WorkflowId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkflowId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
