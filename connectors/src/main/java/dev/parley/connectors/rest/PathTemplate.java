package dev.parley.connectors.rest;

import dev.parley.connectors.http.Url;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path with holes: {@code /issues/{number}}; <code>{+repo}</code> may hold slashes (RFC 6570, 3.2.3). What fills a hole stays in it: it
 * can neither lead up nor begin a query.
 */
record PathTemplate(String text) {
    private static final Pattern HOLE = Pattern.compile("\\{(\\+?)([A-Za-z][A-Za-z0-9]*)}");

    List<String> names() {
        return HOLE.matcher(text)
                .results()
                .map((MatchResult hole) -> hole.group(2))
                .toList();
    }

    /** @throws IllegalArgumentException naming the value that is empty or would lead elsewhere */
    String filled(Map<String, String> values) {
        return HOLE.matcher(text)
                .replaceAll(hole -> Matcher.quoteReplacement(encoded(
                        hole.group(2),
                        values.getOrDefault(hole.group(2), ""),
                        !hole.group(1).isEmpty())));
    }

    private static String encoded(String name, String value, boolean mayHoldSlashes) {
        if (!mayHoldSlashes) {
            return segment(name, value);
        }
        return Arrays.stream(value.replaceAll("^/+|/+$", "").split("/", -1))
                .map(part -> segment(name, part))
                .collect(Collectors.joining("/"));
    }

    private static String segment(String name, String part) {
        if (part.isBlank() || part.equals(".") || part.equals("..")) {
            throw new IllegalArgumentException(name);
        }
        return Url.percent(part);
    }
}
