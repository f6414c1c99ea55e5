package dev.parley.connectors.http;

import java.time.Duration;

/**
 * What a call may take.
 *
 * @param maxResponseBytes after decompression
 * @param maxConnectionsPerRoute to one host and port; further calls wait for a free one within their time
 */
public record HttpLimits(
        int maxResponseBytes,
        Duration connectTimeout,
        int maxConnectionsPerRoute,
        int maxConnections,
        int maxRedirects) {
    public static final HttpLimits DEFAULT = new HttpLimits(5 * 1024 * 1024, Duration.ofSeconds(10), 200, 1_000, 5);

    public HttpLimits withMaxResponseBytes(int bytes) {
        return new HttpLimits(bytes, connectTimeout, maxConnectionsPerRoute, maxConnections, maxRedirects);
    }
}
