package dev.parley.connectors.rest;

import dev.parley.engine.operation.Effect;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which call of an API an operation is.
 *
 * @param path with holes that input fields fill; see {@link PathTemplate}
 * @param query sent every time
 * @param paging null when it answers all at once
 * @param isForm whether the body goes as a form
 * @param keyHeader by which the API recognizes a call that comes again; null when it does not
 */
public record Endpoint(
        String method,
        String path,
        Map<String, String> query,
        @Nullable Paging paging,
        boolean isForm,
        @Nullable String keyHeader) {
    public static Endpoint get(String path) {
        return of("GET", path);
    }

    public static Endpoint post(String path) {
        return of("POST", path);
    }

    public static Endpoint put(String path) {
        return of("PUT", path);
    }

    public static Endpoint patch(String path) {
        return of("PATCH", path);
    }

    public static Endpoint delete(String path) {
        return of("DELETE", path);
    }

    private static Endpoint of(String method, String path) {
        return new Endpoint(method, path, Map.of(), null, false, null);
    }

    public Endpoint query(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(query);
        all.put(name, value);
        return new Endpoint(method, path, all, paging, isForm, keyHeader);
    }

    public Endpoint pages(Paging newPaging) {
        return new Endpoint(method, path, query, newPaging, isForm, keyHeader);
    }

    public Endpoint form() {
        return new Endpoint(method, path, query, paging, true, keyHeader);
    }

    /** The API does a call once, however often it comes with the same key. */
    public Endpoint idempotencyKey(String header) {
        return new Endpoint(method, path, query, paging, isForm, header);
    }

    boolean hasBody() {
        return !method.equals("GET") && !method.equals("DELETE");
    }

    /** What the method promises, unless the operation says more: a POST may well only read. */
    Effect effect(Effect described) {
        return switch (method) {
            case "GET" -> Effect.READ;
            case "DELETE" -> described == Effect.WRITE ? Effect.DELETE : described;
            default -> described;
        };
    }

    boolean isIdempotent() {
        return keyHeader != null || method.equals("GET") || method.equals("PUT") || method.equals("DELETE");
    }
}
