package dev.parley.engine.workflow;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A condition as people say it: {@code trigger.output.body.total > 1000} as "total is over 1000". */
public final class ConditionWords {
    private static final String PATH = "(?<path>[A-Za-z_]\\w*(?:\\.\\w+|\\['[^']*'])*)";
    private static final String VALUE =
            "(?<value>-?\\d+(?:\\.\\d+)?|'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|true|false|null)";
    private static final Pattern COMPARED = Pattern.compile(PATH + "\\s*(?<op>>=|<=|==|!=|>|<)\\s*" + VALUE);
    private static final Pattern HELD = Pattern.compile("(?<not>!?)" + PATH + "\\.contains\\(" + VALUE + "\\)");
    private static final Pattern ROOT = Pattern.compile(
            "\\b(?:trigger\\.output(?:\\.(?:body|payload|fields))?|input|each\\.item|event|\\w+\\.output(?:\\.body)?)\\.");
    private static final Map<String, String> OPERATORS = Map.of(
            ">",
            " is over ",
            ">=",
            " is at least ",
            "<",
            " is under ",
            "<=",
            " is at most ",
            "==",
            " is ",
            "!=",
            " is not ");

    private ConditionWords() {}

    /** The expression itself, without the way to its fields, where there are no words for it. */
    public static String of(String condition) {
        String glue = condition.contains("&&") ? "&&" : "||";
        boolean isMixed =
                condition.contains("&&") && condition.contains("||") || condition.contains("(") && glued(condition);
        return isMixed
                ? plain(condition)
                : Arrays.stream(condition.split(Pattern.quote(glue)))
                        .map(part -> one(part.strip()))
                        .collect(Collectors.joining(glue.equals("&&") ? " and " : " or "));
    }

    private static boolean glued(String condition) {
        return (condition.contains("&&") || condition.contains("||")) && !condition.contains(".contains(");
    }

    private static String one(String test) {
        Matcher compared = COMPARED.matcher(test);
        if (compared.matches()) {
            return field(compared.group("path")) + OPERATORS.get(compared.group("op")) + value(compared.group("value"));
        }
        Matcher held = HELD.matcher(test);
        return held.matches()
                ? field(held.group("path"))
                        + (held.group("not").isEmpty() ? " contains " : " does not contain ")
                        + value(held.group("value"))
                : plain(test);
    }

    private static String field(String path) {
        return plain(path).replace('_', ' ');
    }

    private static String plain(String expression) {
        return ROOT.matcher(expression).replaceAll("");
    }

    private static String value(String literal) {
        return literal.startsWith("'") || literal.startsWith("\"")
                ? literal.substring(1, literal.length() - 1)
                : literal;
    }
}
