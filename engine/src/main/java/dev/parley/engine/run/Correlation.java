package dev.parley.engine.run;

import dev.parley.engine.expression.Equation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an event must hold, and where, to be able to match: waits are found by it without comparing each with every event.
 *
 * @param path of a field of the event's payload, such as {@code order.id}
 * @param value as {@link #valueAt} writes it
 */
public record Correlation(String path, String value) {
    private static final int LONGEST = 200;

    /** @return null when no single value decides */
    static @Nullable Correlation of(List<Equation> equations, JsonNode known) {
        for (Equation equation : equations) {
            Optional<String> value = valueAt(known, equation.right());
            if (value.isPresent()) {
                String path = equation.left().substring(RunEvent.EventAwaited.EVENT.length() + 1);
                return new Correlation(path, value.get());
            }
        }
        return null;
    }

    /**
     * The text or number there, in the one form that equal values share.
     *
     * @return empty when there is none, and for what is no key: lists, objects, long texts
     */
    public static Optional<String> valueAt(JsonNode root, String path) {
        JsonNode at = root;
        for (String field : path.split("\\.")) {
            at = at.path(field);
        }
        if (at.isNumber()) {
            return Optional.of("#" + at.decimalValue().stripTrailingZeros()).filter(Correlation::isKey);
        }
        return at.isString() ? Optional.of("'" + at.stringValue()).filter(Correlation::isKey) : Optional.empty();
    }

    /** PostgreSQL keeps no NUL in a text, and no long text in an index. */
    private static boolean isKey(String value) {
        return value.length() <= LONGEST && value.indexOf('\0') < 0;
    }
}
