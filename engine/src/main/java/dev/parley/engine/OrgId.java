package dev.parley.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An organization: the tenant that every row, query and message belongs to. */
public record OrgId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrgId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
