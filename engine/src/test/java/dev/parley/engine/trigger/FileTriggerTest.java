package dev.parley.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.workflow.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTriggerTest {
    private static final TriggerBench bench = new TriggerBench();

    @TempDir
    Path home;

    private FileTrigger trigger;

    @AfterAll
    static void closeBench() {
        bench.close();
    }

    @AfterEach
    void close() {
        if (trigger != null) {
            trigger.close();
        }
    }

    private Path drop() {
        return home.resolve("drop");
    }

    private void open() {
        open(bench.deliveries());
    }

    private void open(Deliveries deliveries) {
        open(deliveries, Duration.ofMillis(50));
    }

    private void open(Deliveries deliveries, Duration lookEvery) {
        close();
        trigger = new FileTrigger(bench.catalog, deliveries, drop(), Clock.systemUTC(), lookEvery);
        trigger.open();
    }

    private Path put(String path, String content) throws IOException {
        return put(path, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Path put(String path, byte[] content) throws IOException {
        Path file = drop().resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private void awaitDone(String path) {
        Path file = drop().resolve(path);
        await().until(() -> Files.notExists(file)
                && Files.exists(file.resolveSibling("done").resolve(file.getFileName())));
    }

    @Test
    void a_file_starts_its_run_and_is_put_away() throws Exception {
        StoredWorkflow workflow = bench.live(new Trigger.File("orders/*.csv"));
        open();
        put("orders/a.csv", "id;total\nA-1;1500 €\n");
        awaitDone("orders/a.csv");
        assertThat(bench.outputs(workflow)).singleElement().satisfies(output -> {
            assertThat(output.propertyNames()).containsExactly("name", "path", "size", "modifiedAt", "text");
            assertThat(output.path("name").asString()).isEqualTo("a.csv");
            assertThat(output.path("path").asString()).isEqualTo("orders/a.csv");
            assertThat(output.path("text").asString()).isEqualTo("id;total\nA-1;1500 €\n");
        });
    }

    @Test
    void what_is_not_meant_stays_where_it_is() throws Exception {
        StoredWorkflow workflow = bench.live(new Trigger.File("meant/*.csv"));
        open();
        Path other = put("meant/a.txt", "text");
        Path hidden = put("meant/.a.csv", "hidden");
        Path deeper = put("meant/deeper/b.csv", "deeper");
        put("meant/c.csv", "this one");
        awaitDone("meant/c.csv");
        assertThat(other).exists();
        assertThat(hidden).exists();
        assertThat(deeper).exists();
        assertThat(bench.runs(workflow)).hasSize(1);
    }

    @Test
    void bytes_that_are_no_text_come_in_base64_and_very_many_do_not_come_along() throws Exception {
        StoredWorkflow workflow = bench.live(new Trigger.File("scans/*"));
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};
        byte[] large = new byte[DroppedFile.MOST_CONTENT_BYTES + 1];
        new Random(1).nextBytes(large);
        open();
        put("scans/a.png", picture);
        awaitDone("scans/a.png");
        put("scans/b.bin", large);
        awaitDone("scans/b.bin");
        assertThat(bench.outputs(workflow))
                .satisfiesExactly(
                        first -> assertThat(Base64.getDecoder()
                                        .decode(first.path("base64").asString()))
                                .isEqualTo(picture),
                        second -> {
                            assertThat(second.propertyNames()).containsExactly("name", "path", "size", "modifiedAt");
                            assertThat(second.path("size").longValue()).isEqualTo(large.length);
                        });
    }

    @Test
    void a_file_that_still_grows_is_waited_for() throws Exception {
        StoredWorkflow workflow = bench.live(new Trigger.File("slow/*.txt"));
        open(bench.deliveries(), Duration.ofMillis(400));
        StringBuilder written = new StringBuilder();
        Instant end = Instant.now().plusMillis(1_500);
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            written.append("line\n");
            put("slow/a.txt", written.toString());
            return Instant.now().isAfter(end);
        });
        awaitDone("slow/a.txt");
        assertThat(bench.outputs(workflow))
                .extracting(output -> output.path("text").asString())
                .containsExactly(written.toString());
    }

    @Test
    void an_empty_file_is_taken_but_only_after_a_while() throws Exception {
        StoredWorkflow workflow = bench.live(new Trigger.File("empty/*.txt"));
        open();
        Instant put = Instant.now();
        put("empty/a.txt", "");
        awaitDone("empty/a.txt");
        assertThat(Duration.between(put, Instant.now())).isGreaterThan(Duration.ofMillis(450));
        assertThat(bench.outputs(workflow))
                .extracting(output -> output.path("text").asString())
                .containsExactly("");
    }

    @Test
    void every_workflow_that_means_a_file_is_started_before_it_is_put_away() throws Exception {
        StoredWorkflow one = bench.live(new Trigger.File("shared/*.csv"));
        StoredWorkflow two = bench.live(new Trigger.File("shared/o*"));
        open();
        put("shared/orders.csv", "1");
        awaitDone("shared/orders.csv");
        assertThat(bench.runs(one)).hasSize(1);
        assertThat(bench.runs(two)).hasSize(1);
    }

    @Test
    void a_crash_between_the_start_and_putting_away_starts_nothing_twice() throws Exception {
        StoredWorkflow workflow = bench.live(new Trigger.File("crash/*.csv"));
        open(new Deliveries(request -> {
            bench.runtime.start(request);
            throw new IllegalStateException("killed before the file was put away");
        }));
        Path file = put("crash/a.csv", "1");
        await().until(() -> bench.runs(workflow).size() == 1);
        assertThat(file).exists();

        open();

        awaitDone("crash/a.csv");
        assertThat(bench.runs(workflow)).hasSize(1);
    }

    @Test
    void the_same_name_with_other_content_is_another_file() throws Exception {
        StoredWorkflow workflow = bench.live(new Trigger.File("again/*.csv"));
        open();
        put("again/a.csv", "1");
        awaitDone("again/a.csv");
        Path second = put("again/a.csv", "2");
        Files.setLastModifiedTime(second, FileTime.from(Instant.now().plusSeconds(5)));
        await().until(() -> Files.notExists(second));
        assertThat(bench.runs(workflow)).hasSize(2);
        try (var done = Files.list(drop().resolve("again/done"))) {
            assertThat(done).hasSize(2).allMatch(path -> path.toString().endsWith("a.csv"));
        }
    }

    @Test
    void a_link_leads_nowhere() throws Exception {
        StoredWorkflow files = bench.live(new Trigger.File("links/*.csv"));
        StoredWorkflow folder = bench.live(new Trigger.File("linked/*.csv"));
        Path secret = Files.writeString(home.resolve("secret.csv"), "secret");
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("a.csv"), "secret");
        Files.createDirectories(drop().resolve("links"));
        Files.createSymbolicLink(drop().resolve("links/b.csv"), secret);
        Files.createSymbolicLink(drop().resolve("linked"), elsewhere);
        open();
        put("links/plain.csv", "1");
        awaitDone("links/plain.csv");
        assertThat(bench.outputs(files))
                .extracting(output -> output.path("name").asString())
                .containsExactly("plain.csv");
        assertThat(bench.runs(folder)).isEmpty();
        assertThat(secret).exists();
        assertThat(elsewhere.resolve("a.csv")).exists();
    }
}
