package dev.parley.engine.expression;

import static dev.parley.engine.expression.Param.LIST;
import static dev.parley.engine.expression.Param.TEXT;
import static dev.parley.engine.expression.Param.WHOLE;

import com.google.common.io.BaseEncoding;
import dev.cel.common.values.CelByteString;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is done with texts; CEL's own functions among them where their result or time could grow beyond measure. */
final class TextFunctions {
    private TextFunctions() {}

    static void addTo(Functions functions) {
        var two = List.of(TEXT, TEXT);
        var three = List.of(TEXT, TEXT, WHOLE);
        functions
                .known("contains", "contains_string", two, a -> isIn((String) a[0], (String) a[1]))
                .known("indexOf", "string_index_of_string", two, a -> first((String) a[0], (String) a[1], 0))
                .known(
                        "indexOf",
                        "string_index_of_string_int",
                        three,
                        a -> first((String) a[0], (String) a[1], (Long) a[2]))
                .known(
                        "lastIndexOf",
                        "string_last_index_of_string",
                        two,
                        a -> last((String) a[0], (String) a[1], Long.MAX_VALUE))
                .known(
                        "lastIndexOf",
                        "string_last_index_of_string_int",
                        three,
                        a -> last((String) a[0], (String) a[1], (Long) a[2]))
                .known("split", "string_split_string", two, a -> split((String) a[0], (String) a[1], -1))
                .known("split", "string_split_string_int", three, a -> split((String) a[0], (String) a[1], (Long) a[2]))
                .known(
                        "replace",
                        "string_replace_string_string",
                        List.of(TEXT, TEXT, TEXT),
                        a -> replace((String) a[0], (String) a[1], (String) a[2], -1))
                .known(
                        "replace",
                        "string_replace_string_string_int",
                        List.of(TEXT, TEXT, TEXT, WHOLE),
                        a -> replace((String) a[0], (String) a[1], (String) a[2], (Long) a[3]))
                .known("join", "list_join", List.of(LIST), a -> join((List<?>) a[0], ""))
                .known("join", "list_join_string", List.of(LIST, TEXT), a -> join((List<?>) a[0], (String) a[1]))
                .known(
                        "reverse",
                        "string_reverse",
                        List.of(TEXT),
                        a -> new StringBuilder((String) a[0]).reverse().toString())
                .member(TEXT, "lower", List.of(TEXT), a -> ((String) a[0]).toLowerCase(Locale.ROOT))
                .member(TEXT, "upper", List.of(TEXT), a -> bounded(((String) a[0]).toUpperCase(Locale.ROOT)))
                .member(
                        TEXT,
                        "padStart",
                        List.of(TEXT, WHOLE, TEXT),
                        a -> padding((String) a[0], (Long) a[1], (String) a[2]) + a[0])
                .member(
                        TEXT,
                        "padEnd",
                        List.of(TEXT, WHOLE, TEXT),
                        a -> a[0] + padding((String) a[0], (Long) a[1], (String) a[2]))
                .member(TEXT, "format", List.of(TEXT, LIST), a -> TextFormat.fill((String) a[0], (List<?>) a[1]))
                .known("base64.decode", "base64_decode_string", List.of(TEXT), a -> decoded((String) a[0]))
                .known(
                        "base64.encode",
                        "base64_encode_bytes",
                        List.of(Param.BYTES),
                        a -> bounded(BaseEncoding.base64().encode(((CelByteString) a[0]).toByteArray())))
                .global(
                        TEXT,
                        "base64.encode",
                        List.of(TEXT),
                        a -> bounded(BaseEncoding.base64().encode(((String) a[0]).getBytes(StandardCharsets.UTF_8))))
                .global(
                        TEXT,
                        "url.encode",
                        List.of(TEXT),
                        a -> bounded(URLEncoder.encode((String) a[0], StandardCharsets.UTF_8)
                                .replace("+", "%20")))
                .global(
                        TEXT,
                        "url.decode",
                        List.of(TEXT),
                        a -> URLDecoder.decode((String) a[0], StandardCharsets.UTF_8));
    }

    private static boolean isIn(String text, String wanted) {
        Search.pay(text, wanted);
        return text.contains(wanted);
    }

    /** Counted, as everywhere in CEL, in code points: an emoji is one. */
    private static long first(String text, String wanted, long from) {
        Search.pay(text, wanted);
        if (from < 0 || from > text.codePointCount(0, text.length())) {
            throw ValueProblem.noCharacter(from);
        }
        var found = text.indexOf(wanted, text.offsetByCodePoints(0, (int) from));
        return found < 0 ? -1 : text.codePointCount(0, found);
    }

    private static long last(String text, String wanted, long from) {
        Search.pay(text, wanted);
        if (from < 0) {
            throw ValueProblem.noCharacter(from);
        }
        var length = text.codePointCount(0, text.length());
        var found = text.lastIndexOf(wanted, text.offsetByCodePoints(0, (int) Math.min(from, length)));
        return found < 0 ? -1 : text.codePointCount(0, found);
    }

    /** @param limit of pieces, the last one with all the rest; negative for as many as there are */
    private static Items split(String text, String separator, long limit) {
        Search.pay(text, separator);
        var pieces = new ArrayList<String>();
        var at = 0;
        while (limit != 0 && (limit < 0 || pieces.size() < limit - 1)) {
            var found = separator.isEmpty() ? character(text, at) : text.indexOf(separator, at);
            if (found < 0) {
                break;
            }
            pieces.add(text.substring(at, found));
            at = found + separator.length();
        }
        if (limit != 0 && !(separator.isEmpty() && text.isEmpty())) {
            pieces.add(text.substring(at));
        }
        Meter.spend(pieces.size() / 8);
        return Items.of(pieces);
    }

    /** @return where the next character ends; -1 when it is the last */
    private static int character(String text, int at) {
        var end = at < text.length() ? text.offsetByCodePoints(at, 1) : at;
        return end >= text.length() ? -1 : end;
    }

    /** @param limit how many at most; negative for all. An empty search text stands before each character. */
    private static String replace(String text, String search, String replacement, long limit) {
        Search.pay(text, search);
        var result = new StringBuilder();
        var done = 0L;
        var copied = 0;
        var found = text.indexOf(search);
        while (found >= 0 && done != limit) {
            Meter.append(result, text.substring(copied, found));
            Meter.append(result, replacement);
            copied = found + search.length();
            done++;
            var next = found + Math.max(1, search.length());
            found = next > text.length() ? -1 : text.indexOf(search, next);
        }
        Meter.append(result, text.substring(copied));
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
                Meter.append(result, separator);
            }
            Meter.append(result, piece);
            first = false;
        }
        return result.toString();
    }

    private static String padding(String text, long length, String with) {
        var missing = length - text.codePointCount(0, text.length());
        if (with.codePointCount(0, with.length()) != 1) {
            throw new ValueProblem("A text is filled up with one character, not with " + ValueProblem.quoted(with));
        }
        if (length > Meter.MAX_TEXT) {
            throw new CostExceeded();
        }
        return missing > 0 ? with.repeat((int) missing) : "";
    }

    private static CelByteString decoded(String text) {
        try {
            return CelByteString.of(BaseEncoding.base64().omitPadding().decode(text.replaceAll("[=\\s]", "")));
        } catch (IllegalArgumentException _) {
            throw new ValueProblem(ValueProblem.quoted(text) + " is not Base64");
        }
    }

    private static String bounded(String text) {
        if (text.length() > Meter.MAX_TEXT) {
            throw new CostExceeded();
        }
        return text;
    }
}
