package dev.parley.engine.expression;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What can be said about an expression before it runs, from the schemas of what it reads.
 *
 * @param reads every path it reads, once, in the order written
 * @param schema JSON Schema of its value; empty when nothing is certain
 * @param problems what cannot work, in the order written
 */
public record Review(List<Read> reads, JsonNode schema, List<Problem> problems) {
    /**
     * @param path such as {@code classify.output.label}
     * @param position zero-based character; -1 when unknown
     */
    public record Read(String path, int position) {}

    /** What kind of mistake a problem is. */
    public enum Mistake {
        NO_SUCH_FIELD,
        TYPE_MISMATCH
    }

    /**
     * @param isCertain whether evaluating this always fails; else it is only most likely meant otherwise
     * @param position zero-based character; -1 when unknown
     * @param name the field that is not there; empty for other mistakes
     * @param known the fields that are there
     */
    public record Problem(
            Mistake mistake, boolean isCertain, int position, String message, String name, List<String> known) {}
}
