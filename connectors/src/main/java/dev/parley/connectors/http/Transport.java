package dev.parley.connectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** One request and one reply over pooled connections, by Apache HttpClient. Redirects, retries and cookies are not its affair. */
final class Transport implements AutoCloseable {
    /** A pooled connection is checked no more than this often: a look at the socket costs a millisecond. */
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofMilliseconds(500);

    /** So that a host which moves to another address is found there, and the guard asked again. */
    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(5);

    /** Of a reply's head, which is kept in memory whole: without a bound an endless line would fill it. */
    private static final int LONGEST_LINE = 64 * 1024;

    private static final int MOST_HEADERS = 500;

    private static final Set<String> OWN_HEADERS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        OWN_HEADERS.addAll(Set.of("Host", "Content-Length", "Transfer-Encoding", "Connection"));
    }

    private final CloseableHttpClient client;
    private final int maxResponseBytes;

    Transport(EgressGuard guard, HttpLimits limits) {
        this.maxResponseBytes = limits.maxResponseBytes();
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_LINE)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .build())
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnPerRoute(limits.maxConnectionsPerRoute())
                        .setMaxConnTotal(limits.maxConnections())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(limits.connectTimeout()))
                                .setValidateAfterInactivity(TRUSTED_IDLE)
                                .setTimeToLive(LONGEST_LIFE)
                                .build())
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    /** @throws ResponseTooLarge when the decompressed body exceeds the limit */
    HttpReply exchange(HttpCall call, Duration time) throws IOException {
        HttpUriRequestBase request = requestFor(call, time);
        try (ClassicHttpResponse response = client.executeOpen(HttpHost.create(originOf(call.url())), request, null)) {
            return new HttpReply(response.getCode(), headersOf(response), bodyOf(response, request, call));
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The connections could not be closed", e);
        }
    }

    private static HttpUriRequestBase requestFor(HttpCall call, Duration time) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.target());
        call.headers().forEach((name, value) -> {
            if (!OWN_HEADERS.contains(name)) {
                request.setHeader(name, value);
            }
        });
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(time))
                .setResponseTimeout(Timeout.of(time))
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build());
        return request;
    }

    private static URI originOf(URI url) {
        return URI.create(url.getScheme() + "://" + url.getHost() + ":" + Url.portOf(url));
    }

    private static Map<String, String> headersOf(ClassicHttpResponse response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.merge(header.getName(), header.getValue(), (one, other) -> one + ", " + other);
        }
        return headers;
    }

    private byte[] bodyOf(ClassicHttpResponse response, HttpUriRequestBase request, HttpCall call) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream content = entity.getContent()) {
            int most = call.maxBytes() == null ? maxResponseBytes : call.maxBytes();
            byte[] body = content.readNBytes(most + 1);
            if (body.length > most) {
                request.cancel(); // closing alone would first read the rest, to reuse the connection
                throw new ResponseTooLarge();
            }
            return body;
        }
    }

    /** The body exceeds the limit. */
    static final class ResponseTooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
