package dev.parley.connectors.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.Description.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.desk.Office;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A slow far system keeps its own connection busy and nobody else. */
class BulkheadTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().containerThreads(80))
            .build();

    private static final int AT_ONCE = 4;

    @Test
    void a_slow_system_starves_nobody() throws Exception {
        far.stubFor(get("/slow/x").willReturn(aResponse().withFixedDelay(60_000)));
        far.stubFor(get("/fast/x")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"ok\": true}")));
        try (Office office = new Office(new Box());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            office.connect("token", far.baseUrl() + "/slow", Map.of("token", "key-of-slow"));
            office.connect("token", far.baseUrl() + "/fast", Map.of("token", "key-of-fast"));
            AtomicInteger begun = new AtomicInteger();
            List<Future<JsonNode>> slow = IntStream.range(0, 50)
                    .mapToObj(_ -> threads.submit(() -> {
                        begun.incrementAndGet();
                        return office.call("box.get", "{'connection': 'Box'}", Duration.ofSeconds(30));
                    }))
                    .toList();
            await().atMost(Duration.ofSeconds(20)).until(begun::get, count -> count == 50);

            for (int i = 0; i < 20; i++) {
                assertThat(office.call("box.get", "{'connection': 'Box 2'}")
                                .path("ok")
                                .asBoolean())
                        .isTrue();
            }

            assertThat(slow).noneMatch(Future::isDone);
            slow.forEach(call -> call.cancel(true));
        }
    }

    @Test
    void no_more_calls_are_under_way_than_the_connector_allows() throws Exception {
        far.stubFor(get("/x")
                .willReturn(aResponse()
                        .withFixedDelay(200)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"ok\": true}")));
        try (Office office = new Office(new Box());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            office.connect("token", far.baseUrl(), Map.of("token", "key-of-box"));
            long start = System.nanoTime();
            List<Future<JsonNode>> calls = IntStream.range(0, 3 * AT_ONCE)
                    .mapToObj(_ -> threads.submit(() -> office.call("box.get", "{}")))
                    .toList();
            for (Future<JsonNode> call : calls) {
                call.get();
            }

            // Three rounds of 200 ms; all at once it would be one.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(590));
        }
    }

    static final class Box implements ConnectorProvider {
        record Input() {}

        record Output(boolean ok) {}

        @Override
        public Connector create(Surroundings surroundings) {
            HttpApi api = HttpApi.of("Box", null).atOnce(AT_ONCE).over(surroundings);
            ConnectorSpec spec = ConnectorSpec.named("box")
                    .title("Box")
                    .auth(Auth.token("Key", ""))
                    .operations(api.operations(HttpOperation.of(
                            Endpoint.get("/x"),
                            operation("box.get", "Get", "Gets.").of(Input.class, new Output(true)))));
            return () -> spec;
        }
    }
}
