package dev.parley.engine.expression;

import static dev.cel.runtime.CelFunctionBinding.from;

import dev.cel.extensions.CelListsExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** The library functions whose result may be far larger than what they are given, each with a limit. */
final class BoundedFunctions {
    static final long MAX_RANGE = 100_000;

    private BoundedFunctions() {}

    /** What CEL's own library may still provide. */
    static Set<CelStringExtensions.Function> otherStringFunctions() {
        return EnumSet.complementOf(
                EnumSet.of(CelStringExtensions.Function.REPLACE, CelStringExtensions.Function.JOIN));
    }

    static Set<CelListsExtensions.Function> otherListFunctions() {
        return EnumSet.complementOf(EnumSet.of(CelListsExtensions.Function.RANGE));
    }

    static List<CelFunctionBinding> bindings() {
        var bindings = new ArrayList<CelFunctionBinding>();
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "replace",
                from(
                        "string_replace_string_string",
                        List.of(String.class, String.class, String.class),
                        a -> replace((String) a[0], (String) a[1], (String) a[2], -1)),
                from(
                        "string_replace_string_string_int",
                        List.of(String.class, String.class, String.class, Long.class),
                        a -> replace((String) a[0], (String) a[1], (String) a[2], (Long) a[3]))));
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "join",
                from("list_join", List.class, list -> join(list, "")),
                from("list_join_string", List.class, String.class, BoundedFunctions::join)));
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "lists.range", from("lists_range", Long.class, BoundedFunctions::range)));
        return bindings;
    }

    /** @param limit how many at most; negative for all. An empty search text stands before each character. */
    private static String replace(String text, String search, String replacement, long limit) {
        var result = new StringBuilder();
        var done = 0L;
        var copied = 0;
        var found = text.indexOf(search);
        while (found >= 0 && done != limit) {
            append(result, text.substring(copied, found));
            append(result, replacement);
            copied = found + search.length();
            done++;
            var next = found + Math.max(1, search.length());
            found = next > text.length() ? -1 : text.indexOf(search, next);
        }
        append(result, text.substring(copied));
        return result.toString();
    }

    private static String join(List<?> texts, String separator) {
        var result = new StringBuilder();
        var first = true;
        for (var text : texts) {
            if (!(text instanceof String piece)) {
                throw new ValueProblem("join needs a list of texts, and one of them is "
                        + Kind.of(text).words() + "; convert it first: list.map(x, string(x)).join(\", \")");
            }
            if (!first) {
                append(result, separator);
            }
            append(result, piece);
            first = false;
        }
        return result.toString();
    }

    private static void append(StringBuilder text, String more) {
        if (text.length() + (long) more.length() > Operators.MAX_TEXT) {
            throw new CostExceeded();
        }
        text.append(more);
    }

    private static List<Long> range(long end) {
        if (end > MAX_RANGE) {
            throw new CostExceeded();
        }
        return LongStream.range(0, end).boxed().toList();
    }
}
