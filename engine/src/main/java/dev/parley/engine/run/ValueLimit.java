package dev.parley.engine.run;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How large and how deep a value may be that a step takes in or gives out. Keeps the journal writable: a value that doubles from step
 * to step, or that no JSON reader takes back, has to fail its step and not the run's next write.
 */
public final class ValueLimit {
    /** Below what JSON readers and writers accept (500), with room for what is wrapped around it. */
    public static final int MAX_DEPTH = 200;

    public static final int MAX_CHARS = 5 * 1024 * 1024;
    private static final int SCALAR_CHARS = 8;

    private long chars;

    private ValueLimit() {}

    /** What is too much about it, as the end of a sentence; empty when nothing is. */
    public static Optional<String> excess(JsonNode value) {
        ValueLimit limit = new ValueLimit();
        if (!limit.isWithin(value, MAX_DEPTH)) {
            return Optional.of(
                    limit.chars > MAX_CHARS
                            ? "more than %d MiB".formatted(MAX_CHARS >> 20)
                            : "more than %d levels of lists and objects".formatted(MAX_DEPTH));
        }
        return Optional.empty();
    }

    /** Stops at the first excess, so that a small value that repeats itself a billion times costs no more than a large one. */
    private boolean isWithin(JsonNode value, int depthLeft) {
        chars += value.isString() ? value.stringValue().length() + 2 : SCALAR_CHARS;
        if (chars > MAX_CHARS || (value.isContainer() && depthLeft == 0)) {
            return false;
        }
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                chars += field.getKey().length() + 3;
                if (!isWithin(field.getValue(), depthLeft - 1)) {
                    return false;
                }
            }
        } else if (value.isArray()) {
            for (JsonNode item : value) {
                if (!isWithin(item, depthLeft - 1)) {
                    return false;
                }
            }
        }
        return true;
    }
}
