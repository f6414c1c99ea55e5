package dev.parley.connectors.ai.model;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The one HTTP exchange of an attempt. LangChain4j sends through it, and what it makes of the answer loses the headers, the tokens of
 * refusals and more; so everything that came back is kept here too. It blocks, streams included, so that interrupting the thread ends it.
 */
final class Exchange implements HttpClient {
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private final java.net.http.HttpClient http;
    private final AtomicReference<@Nullable Head> head = new AtomicReference<>();
    private final List<JsonNode> answers = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<@Nullable IOException> fault = new AtomicReference<>();

    /** @param http shared by all; follows no redirects, which would carry the key elsewhere */
    Exchange(java.net.http.HttpClient http) {
        this.http = http;
    }

    /** Null when there was no answer. */
    @Nullable
    Head head() {
        return head.get();
    }

    /** What came back as JSON: one document, or the events of a stream. */
    List<JsonNode> answers() {
        return List.copyOf(answers);
    }

    /** Why the connection could not be made or broke; null when it did not. */
    @Nullable
    IOException fault() {
        return fault.get();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try (InputStream body = send(request)) {
            byte[] bytes = bounded(body);
            Json.read(new String(bytes, StandardCharsets.UTF_8)).ifPresent(answers::add);
            return answer(bytes);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try (InputStream body = send(request)) {
            listener.onOpen(answer(null));
            parser.parse(body, new Recording(listener));
            listener.onClose();
        } catch (IOException e) {
            listener.onError(lost(e));
        } catch (HttpException e) {
            listener.onError(e);
        }
    }

    /** @throws HttpException when the provider answers with an error, which is kept too */
    private InputStream send(HttpRequest request) throws IOException {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), BodyPublishers.ofString(request.body() == null ? "" : request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        HttpResponse<InputStream> response;
        try {
            response = http.send(builder.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("given up", e);
        }
        Head got = new Head(
                response.statusCode(),
                response.headers().firstValue("retry-after").orElse(null),
                response.headers().firstValue("retry-after-ms").orElse(null));
        head.set(got);
        if (response.statusCode() / 100 != 2) {
            try (InputStream body = response.body()) {
                String text = new String(bounded(body), StandardCharsets.UTF_8);
                Json.read(text).ifPresent(answers::add);
                throw new HttpException(response.statusCode(), text);
            }
        }
        return response.body();
    }

    private SuccessfulHttpResponse answer(byte @Nullable [] body) {
        Head got = head.get();
        return SuccessfulHttpResponse.builder()
                .statusCode(got == null ? 200 : got.status())
                .headers(Map.of())
                .body(body)
                .build();
    }

    private static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("more than " + MAX_BYTES / 1024 / 1024 + " MiB");
        }
        return bytes;
    }

    private UncheckedIOException lost(IOException e) {
        fault.compareAndSet(null, e);
        return new UncheckedIOException(e);
    }

    /**
     * How an answer began.
     *
     * @param retryAfter the header as it came; null when there is none
     * @param retryAfterMs OpenAI's finer one; null when there is none
     */
    record Head(
            int status,
            @Nullable String retryAfter,
            @Nullable String retryAfterMs) {}

    /** Keeps each event of a stream while passing it on. */
    private final class Recording implements ServerSentEventListener {
        private final ServerSentEventListener listener;
        private int bytes;

        Recording(ServerSentEventListener listener) {
            this.listener = listener;
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            keep(event);
            listener.onEvent(event, context);
        }

        @Override
        public void onEvent(ServerSentEvent event) {
            keep(event);
            listener.onEvent(event);
        }

        @Override
        public void onError(Throwable problem) {
            if (problem instanceof IOException broken) {
                fault.compareAndSet(null, broken);
            }
            listener.onError(problem);
        }

        private void keep(ServerSentEvent event) {
            bytes += event.data().length();
            if (bytes <= MAX_BYTES) {
                Json.read(event.data()).ifPresent(answers::add);
            }
        }
    }

    /** Gives LangChain4j this exchange as its client. Its timeouts are not used: an attempt's time is watched from outside. */
    HttpClientBuilder asBuilder() {
        Exchange exchange = this;
        return new HttpClientBuilder() {
            @Override
            public Duration connectTimeout() {
                return Duration.ofSeconds(10);
            }

            @Override
            public HttpClientBuilder connectTimeout(Duration timeout) {
                return this;
            }

            @Override
            public Duration readTimeout() {
                return Duration.ofMinutes(10);
            }

            @Override
            public HttpClientBuilder readTimeout(Duration timeout) {
                return this;
            }

            @Override
            public HttpClient build() {
                return exchange;
            }
        };
    }
}
