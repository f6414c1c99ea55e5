package dev.parley.engine.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelRuntimeException;
import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What is wrong with a value while an expression is evaluated, in words for people; becomes an {@link ExpressionException}. */
final class ValueProblem extends CelRuntimeException {
    private static final int NAMES_SHOWN = 6;
    private static final int TEXT_SHOWN = 60;

    private final String message;

    ValueProblem(String message) {
        super((Throwable) null, CelErrorCode.INVALID_ARGUMENT);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** The way here is known; the trace would only cost time where a condition fails often. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    static ValueProblem noRoot(String name) {
        return new ValueProblem(
                switch (name) {
                    case "each" -> "There is no \"each\" here: it exists only inside for_each and repeat.";
                    case "trigger", "input", "run" -> "There is no \"" + name + "\" here.";
                    default -> "There is no step \"" + name + "\" or it has not run.";
                });
    }

    static ValueProblem noField(JsonNode value, String field, Place place) {
        var wanted = "no field \"" + field + "\"";
        if (value.isObject()) {
            return new ValueProblem(place + " has " + wanted + "; " + fieldsOf(value.propertyNames()));
        }
        if (value.isArray()) {
            return new ValueProblem(
                    place + " is a list, so it has " + wanted + "; choose an item first, such as " + place + "[0]");
        }
        return new ValueProblem(place + " is " + Kind.of(value).words() + ", so it has " + wanted);
    }

    static ValueProblem noItem(JsonNode value, long index, Place place) {
        return value.isArray()
                ? noItem(place.toString(), value.size(), index)
                : new ValueProblem(
                        place + " is " + Kind.of(value).words() + ", not a list, so it has no item " + index);
    }

    static ValueProblem noItem(String list, int size, long index) {
        var count = size == 0 ? "is empty" : size == 1 ? "has one item, number 0" : "has items 0 to " + (size - 1);
        return new ValueProblem(list + " " + count + "; there is no item " + index);
    }

    static ValueProblem noCharacter(long index) {
        return new ValueProblem("The text has no character number " + index);
    }

    /** As it may stand in a message. */
    static String quoted(String text) {
        return '"' + (text.length() <= TEXT_SHOWN ? text : text.substring(0, TEXT_SHOWN) + "…") + '"';
    }

    static String fieldsOf(Collection<String> names) {
        if (names.isEmpty()) {
            return "it is empty";
        }
        var shown = names.stream().limit(NAMES_SHOWN).map(n -> '"' + n + '"').collect(Collectors.toList());
        if (names.size() > NAMES_SHOWN) {
            shown.add((names.size() - NAMES_SHOWN) + " more");
        }
        var last = shown.removeLast();
        return "it has " + (shown.isEmpty() ? last : String.join(", ", shown) + " and " + last);
    }
}
