package dev.parley.engine.expression;

import com.google.common.primitives.UnsignedLong;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;

/**
 * The one kind of number expressions know, as JSON does: exact decimals of 34 digits (IEEE 754 decimal128), so that prices add
 * up. A whole number that fits is held as a long, any other as a {@link BigDecimal}; a double is what CEL reads a literal as,
 * and stands for the decimal it was written as.
 */
final class Numbers {
    static final int DIGITS = 34;
    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final int MAX_EXPONENT = 6_144;
    /** Of a number written as text: to read a million digits takes minutes. */
    private static final int MAX_WRITTEN = 1_000;

    private Numbers() {}

    static Number of(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return value.isFloatingPointNumber() && !value.isBigDecimal()
                ? of(decimal(value.doubleValue()))
                : of(value.decimalValue());
    }

    /** Rounded to 34 digits, half to even; nothing below the smallest exponent. */
    static Number of(BigDecimal exact) {
        var rounded = exact.round(PRECISION);
        var exponent = (long) rounded.precision() - rounded.scale() - 1;
        if (rounded.signum() == 0 || exponent < -MAX_EXPONENT) {
            return 0L;
        }
        if (exponent > MAX_EXPONENT) {
            throw tooLarge();
        }
        var number = rounded.stripTrailingZeros();
        if (number.scale() <= 0 && exponent <= 18) {
            var whole = number.toBigInteger();
            if (whole.bitLength() < Long.SIZE) {
                return whole.longValue();
            }
        }
        return number;
    }

    /** The same in the form that is computed with. */
    static Number of(Number number) {
        return number instanceof Long ? number : of(decimal(number));
    }

    /** @throws ValueProblem when the text is no number */
    static Number of(String text) {
        try {
            if (text.length() <= MAX_WRITTEN) {
                return of(new BigDecimal(text.strip()));
            }
        } catch (NumberFormatException _) {
            throw noNumber(text);
        }
        throw noNumber(text);
    }

    private static ValueProblem noNumber(String text) {
        return new ValueProblem(ValueProblem.quoted(text) + " is not a number; write it as 1234.5");
    }

    static BigDecimal decimal(Number number) {
        return switch (number) {
            case Long whole -> BigDecimal.valueOf(whole);
            case BigDecimal decimal -> decimal;
            case UnsignedLong unsigned -> new BigDecimal(unsigned.bigIntegerValue());
            default -> {
                if (!Double.isFinite(number.doubleValue())) {
                    throw tooLarge();
                }
                yield BigDecimal.valueOf(number.doubleValue());
            }
        };
    }

    static Number add(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) {
            var sum = x + y;
            if (((x ^ sum) & (y ^ sum)) >= 0) {
                return sum;
            }
        }
        return of(decimal(a).add(decimal(b), PRECISION));
    }

    static Number subtract(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) {
            var difference = x - y;
            if (((x ^ y) & (x ^ difference)) >= 0) {
                return difference;
            }
        }
        return of(decimal(a).subtract(decimal(b), PRECISION));
    }

    static Number multiply(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y && Math.multiplyHigh(x, y) == (x * y) >> (Long.SIZE - 1)) {
            return x * y;
        }
        return of(decimal(a).multiply(decimal(b), PRECISION));
    }

    /** Without loss: 10 / 4 is 2.5. CEL would cut it to 2, but only where the price happens to be written without a fraction. */
    static Number divide(Number a, Number b) {
        var divisor = decimal(b);
        if (divisor.signum() == 0) {
            throw byZero();
        }
        return of(decimal(a).divide(divisor, PRECISION));
    }

    /** Has the sign of {@code a}. */
    static Number remainder(Number a, Number b) {
        var divisor = decimal(b);
        if (divisor.signum() == 0) {
            throw byZero();
        }
        return of(decimal(a).remainder(divisor));
    }

    static Number negate(Number a) {
        return subtract(0L, a);
    }

    static int compare(Number a, Number b) {
        return a instanceof Long x && b instanceof Long y
                ? Long.compare(x, y)
                : decimal(a).compareTo(decimal(b));
    }

    /** @param digits after the point; negative for tens, hundreds… */
    static Number round(Number a, long digits, RoundingMode mode) {
        if (Math.abs(digits) > MAX_EXPONENT) {
            throw new ValueProblem("A number cannot be rounded to " + digits + " digits");
        }
        var number = decimal(a);
        return number.scale() <= digits ? of(number) : of(number.setScale((int) digits, mode));
    }

    /** With so many digits after the point, ties away from zero as in commerce. */
    static String fixed(Number a, int digits) {
        return decimal(a).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    static Number squareRoot(Number a) {
        if (decimal(a).signum() < 0) {
            throw new ValueProblem("A negative number has no square root");
        }
        return of(decimal(a).sqrt(PRECISION));
    }

    /** Cut towards zero, as CEL has it. */
    static long whole(Number a) {
        var whole = round(a, 0, RoundingMode.DOWN);
        if (whole instanceof Long fits) {
            return fits;
        }
        throw new ValueProblem("The number is too large for a whole number (" + Long.MAX_VALUE + " at most)");
    }

    static ValueProblem tooLarge() {
        return new ValueProblem("The number gets too large.");
    }

    private static ValueProblem byZero() {
        return new ValueProblem("This divides by zero.");
    }
}
