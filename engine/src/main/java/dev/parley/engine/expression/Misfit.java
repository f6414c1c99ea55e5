package dev.parley.engine.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words for an operator or function that does not take the kinds of value it was given. */
final class Misfit {
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("_+_", "+"),
            Map.entry("_-_", "-"),
            Map.entry("_*_", "*"),
            Map.entry("_/_", "/"),
            Map.entry("_%_", "%"),
            Map.entry("-_", "-"),
            Map.entry("!_", "!"),
            Map.entry("_<_", "<"),
            Map.entry("_<=_", "<="),
            Map.entry("_>_", ">"),
            Map.entry("_>=_", ">="),
            Map.entry("_==_", "=="),
            Map.entry("_!=_", "!="),
            Map.entry("_&&_", "&&"),
            Map.entry("_||_", "||"),
            Map.entry("_?_:_", "? :"),
            Map.entry("_[_]", "[ ]"),
            Map.entry("@in", "in"));
    private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?\\d+(\\.\\d+)?\\s*");
    private static final int TEXT_SHOWN = 30;

    /** @param value null when it was not evaluated */
    record Operand(String written, @Nullable Object value) {}

    private Misfit() {}

    /** @return empty when nothing about the operands is known */
    static Optional<String> inWords(String function, List<Operand> operands) {
        if (operands.stream().anyMatch(operand -> operand.value == null)) {
            return Optional.empty();
        }
        var kinds = operands.stream().map(Misfit::described).collect(Collectors.joining(" and "));
        return Optional.of(verdict(function, kinds) + hint(function, operands));
    }

    /** @param operands in words */
    static String verdict(String function, String operands) {
        var sign = SIGNS.get(function);
        return sign == null
                ? function + "() cannot be used with " + operands + "."
                : "\"" + sign + "\" does not work with " + operands + ".";
    }

    private static String described(Operand operand) {
        var kind = Kind.of(operand.value).words();
        if (operand.value instanceof String text && text.length() <= TEXT_SHOWN) {
            kind += " \"" + text + "\"";
        }
        return operand.written.equals("the value") ? kind : operand.written + " (" + kind + ")";
    }

    private static String hint(String function, List<Operand> operands) {
        var text = operands.stream().filter(o -> o.value instanceof String).findFirst();
        var number = operands.stream().filter(o -> o.value instanceof Number).findFirst();
        if (text.isEmpty() || number.isEmpty() || !SIGNS.containsKey(function)) {
            return operands.stream().anyMatch(o -> Kind.of(o.value) == Kind.NULL)
                    ? " Check for null first: x != null && …"
                    : "";
        }
        return NUMBER.matcher((String) text.get().value).matches()
                ? " To read the text as a number, write double(" + argument(text.get()) + ")."
                : function.equals("_+_") ? " To join them as text, write string(" + argument(number.get()) + ")." : "";
    }

    private static String argument(Operand operand) {
        return operand.written.equals("the value") ? "…" : operand.written;
    }
}
