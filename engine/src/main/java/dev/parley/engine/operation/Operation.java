package dev.parley.engine.operation;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Something Parley can do in another system. Stateless and safe to call from many threads. */
public interface Operation {
    OperationSpec spec();

    /** What a call with this input does to the world; an HTTP GET only reads, though the operation may write. */
    default Effect effect(JsonNode input) {
        return spec().effect();
    }

    /** Whether a call with this input may be repeated under the same idempotency key. */
    default boolean isIdempotent(JsonNode input) {
        return spec().idempotent();
    }

    /** Whether it is there only for workflows that use it already; new steps are not offered it. */
    default boolean isRetired() {
        return false;
    }

    /**
     * What can be said about an input before it runs, beyond its schema.
     *
     * @param with as it stands in the workflow: it may not fit the schema, and texts may hold {@code {{ }}}
     */
    default List<Remark> remarks(JsonNode with) {
        return List.of();
    }

    /**
     * Does it, blocking. The input is rendered and matches the schema as far as it could be checked.
     *
     * @return the output; a JSON null where there is nothing to say
     * @throws OperationException when the far system refuses, fails or cannot be reached
     * @throws InterruptedException when the attempt's time is over or the run was cancelled
     */
    JsonNode perform(JsonNode input, OperationContext context) throws OperationException, InterruptedException;
}
