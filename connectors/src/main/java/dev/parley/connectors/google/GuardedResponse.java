package dev.parley.connectors.google;

import com.google.api.client.http.LowLevelHttpResponse;
import dev.parley.connectors.http.HttpReply;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reply that has come whole, decompressed and masked. */
final class GuardedResponse extends LowLevelHttpResponse {
    private final HttpReply reply;
    private final List<Map.Entry<String, String>> headers;

    GuardedResponse(HttpReply reply) {
        this.reply = reply;
        this.headers = reply.headers().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Content-Encoding"))
                .toList();
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(reply.body());
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public long getContentLength() {
        return reply.body().length;
    }

    @Override
    public @Nullable String getContentType() {
        return reply.header("Content-Type").orElse(null);
    }

    @Override
    public String getStatusLine() {
        return "HTTP/1.1 " + reply.status();
    }

    @Override
    public int getStatusCode() {
        return reply.status();
    }

    @Override
    public @Nullable String getReasonPhrase() {
        return null;
    }

    @Override
    public int getHeaderCount() {
        return headers.size();
    }

    @Override
    public String getHeaderName(int index) {
        return headers.get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
        return headers.get(index).getValue();
    }
}
