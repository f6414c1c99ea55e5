package dev.parley.engine.workflow;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ValueNode;

/**
 * What the value of a field has to be like, beside its type. Patterns are RE2's: whatever is written in one, reading takes no longer than
 * the text is long.
 *
 * @param min of a number; null means none
 * @param max of a number; null means none
 * @param pattern that the whole of a text matches; null means any text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Bounds(
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String pattern) {
    private static final int MOST_DIGITS = 20;

    public static final Bounds NONE = new Bounds(null, null, null);

    /** A sentence for the person who gave this value; empty when it is within. */
    public Optional<String> problem(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            boolean isOutside = min != null && number.compareTo(min) < 0 || max != null && number.compareTo(max) > 0;
            return isOutside ? Optional.of("Give a number " + range() + ".") : Optional.empty();
        }
        return value.isString() && pattern != null && !Pattern.matches(pattern, value.stringValue())
                ? Optional.of("This has to look like `" + pattern + "`.")
                : Optional.empty();
    }

    /** What fits, for people: {@code between 1 and 100}; empty where there is no such bound. */
    public String words() {
        if (min != null || max != null) {
            return range();
        }
        return pattern == null ? "" : "like `" + pattern + "`";
    }

    /** As JSON reads it back. */
    public static ValueNode json(BigDecimal number) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (number.stripTrailingZeros().scale() <= 0
                && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
            return json.numberNode(number.intValue());
        }
        return json.numberNode(number.doubleValue());
    }

    private String range() {
        if (min != null && max != null) {
            return "between " + plain(min) + " and " + plain(max);
        }
        return min != null ? "of at least " + plain(min) : "of at most " + (max == null ? "" : plain(max));
    }

    /** All its digits, unless nobody would count them. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS ? number.toPlainString() : number.toString();
    }

    /** Why no value could ever fit; empty when one may. */
    Optional<String> contradiction() {
        if (min != null && max != null && min.compareTo(max) > 0) {
            return Optional.of("nothing is at least " + plain(min) + " and at most " + plain(max));
        }
        try {
            if (pattern != null) {
                Pattern.compile(pattern);
            }
            return Optional.empty();
        } catch (PatternSyntaxException broken) {
            return Optional.of("its pattern cannot be read: " + broken.getMessage());
        }
    }

    /** Whether its pattern can be read: not every one that others write is RE2's. */
    @JsonIgnore
    public boolean isReadable() {
        return contradiction().isEmpty();
    }

    @JsonIgnore
    public boolean isNone() {
        return equals(NONE);
    }
}
