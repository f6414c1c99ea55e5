package dev.parley.engine.expression;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The values an expression may read, by root name: {@code trigger}, {@code input}, {@code run}, {@code each} or a node id. */
@FunctionalInterface
public interface Scope {
    /** @return null when there is no such value */
    @Nullable
    JsonNode root(String name);
}
