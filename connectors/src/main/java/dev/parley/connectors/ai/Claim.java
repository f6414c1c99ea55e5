package dev.parley.connectors.ai;

import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Something said to be so.
 *
 * @param text as people read it, such as {@code total: 1200}
 * @param said what is claimed, such as {@code 1200}; the same as the text unless it came from a field
 */
record Claim(String text, String said) {
    private static final int MOST = 200;

    /**
     * From a list of texts; from an object, a claim for each field; from a text, one for each sentence.
     *
     * @throws OperationException {@code bad_input} when there is none, or too many
     */
    static List<Claim> in(JsonNode claims, NodeId step) throws OperationException {
        List<Claim> found = new ArrayList<>();
        collect("", claims, found);
        if (found.isEmpty() || found.size() > MOST) {
            throw Failures.badInput(
                    step,
                    found.isEmpty() ? "has no claims to check" : "has more than %d claims".formatted(MOST),
                    "Give a list of texts, the data that was extracted, or a text whose sentences are checked.");
        }
        return found;
    }

    private static void collect(String name, JsonNode value, List<Claim> into) {
        if (value.isObject()) {
            value.forEachEntry((field, inner) ->
                    collect(name.isEmpty() ? Words.readable(field) : name + " " + Words.readable(field), inner, into));
        } else if (value.isArray()) {
            value.forEach(item -> collectItem(name, item, into));
        } else if (name.isEmpty() && value.isString()) {
            Sentences.in(value.stringValue())
                    .forEach(sentence -> into.add(new Claim(sentence.text(), sentence.text())));
        } else if (!value.isNull() && !value.asString("").isBlank()) {
            into.add(new Claim((name.isEmpty() ? "" : name + ": ") + value.asString(), value.asString()));
        }
    }

    /** A text in a list is one claim, however many sentences it has. */
    private static void collectItem(String name, JsonNode item, List<Claim> into) {
        if (name.isEmpty() && item.isString() && !item.stringValue().isBlank()) {
            into.add(new Claim(item.stringValue().strip(), item.stringValue().strip()));
        } else {
            collect(name, item, into);
        }
    }
}
