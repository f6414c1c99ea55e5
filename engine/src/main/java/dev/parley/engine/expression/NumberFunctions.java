package dev.parley.engine.expression;

import static dev.parley.engine.expression.Param.LIST;
import static dev.parley.engine.expression.Param.NUMBER;
import static dev.parley.engine.expression.Param.TEXT;
import static dev.parley.engine.expression.Param.TIME;
import static dev.parley.engine.expression.Param.WHOLE;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What is done with numbers; where CEL has the function, with decimals in place of its doubles. */
final class NumberFunctions {
    private static final int MAX_PATTERN = 60;

    private NumberFunctions() {}

    static void addTo(Functions functions) {
        var one = List.of(NUMBER);
        var two = List.of(NUMBER, NUMBER);
        functions
                .known("string", "int64_to_string", one, a -> PlainText.of(Numbers.of((Number) a[0])))
                .known("string", "double_to_string", one, a -> PlainText.of(Numbers.of((Number) a[0])))
                .known("double", "double_to_double", one, a -> Numbers.of((Number) a[0]))
                .known("double", "string_to_double", List.of(TEXT), a -> Numbers.of((String) a[0]))
                .known("int", "int64_to_int64", one, a -> Numbers.whole((Number) a[0]))
                .known("int", "string_to_int64", List.of(TEXT), a -> whole((String) a[0]))
                .known("int", "timestamp_to_int64", List.of(TIME), a -> ((Instant) a[0]).getEpochSecond())
                .known("math.ceil", "math_ceil_double", one, a -> round(a[0], 0, RoundingMode.CEILING))
                .known("math.floor", "math_floor_double", one, a -> round(a[0], 0, RoundingMode.FLOOR))
                .known("math.round", "math_round_double", one, a -> round(a[0], 0, RoundingMode.HALF_UP))
                .known("math.trunc", "math_trunc_double", one, a -> round(a[0], 0, RoundingMode.DOWN))
                .known(
                        "math.abs",
                        "math_abs_int",
                        one,
                        a -> Numbers.compare((Number) a[0], 0L) < 0
                                ? Numbers.negate((Number) a[0])
                                : Numbers.of((Number) a[0]))
                .known("math.sign", "math_sign_int", one, a -> (long) Numbers.compare((Number) a[0], 0L))
                .known("math.sqrt", "math_sqrt_double", one, a -> Numbers.squareRoot((Number) a[0]))
                .known("math.@max", "math_@max_int", one, a -> a[0])
                .known("math.@max", "math_@max_int_int", two, a -> greatest((Number) a[0], (Number) a[1]))
                .known("math.@max", "math_@max_list_dyn", List.of(LIST), a -> ListFunctions.max((List<?>) a[0]))
                .known("math.@min", "math_@min_int", one, a -> a[0])
                .known("math.@min", "math_@min_int_int", two, a -> least((Number) a[0], (Number) a[1]))
                .known("math.@min", "math_@min_list_dyn", List.of(LIST), a -> ListFunctions.min((List<?>) a[0]))
                // CEL declares these for fractional literals alone.
                .wholeToo("math.ceil", "math.floor", "math.round", "math.trunc")
                .global(
                        NUMBER,
                        "math.round",
                        List.of(NUMBER, WHOLE),
                        a -> round(a[0], (Long) a[1], RoundingMode.HALF_UP))
                .global(
                        NUMBER,
                        "math.roundEven",
                        List.of(NUMBER, WHOLE),
                        a -> round(a[0], (Long) a[1], RoundingMode.HALF_EVEN))
                .member(TEXT, "fixed", List.of(NUMBER, WHOLE), a -> fixed((Number) a[0], (Long) a[1]))
                .member(TEXT, "format", List.of(NUMBER, TEXT), a -> format((Number) a[0], (String) a[1], "en"))
                .member(
                        TEXT,
                        "format",
                        List.of(NUMBER, TEXT, TEXT),
                        a -> format((Number) a[0], (String) a[1], (String) a[2]));
    }

    private static Number round(Object number, long digits, RoundingMode mode) {
        return Numbers.round((Number) number, digits, mode);
    }

    private static Number greatest(Number a, Number b) {
        return Numbers.of(Numbers.compare(a, b) >= 0 ? a : b);
    }

    private static Number least(Number a, Number b) {
        return Numbers.of(Numbers.compare(a, b) <= 0 ? a : b);
    }

    private static long whole(String text) {
        if (Numbers.of(text) instanceof Long whole) {
            return whole;
        }
        throw new ValueProblem(
                ValueProblem.quoted(text) + " is not a whole number; write double(…) for one with a fraction");
    }

    private static String fixed(Number number, long digits) {
        if (digits < 0 || digits > Numbers.DIGITS) {
            throw new ValueProblem("A number is written with 0 to " + Numbers.DIGITS + " decimals, not with " + digits);
        }
        return Numbers.fixed(number, (int) digits);
    }

    /** Patterns are those of {@link DecimalFormat}: {@code #,##0.00}. */
    private static String format(Number number, String pattern, String language) {
        Meter.spend(50);
        if (pattern.length() > MAX_PATTERN) {
            throw noPattern(pattern);
        }
        try {
            var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.forLanguageTag(language)));
            format.setRoundingMode(RoundingMode.HALF_UP);
            return format.format(Numbers.decimal(number));
        } catch (IllegalArgumentException _) {
            throw noPattern(pattern);
        }
    }

    private static ValueProblem noPattern(String pattern) {
        return new ValueProblem(
                ValueProblem.quoted(pattern) + " is no pattern for a number; write one such as \"#,##0.00\"");
    }
}
