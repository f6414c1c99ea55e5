package dev.parley.connectors.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SQL statement as somebody wrote it, with {@code :name} or {@code ?} where values go. Quoted text and comments are left alone.
 * Source: PostgreSQL, "Lexical Structure".
 *
 * @param jdbc with {@code ?} where values go
 * @param names of the values in order; empty where the statement itself has {@code ?}
 * @param keyword the first word, in upper case
 */
record SqlText(String jdbc, List<String> names, String keyword) {
    /** What is taken whole, in order of precedence; only a {@code :name}, a {@code ?} and a {@code ;} mean something. */
    private static final Pattern TOKEN = Pattern.compile("""
            (?<skip>--[^\\n]*|/\\*.*?(?:\\*/|$)|[eE]'(?:[^'\\\\]|\\\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"\
            |\\$(?<tag>[A-Za-z_0-9]*)\\$.*?\\$\\k<tag>\\$|::|[A-Za-z0-9_$]+)\
            |:(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<mark>\\?)|(?<end>;\\s*)""", Pattern.DOTALL);

    private static final Pattern FIRST_WORD =
            Pattern.compile("\\A(?:\\s|\\(|--[^\\n]*\\n|/\\*.*?\\*/)*([A-Za-z]+)", Pattern.DOTALL);

    /**
     * @param isNamed whether values go by name; a {@code ?} is an operator then
     * @throws IllegalArgumentException saying what is wrong, to go on after "the statement"
     */
    static SqlText parse(String sql, boolean isNamed) {
        List<String> names = new ArrayList<>();
        StringBuilder jdbc = new StringBuilder();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            token.appendReplacement(jdbc, "");
            if (token.group("end") != null) {
                if (token.end() < sql.length() && !isBlank(sql.substring(token.end()))) {
                    throw new IllegalArgumentException("holds more than one statement");
                }
                return new SqlText(jdbc.toString(), List.copyOf(names), keyword(sql));
            } else if (token.group("name") != null && isNamed) {
                names.add(token.group("name"));
                jdbc.append('?');
            } else if (token.group("mark") != null && isNamed) {
                jdbc.append("??"); // the driver's way to write the operator
            } else {
                jdbc.append(token.group());
            }
        }
        token.appendTail(jdbc);
        return new SqlText(jdbc.toString(), List.copyOf(names), keyword(sql));
    }

    private static boolean isBlank(String rest) {
        return rest.replaceAll("(?s)--[^\\n]*|/\\*.*?\\*/", "").isBlank();
    }

    /** Empty when the statement does not begin with a word. */
    private static String keyword(String sql) {
        Matcher word = FIRST_WORD.matcher(sql);
        return word.find() ? word.group(1).toUpperCase(Locale.ROOT) : "";
    }
}
