package dev.parley.engine.expression;

import java.util.Iterator;
import java.util.List;

/** {@code "%s: %.2f".format([…])}, as the CEL strings extension describes it; what it does not name is refused. */
final class TextFormat {
    private static final int MAX_DIGITS = 100;

    private final String pattern;
    private final Iterator<?> values;
    private final StringBuilder result = new StringBuilder();
    private int at;

    private TextFormat(String pattern, List<?> values) {
        this.pattern = pattern;
        this.values = values.iterator();
    }

    static String fill(String pattern, List<?> values) {
        return new TextFormat(pattern, values).fill();
    }

    private String fill() {
        for (var percent = pattern.indexOf('%'); percent >= 0; percent = pattern.indexOf('%', at)) {
            Meter.append(result, pattern.substring(at, percent));
            at = percent + 1;
            Meter.append(result, next());
        }
        Meter.append(result, pattern.substring(at));
        if (values.hasNext()) {
            throw new ValueProblem(
                    "The pattern " + ValueProblem.quoted(pattern) + " has fewer % than there are values");
        }
        return result.toString();
    }

    private String next() {
        var start = at;
        var digits = digits();
        var letter = at < pattern.length() ? pattern.charAt(at++) : ' ';
        return switch (letter) {
            case '%' -> "%";
            case 's' -> PlainText.of(Values.toJson(value()));
            case 'd' -> String.valueOf(Numbers.whole(number()));
            case 'f' -> Numbers.fixed(number(), digits < 0 ? 6 : digits);
            case 'x' -> Long.toHexString(Numbers.whole(number()));
            case 'b' -> Long.toBinaryString(Numbers.whole(number()));
            default ->
                throw new ValueProblem("The pattern " + ValueProblem.quoted(pattern) + " has \"%"
                        + pattern.substring(start, at)
                        + "\"; write %s for any value, %d for a whole number, %.2f for two decimals, %% for the sign");
        };
    }

    /** @return -1 when there are none */
    private int digits() {
        if (at >= pattern.length() || pattern.charAt(at) != '.') {
            return -1;
        }
        at++;
        var digits = 0;
        while (at < pattern.length() && Character.digit(pattern.charAt(at), 10) >= 0 && digits <= MAX_DIGITS) {
            digits = digits * 10 + Character.digit(pattern.charAt(at++), 10);
        }
        return Math.min(digits, MAX_DIGITS);
    }

    private Object value() {
        if (!values.hasNext()) {
            throw new ValueProblem("The pattern " + ValueProblem.quoted(pattern) + " has more % than there are values");
        }
        return values.next();
    }

    private Number number() {
        var value = value();
        if (value instanceof Number number) {
            return number;
        }
        throw new ValueProblem("The pattern " + ValueProblem.quoted(pattern) + " needs a number where it is given "
                + Kind.of(value).words() + "; write %s for any value");
    }
}
