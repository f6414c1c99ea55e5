package dev.parley.connectors.http;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back, decompressed.
 *
 * @param headers by name, in any case; several of one name are joined by a comma (RFC 9110, 5.3)
 * @param body empty when there is none
 */
public record HttpReply(int status, Map<String, String> headers, byte[] body) {
    public HttpReply {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public boolean isError() {
        return status >= 400;
    }
}
