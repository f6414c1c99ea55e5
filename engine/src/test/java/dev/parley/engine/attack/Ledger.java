package dev.parley.engine.attack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.engine.RunId;
import dev.parley.engine.attack.Arrival.Sighting;
import dev.parley.engine.attack.Arrival.Witness;
import dev.parley.engine.run.StepId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The far system, outside all that is attacked: it remembers every call. As real ones do, it takes its time, refuses some calls, and
 * has performed some of those it answers with an error.
 */
final class Ledger implements AutoCloseable {
    static final int REFUSED = 429;
    static final int FAILED = 503;
    private static final int REFUSED_OF_100 = 6;
    private static final int FAILED_OF_100 = 6;
    private static final int LONGEST_HALF_MS = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final Witness witness;
    private final Random random;
    private volatile Duration slowness = Duration.ZERO;

    Ledger(Witness witness, long seed) throws IOException {
        this.witness = witness;
        this.random = new Random(seed);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** Every answer takes that much longer from now on. */
    void answerAfter(Duration slowness) {
        this.slowness = slowness;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode call = JSON.readTree(exchange.getRequestBody());
            pause();
            int status = perform(call);
            pause();
            Thread.sleep(slowness);
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int perform(JsonNode call) {
        RunId run = new RunId(UUID.fromString(call.path("run").asString()));
        StepId step = StepId.parse(call.path("step").asString());
        String operation = call.path("operation").asString();
        int attempt = call.path("attempt").asInt();
        boolean isRefused = random.nextInt(100) < REFUSED_OF_100;
        // To look takes a moment, so only where it matters most.
        Sighting sighting =
                operation.equals(LedgerOperation.CHARGE) ? witness.look(run, step, attempt) : Sighting.UNKNOWN;
        arrivals.add(new Arrival(
                run, step, operation, attempt, call.path("key").asString(), !isRefused, sighting, Instant.now()));
        if (isRefused) {
            return REFUSED;
        }
        boolean isRepeatable = !operation.equals(LedgerOperation.CHARGE);
        return isRepeatable && random.nextInt(100) < FAILED_OF_100 ? FAILED : 200;
    }

    private void pause() throws InterruptedException {
        Thread.sleep(random.nextInt(LONGEST_HALF_MS));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
