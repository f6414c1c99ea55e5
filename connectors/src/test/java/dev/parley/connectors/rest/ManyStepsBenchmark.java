package dev.parley.connectors.rest;

import static dev.parley.connectors.Description.operation;

import com.sun.net.httpserver.HttpServer;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Office;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What 200 steps at once add to a far system's own time. Prints a line, proves nothing; run it by its main method. */
final class ManyStepsBenchmark {
    private static final int STEPS = 200;
    private static final Duration FAR_TAKES = Duration.ofMillis(100);

    private ManyStepsBenchmark() {}

    record Input() {}

    record Output(boolean ok) {}

    public static void main(String[] arguments) throws Exception {
        HttpServer far = farSystem();
        ConnectorProvider provider = surroundings -> {
            HttpApi api = HttpApi.of("Box", null).atOnce(STEPS).over(surroundings);
            ConnectorSpec spec = ConnectorSpec.named("box")
                    .title("Box")
                    .auth(Auth.token("Key", ""))
                    .operations(api.operations(HttpOperation.of(
                            Endpoint.get("/x"),
                            operation("box.get", "Get", "Gets.").of(Input.class, new Output(true)))));
            return () -> spec;
        };
        try (Office office = new Office(provider);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            office.connect("token", "http://127.0.0.1:" + far.getAddress().getPort(), Map.of("token", "key-of-box"));
            for (int round = 1; round <= 10; round++) {
                List<Future<Long>> steps = new ArrayList<>();
                for (int i = 0; i < STEPS; i++) {
                    steps.add(threads.submit(() -> {
                        long start = System.nanoTime();
                        office.call("box.get", "{}");
                        return System.nanoTime() - start;
                    }));
                }
                List<Long> micros = new ArrayList<>();
                for (Future<Long> step : steps) {
                    micros.add((step.get() - FAR_TAKES.toNanos()) / 1_000);
                }
                Collections.sort(micros);
                System.out.printf(
                        "round %d: overhead p50 %,d µs, p99 %,d µs%n",
                        round, micros.get(STEPS / 2), micros.get(STEPS * 99 / 100));
            }
        } finally {
            far.stop(0);
        }
    }

    private static HttpServer farSystem() throws Exception {
        HttpServer far = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), STEPS);
        far.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        byte[] answer = "{\"ok\": true}".getBytes();
        far.createContext("/", exchange -> {
            try (exchange;
                    OutputStream body = exchange.getResponseBody()) {
                Thread.sleep(FAR_TAKES);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                body.write(answer);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        far.start();
        return far;
    }
}
