package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Start;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** People's words as parts of expressions and templates, in which they must not mean more than they say. */
final class Literals {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\{)\\{([A-Za-z_]\\w{0,60})}(?!})");

    /** What a connector's operation answers with, where that is a list. */
    private static final Pattern LIST = Pattern.compile("\\w+\\.output\\.(?!body$|payload$)\\w+");

    private final Expressions expressions;

    Literals(Expressions expressions) {
        this.expressions = expressions;
    }

    /** CEL for a condition on the fields under {@code root}. */
    String condition(Condition condition, String root) {
        String glue = condition.all() ? " && " : " || ";
        return condition.tests().stream().map(test -> test(test, root)).collect(Collectors.joining(glue));
    }

    private String test(Condition.Test test, String root) {
        String field =
                path(root, test.field().value() == null ? "value" : test.field().value());
        if (isList(root)) {
            return ofMany(test, root);
        }
        return switch (test.operator()) {
            case CONTAINS -> field + ".contains(" + text(test.value()) + ")";
            case LACKS -> "!" + field + ".contains(" + text(test.value()) + ")";
            case OVER, AT_LEAST, UNDER, AT_MOST -> field + " " + test.operator().symbol() + " " + test.value();
            case IS, IS_NOT -> field + " " + test.operator().symbol() + " " + value(test.value());
        };
    }

    /** Whether there are any at all, or whether it is so of any; the things may lack the field that was guessed. */
    private String ofMany(Condition.Test test, String root) {
        String field = String.valueOf(test.field().value());
        if (field.equals("empty") || field.equals("found")) {
            boolean isTrue = (test.operator() == Condition.Operator.IS) == "true".equals(test.value());
            return "size(" + root + ") " + (isTrue == field.equals("empty") ? "==" : ">") + " 0";
        }
        return root + ".exists(one, " + test(test, "dyn(one)") + ")";
    }

    /** Whether this holds many things, as what a connector's search answers with. */
    static boolean isList(String root) {
        return LIST.matcher(root).matches();
    }

    /** What a choice goes by: of many things, the first. */
    static String chosen(String root, String field) {
        return path(isList(root) ? "dyn(" + root + "[0])" : root, field);
    }

    /** A dotted field under a root, with an index where a name is no identifier. */
    static String path(String root, String field) {
        return root
                + Stream.of(field.split("\\."))
                        .filter(part -> !part.isBlank())
                        .map(part -> part.matches("[A-Za-z_][A-Za-z0-9_]*") && !Names.isReserved(part)
                                ? "." + part
                                : "[" + text(part) + "]")
                        .collect(Collectors.joining());
    }

    /** CEL for the happenings that are meant; null where all are. Words are compared regardless of capitals. */
    static @Nullable String filter(Start.Event event) {
        return event.only().isEmpty()
                ? null
                : event.only().stream().map(Literals::filter).collect(Collectors.joining(" && "));
    }

    private static String filter(Start.Only only) {
        String[] parts = only.path().split("\\[]\\.?", 2);
        String field = path("event", parts[0]);
        return parts.length == 1
                ? holds(only, field)
                : field + ".exists(one, " + holds(only, path("one", parts[1])) + ")";
    }

    private static String holds(Start.Only only, String field) {
        String said = only.value().toLowerCase(Locale.ROOT);
        String words = (said.matches("-?\\d+(?:\\.\\d+)?") ? "string(" + field + ")" : field + ".lowerAscii()");
        return only.operator() == Condition.Operator.CONTAINS
                ? words + ".contains(" + text(said) + ")"
                : words + " == " + text(said);
    }

    private static String value(String said) {
        return said.matches("-?\\d{1,15}(?:\\.\\d{1,9})?|true|false") ? said : text(said);
    }

    private static String text(String said) {
        return "'" + said.replace("\\", "\\\\").replace("'", "\\'").replaceAll("\\p{Cntrl}", " ") + "'";
    }

    /** Text for a template in which braces are only braces. */
    static String plain(String said) {
        return said.replace("{{", "{ {").replace("}}", "} }");
    }

    /** An address may hold templates that compile and read what started the run; any other braces are escaped. */
    /** @param data what a name in single braces is a field of: {@code /customers/{id}} is about the customer at hand */
    String address(String url, String data) {
        return PLACEHOLDER
                .matcher(address(url))
                .replaceAll(
                        name -> Matcher.quoteReplacement("{{url.encode(string(" + path(data, name.group(1)) + "))}}"));
    }

    String address(String url) {
        if (!url.contains("{{")) {
            return url;
        }
        try {
            boolean readsTheStart = expressions.template(StringNode.valueOf(url)).references().stream()
                    .allMatch(path -> path.startsWith("trigger.output") || path.startsWith("input"));
            return readsTheStart ? url : escaped(url);
        } catch (ExpressionException notATemplate) {
            return escaped(url);
        }
    }

    private static String escaped(String url) {
        return url.replace("{", "%7B").replace("}", "%7D");
    }
}
