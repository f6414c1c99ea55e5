package dev.parley.engine.testing;

import dev.parley.engine.run.StepId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that went another way than before.
 *
 * @param step null when it is about the run as a whole
 * @param path JSON Pointer (RFC 6901) into that part; empty for all of it
 * @param before null when it was not there; a value too large to show is the beginning of its text
 * @param after as {@code before}
 * @param sentence the difference in plain English
 */
public record Difference(
        @Nullable StepId step,
        Part part,
        String path,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        String sentence) {
    /** What is different about a step or a run. */
    public enum Part {
        STATUS,
        CHOICE,
        INPUT,
        OUTPUT,
        ERROR
    }
}
