package dev.parley.connectors.http;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request to send.
 *
 * @param method in capitals
 * @param headers by name, in any case; {@code Host} and {@code Content-Length} are the client's own affair
 * @param body null for none
 * @param timeout for everything from name resolution to the last byte, redirects included; null leaves it to the step's deadline
 * @param maxBytes of the reply; null for the client's own limit
 * @param queryKey a secret pair of the query, encoded, such as {@code api_key=abc}: it is put on on the wire, is not part of {@code url},
 *     and goes to that origin only; null for none
 */
public record HttpCall(
        String method,
        URI url,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable Duration timeout,
        @Nullable Integer maxBytes,
        @Nullable String queryKey) {
    public HttpCall {
        method = method.toUpperCase(Locale.ROOT);
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
    }

    public HttpCall(
            String method, URI url, Map<String, String> headers, byte @Nullable [] body, @Nullable Duration timeout) {
        this(method, url, headers, body, timeout, null);
    }

    public HttpCall(
            String method,
            URI url,
            Map<String, String> headers,
            byte @Nullable [] body,
            @Nullable Duration timeout,
            @Nullable Integer maxBytes) {
        this(method, url, headers, body, timeout, maxBytes, null);
    }

    /** With what proves who calls, in place of what the call says itself. */
    public HttpCall provenBy(Map<String, String> proof, @Nullable String newQueryKey) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(proof);
        return new HttpCall(method, url, all, body, timeout, maxBytes, newQueryKey);
    }

    /** The address on the wire. */
    URI target() {
        return queryKey == null ? url : Url.withQuery(url, queryKey);
    }

    /** Where it goes, without query or credentials, which may be secret: {@code GET api.acme.test/orders}. */
    public String place() {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return method + " " + url.getHost() + port + (url.getRawPath() == null ? "" : url.getRawPath());
    }

    /** Headers and body may be secret. */
    @Override
    public String toString() {
        return place();
    }
}
