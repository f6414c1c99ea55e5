package dev.parley.connectors.google;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.engine.operation.OperationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Where Google's client ends and ours begins. Refusals never reach Google's client: they become our own errors here. */
final class GuardedTransport extends HttpTransport {
    /** Its log would show what it sends. */
    static final HttpRequestInitializer QUIETLY =
            request -> request.setLoggingEnabled(false).setCurlLoggingEnabled(false);

    /** Ours to say. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("accept-encoding", "user-agent", "content-type", "authorization", "x-http-method-override");

    private final ApiSession session;
    private String place = "";

    GuardedTransport(ApiSession session) {
        this.session = session;
    }

    /** Without it PATCH would go as a POST with a header that says what was meant. */
    @Override
    public boolean supportsMethod(String method) {
        return true;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        place = method + " " + url.replaceFirst("[?#].*", "").replaceFirst("^https?://", "");
        return new GuardedRequest(method, url);
    }

    OperationException unreadable(String why) {
        return session.unreadable(place, why);
    }

    OperationException badInput(String what, String hint) {
        return session.badInput(what, hint);
    }

    private final class GuardedRequest extends LowLevelHttpRequest {
        private final String method;
        private final String url;
        private final Map<String, String> headers = new LinkedHashMap<>();

        GuardedRequest(String method, String url) {
            this.method = method;
            this.url = url;
        }

        @Override
        public void addHeader(String name, String value) {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, value);
            }
        }

        @Override
        public LowLevelHttpResponse execute() throws IOException {
            ApiRequest request = written();
            for (Map.Entry<String, String> header : headers.entrySet()) {
                request = request.header(header.getKey(), header.getValue());
            }
            try {
                return new GuardedResponse(session.send(request).http());
            } catch (OperationException | InterruptedException e) {
                throw new NoAnswer(e);
            }
        }

        private ApiRequest written() throws IOException {
            if (getStreamingContent() == null) {
                return ApiRequest.of(method, url);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            getStreamingContent().writeTo(bytes);
            String content = bytes.toString(StandardCharsets.UTF_8);
            // A GET with a query over 2,048 characters, which Google's client would rather post.
            if (String.valueOf(getContentType()).startsWith("application/x-www-form-urlencoded")) {
                return ApiRequest.of("GET", url + "?" + content);
            }
            return ApiRequest.of(method, url)
                    .body(content.isEmpty() ? null : JsonMapper.shared().readTree(content));
        }
    }

    /** Carries our own error through Google's client, which lets input/output errors pass. */
    static final class NoAnswer extends IOException {
        private static final long serialVersionUID = 1L;

        NoAnswer(Exception reason) {
            super(reason);
        }

        OperationException reason() throws InterruptedException {
            return switch (getCause()) {
                case OperationException refused -> refused;
                case InterruptedException interrupted -> throw interrupted;
                case null, default -> throw new IllegalStateException(this);
            };
        }
    }
}
