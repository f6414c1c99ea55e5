package dev.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds who open a stream and read nothing of it, while thousands of events happen. */
class SlowReadersTest {
    private static final int READERS = 300;
    /** On a busy machine the first of them may be sent away before the heap is measured. */
    private static final int MOST = 200;

    private static final int ROUNDS = 2_500;
    /** Two steps a round, and the loop: what a listener gets of the run at least. */
    private static final int EVENTS = 2 * ROUNDS + 1;

    /** So much that keeping it for each of them would show. */
    private static final int ENOUGH = 1_500;

    private static final int SMALL_BUFFER = 4_096;
    /** A run of more than 20 MB: kept for half of the readers it would be three times the heap. */
    private static final String TALKATIVE = """
            {"parley": 1, "name": "Talkative", "trigger": {"type": "manual"},
             "nodes": [{"id": "all", "use": "logic.for_each", "with": {"items": "{{input.items}}"}},
               {"id": "say", "use": "data.set", "in": "all", "with": {"values": {"words": "%s"}}},
               {"id": "again", "use": "data.set", "in": "all", "with": {"values": {"words": "{{say.output.words}}"}}}],
             "edges": [{"from": "trigger", "to": "all"}, {"from": "say", "to": "again"}]}""".formatted("All work and no play. ".repeat(100));

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Pattern ID = Pattern.compile("^id:(\\d+)$", Pattern.MULTILINE);
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

    @TempDir
    static Path home;

    private static RunningParley parley;

    @BeforeAll
    static void start() throws Exception {
        // Longer than what is shipped, so that also on a busy machine they are still there when the heap is measured.
        parley = RunningParley.at(home, Map.of("SERVER_TOMCAT_CONNECTION_TIMEOUT", "60s"));
    }

    @AfterAll
    static void stop() {
        parley.close();
    }

    @Test
    void those_who_do_not_read_cost_next_to_nothing_are_sent_away_and_come_back_to_the_rest() throws Exception {
        ParleyClient client = parley.client();
        String workflow = client.publish(TALKATIVE);
        // Once before, so that everything that stays in memory anyway is there.
        client.awaitEnd(started(client, workflow));
        long heapBefore = liveBytes();
        long threadsBefore = threads();
        long filesBefore = openFiles();

        String run = started(client, workflow);
        ParleyClient.Conversation conversation = client.converse();
        List<Socket> readers = new ArrayList<>();
        try {
            for (int reader = 0; reader < READERS; reader++) {
                readers.add(listening(
                        reader % 2 == 0
                                ? "/api/executions/" + run + "/stream"
                                : "/api/conversations/" + conversation.id + "/stream"));
            }
            for (int i = 0; i < 100; i++) {
                conversation.say("help");
            }
            try (EventStream reading = stream(run, null)) {
                await("one who reads is told meanwhile")
                        .atMost(PATIENCE)
                        .until(() -> reading.ids().size() >= ENOUGH);
            }
            long heap = liveBytes() - heapBefore;
            long more = threads() - threadsBefore;
            System.out.printf(
                    "%d readers that do not read: %,d kB of heap and %d threads more%n", READERS, heap / 1024, more);
            assertThat(openFiles() - filesBefore).as("most are still connected").isGreaterThanOrEqualTo(MOST);
            assertThat(heap).as("bytes of heap").isLessThan(READERS * 400_000L);
            assertThat(more).as("threads").isLessThan(40);
            client.awaitEnd(run);

            await("those who do not read the run's stream are sent away")
                    .atMost(PATIENCE)
                    .until(() -> openFiles() - filesBefore < READERS / 2 + 40);
            List<Long> got = cutOff(readers);
            List<Long> rest = rest(run, got.getLast());
            assertThat(rest).isNotEmpty();
            List<Long> all = Stream.concat(got.stream(), rest.stream()).toList();
            assertThat(all).isSorted().doesNotHaveDuplicates();
            assertThat(all).hasSizeGreaterThanOrEqualTo(EVENTS);
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
        await("nothing of them is left").atMost(PATIENCE).until(() -> openFiles() - filesBefore < 20);
    }

    private static String started(ParleyClient client, String workflow) {
        String items =
                IntStream.range(0, ROUNDS).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        return client.post("/api/workflows/" + workflow + "/executions", "{\"input\": {\"items\": " + items + "}}")
                .is(202)
                .body()
                .path("id")
                .asString();
    }

    /** Asks for a stream, and turns away. */
    private static Socket listening(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.connect(new InetSocketAddress("127.0.0.1", parley.uri().getPort()));
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(path, parley.uri().getPort(), RunningParley.API_KEY)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** What one of those got who were sent away: a few may still be connected, and would get all of it by being read now. */
    private static List<Long> cutOff(List<Socket> readers) {
        return IntStream.range(0, READERS / 2)
                .mapToObj(listener -> idsOf(readers.get(2 * listener)))
                .filter(ids -> !ids.isEmpty() && ids.size() < EVENTS)
                .findFirst()
                .orElseThrow();
    }

    /** What had been sent to it before the server gave up. */
    private static List<Long> idsOf(Socket socket) {
        StringBuilder text = new StringBuilder();
        try (InputStream in = socket.getInputStream()) {
            byte[] buffer = new byte[65_536];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException reset) {
            assertThat(text).as("something came before " + reset).isNotEmpty();
        }
        // Of an event that was cut in two, the id alone does not count.
        String whole = text.substring(0, text.lastIndexOf("\n\n") + 2).replaceAll("\r\n[0-9a-f]+\r\n", "");
        return ID.matcher(whole).results().map(SlowReadersTest::number).toList();
    }

    /** What comes to one who comes back with that id. */
    private static List<Long> rest(String run, long lastId) {
        try (EventStream stream = stream(run, Long.toString(lastId))) {
            await().atMost(PATIENCE).until(() -> !stream.events("status").isEmpty());
            return stream.ids();
        }
    }

    private static EventStream stream(String run, String lastId) {
        return new EventStream(parley.uri().resolve("/api/executions/" + run + "/stream"), lastId);
    }

    private static long number(MatchResult match) {
        return Long.parseLong(match.group(1));
    }

    /** What is reachable, after a collection of garbage. */
    private static long liveBytes() throws Exception {
        String histogram = jcmd("GC.class_histogram");
        return TOTAL.matcher(histogram)
                .results()
                .mapToLong(SlowReadersTest::number)
                .findFirst()
                .orElseThrow();
    }

    private static String jcmd(String command) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(parley.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long threads() throws IOException {
        return entries("task");
    }

    private static long openFiles() throws IOException {
        return entries("fd");
    }

    private static long entries(String of) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(parley.pid()), of))) {
            return entries.count();
        }
    }
}
