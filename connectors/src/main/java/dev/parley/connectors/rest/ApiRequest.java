package dev.parley.connectors.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of an API.
 *
 * @param path below the base address, or a whole address there, which paging leads to; empty for the base address itself
 * @param query in order; a name may come again
 * @param body null for none
 * @param isForm whether the body's fields go as a form instead of JSON
 */
public record ApiRequest(
        String method,
        String path,
        List<Map.Entry<String, String>> query,
        Map<String, String> headers,
        @Nullable JsonNode body,
        boolean isForm) {
    public ApiRequest {
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
    }

    public static ApiRequest of(String method, String path) {
        return new ApiRequest(method, path, List.of(), Map.of(), null, false);
    }

    /** In place of an earlier one of this name. */
    public ApiRequest query(String name, String value) {
        List<Map.Entry<String, String>> all = new ArrayList<>(query);
        all.removeIf(pair -> pair.getKey().equals(name));
        all.add(Map.entry(name, value));
        return new ApiRequest(method, path, all, headers, body, isForm);
    }

    public ApiRequest header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new ApiRequest(method, path, query, all, body, isForm);
    }

    public ApiRequest body(@Nullable JsonNode newBody) {
        return new ApiRequest(method, path, query, headers, newBody, isForm);
    }

    /** The same elsewhere, with nothing added: what a far system calls the next page. */
    ApiRequest at(String address) {
        return new ApiRequest(method, address, List.of(), headers, body, isForm);
    }
}
