package dev.parley.connectors.rest;

import static dev.parley.connectors.Description.operation;

import com.sun.net.httpserver.HttpServer;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.desk.Office;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What 200 steps at once add to a far system's own time, and, for a measure of the machine, what 200 calls of the JDK's client add at that
 * moment. Prints lines, proves nothing; run it by its main method.
 */
final class ManyStepsBenchmark {
    private static final int STEPS = 200;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 20;
    private static final Duration FAR_TAKES = Duration.ofMillis(100);

    private ManyStepsBenchmark() {}

    record Input() {}

    record Output(boolean ok) {}

    public static void main(String[] arguments) throws Exception {
        HttpServer far = farSystem();
        HttpServer other = farSystem(); // one keeps no more than 200 idle connections
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
                HttpClient jdk = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            office.connect("token", "http://127.0.0.1:" + far.getAddress().getPort(), Map.of("token", "key-of-box"));
            HttpRequest plain = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:%d/x".formatted(other.getAddress().getPort())))
                    .build();
            List<Long> added = new ArrayList<>();
            List<Long> work = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                Overhead steps = overhead(threads, () -> office.call("box.get", "{}"));
                Overhead calls = overhead(threads, () -> jdk.send(plain, BodyHandlers.ofString()));
                System.out.printf("round %d: steps %s; plain calls %s%n", round, steps, calls);
                if (round > WARM_UP) {
                    added.add(steps.p99() - calls.p99());
                    work.add(steps.cpu() - calls.cpu());
                }
            }
            Collections.sort(added);
            Collections.sort(work);
            System.out.printf(
                    "what a step adds to a plain call, %d at once, %d warm rounds: p99 median %,d µs, worst %,d µs; CPU median %,d µs%n",
                    STEPS, added.size(), added.get(added.size() / 2), added.getLast(), work.get(work.size() / 2));
        } finally {
            far.stop(0);
            other.stop(0);
        }
    }

    /** In microseconds beyond the far system's own time. @param cpu of one call, the far system included */
    private record Overhead(long p50, long p99, long cpu) {
        @Override
        public String toString() {
            return "p50 %,d µs, p99 %,d µs, CPU %,d µs each".formatted(p50, p99, cpu);
        }
    }

    private static Overhead overhead(ExecutorService threads, Callable<?> call) throws Exception {
        List<Future<Long>> calls = new ArrayList<>();
        long cpu = cpuNanos();
        for (int i = 0; i < STEPS; i++) {
            calls.add(threads.submit(() -> {
                long start = System.nanoTime();
                call.call();
                return System.nanoTime() - start;
            }));
        }
        List<Long> micros = new ArrayList<>();
        for (Future<Long> one : calls) {
            micros.add((one.get() - FAR_TAKES.toNanos()) / 1_000);
        }
        Collections.sort(micros);
        return new Overhead(micros.get(STEPS / 2), micros.get(STEPS * 99 / 100), (cpuNanos() - cpu) / 1_000 / STEPS);
    }

    /** Of this process, the far system included; unlike the clock it does not count what others do on the machine. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
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
