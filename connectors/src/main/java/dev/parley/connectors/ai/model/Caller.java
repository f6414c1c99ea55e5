package dev.parley.connectors.ai.model;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.parley.connectors.ai.model.ChatModels.Words;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes one attempt: sends the question, waits no longer than it may, and says what came of it. The provider's client is built for the
 * attempt round its own {@link Exchange} (microseconds; connections are pooled below it), so nothing of one attempt leaks into another.
 */
final class Caller {
    private final InstantSource clock;
    private @Nullable HttpClient http;

    Caller(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * @param words null for an answer in one piece
     * @throws InterruptedException when the waiting thread is interrupted; the attempt is given up
     */
    Answer call(ProviderSettings settings, Dialect dialect, Question question, Duration time, @Nullable Words words)
            throws InterruptedException {
        Exchange exchange = new Exchange(http());
        Relay relay = words == null ? null : new Relay(words);
        FutureTask<String> talk = new FutureTask<>(() -> relay == null
                ? whole(settings, dialect, question, exchange)
                : streamed(settings, dialect, question, exchange, relay));
        Thread.ofVirtual().name("model " + question.model()).start(talk);
        try {
            String text = talk.get(time.toNanos(), TimeUnit.NANOSECONDS);
            return reading(settings, dialect, question, exchange).answer(text, null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            return reading(settings, dialect, question, exchange).answer(null, e.getCause());
        } catch (TimeoutException e) {
            return reading(settings, dialect, question, exchange).timedOut(time);
        } finally {
            if (relay != null) {
                relay.close();
            }
            talk.cancel(true);
        }
    }

    private Reading reading(ProviderSettings settings, Dialect dialect, Question question, Exchange exchange) {
        return new Reading(settings, question, dialect.read(exchange.answers()), exchange, clock.instant());
    }

    private static @Nullable String whole(
            ProviderSettings settings, Dialect dialect, Question question, Exchange exchange) {
        ChatRequest request = Requests.of(question);
        return dialect.whole(settings, question, exchange.asBuilder())
                .chat(request)
                .aiMessage()
                .text();
    }

    /** The exchange blocks until the stream has ended, so there is nothing to wait for here. */
    private static @Nullable String streamed(
            ProviderSettings settings, Dialect dialect, Question question, Exchange exchange, Relay relay)
            throws Exception {
        Heard heard = new Heard(relay);
        dialect.streaming(settings, question, exchange.asBuilder()).chat(Requests.of(question), heard);
        return heard.text();
    }

    /** Made at the first question: a Parley without models, or one that has not needed them yet, does not pay for it. */
    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return http;
    }

    /** Passes words on until it is closed: an attempt that was given up must not go on talking. */
    private static final class Relay {
        private final Words words;
        private boolean isClosed;

        Relay(Words words) {
            this.words = words;
        }

        synchronized void next(String said) {
            if (!isClosed) {
                words.next(said);
            }
        }

        synchronized void close() {
            isClosed = true;
        }
    }

    private static final class Heard implements StreamingChatResponseHandler {
        private final Relay relay;
        private @Nullable ChatResponse response;
        private @Nullable Throwable problem;

        Heard(Relay relay) {
            this.relay = relay;
        }

        @Override
        public void onPartialResponse(String said) {
            relay.next(said);
        }

        @Override
        public void onCompleteResponse(ChatResponse complete) {
            response = complete;
        }

        @Override
        public void onError(Throwable error) {
            problem = error;
        }

        @Nullable
        String text() throws Exception {
            if (problem instanceof Exception exception) {
                throw exception;
            } else if (problem instanceof Error error) {
                throw error;
            }
            return response == null ? null : response.aiMessage().text();
        }
    }
}
