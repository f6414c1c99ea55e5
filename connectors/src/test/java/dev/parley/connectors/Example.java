package dev.parley.connectors;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of an operation as the far system's documentation shows it. JSON is written with single quotes; <code>{far}</code> stands for
 * the far system's address.
 *
 * @param sends body that the call must have; null for none
 * @param query it must have
 * @param headers of the answer
 * @param gives what must be in the output
 * @param given what else the far system is asked on the way: method and path, and its answer
 * @param next address of the second and last page; null when there is one page only
 */
public record Example(
        String operation,
        String input,
        String method,
        String path,
        @Nullable String sends,
        Map<String, String> query,
        int status,
        String answer,
        Map<String, String> headers,
        String gives,
        Map<String, String> given,
        @Nullable String next,
        @Nullable String nextAnswer) {
    public static Example of(String operation, String input) {
        return new Example(operation, input, "GET", "/", null, Map.of(), 200, "", Map.of(), "{}", Map.of(), null, null);
    }

    public Example calls(String newMethod, String newPath) {
        return new Example(
                operation,
                input,
                newMethod,
                newPath,
                sends,
                query,
                status,
                answer,
                headers,
                gives,
                given,
                next,
                nextAnswer);
    }

    public Example sending(String body) {
        return new Example(
                operation, input, method, path, body, query, status, answer, headers, gives, given, next, nextAnswer);
    }

    public Example asking(String name, String value) {
        return new Example(
                operation,
                input,
                method,
                path,
                sends,
                with(query, name, value),
                status,
                answer,
                headers,
                gives,
                given,
                next,
                nextAnswer);
    }

    public Example answered(int newStatus, String body) {
        return new Example(
                operation, input, method, path, sends, query, newStatus, body, headers, gives, given, next, nextAnswer);
    }

    public Example withHeader(String name, String value) {
        return new Example(
                operation,
                input,
                method,
                path,
                sends,
                query,
                status,
                answer,
                with(headers, name, value),
                gives,
                given,
                next,
                nextAnswer);
    }

    public Example gives(String output) {
        return new Example(
                operation, input, method, path, sends, query, status, answer, headers, output, given, next, nextAnswer);
    }

    /** The operation also makes this call, before or after the one that the example is about. */
    public Example given(String callMethod, String callPath, String callAnswer) {
        return new Example(
                operation,
                input,
                method,
                path,
                sends,
                query,
                status,
                answer,
                headers,
                gives,
                with(given, callMethod + " " + callPath, callAnswer),
                next,
                nextAnswer);
    }

    /** What the answer leads on to, and what both pages give together. */
    public Example secondPage(String address, String body, String inAll) {
        return new Example(
                operation, input, method, path, sends, query, status, answer, headers, inAll, given, address, body);
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
