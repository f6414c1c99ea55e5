package dev.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole application is killed with SIGKILL while it hands events out: each that was accepted starts exactly one run. */
class EventCrashTest {
    private static final int EVENTS = 2_000;
    private static final int BEFORE_THE_KILL = 600;

    @TempDir
    Path home;

    @Test
    void every_accepted_event_starts_one_run_although_the_process_is_killed() throws Exception {
        Set<String> accepted;
        String workflow;
        try (RunningParley first = RunningParley.at(home)) {
            workflow = first.client().publish("""
                    {"parley": 1, "name": "Heard", "trigger": {"type": "event", "source": "orders.created"},
                     "nodes": [{"id": "heard", "use": "data.set", "with": {"values": {"event": "{{trigger.output.id}}"}}}],
                     "edges": [{"from": "trigger", "to": "heard"}]}
                    """);
            accepted = acceptedUntilKilled(first);
        }
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);

        try (RunningParley second = RunningParley.at(home)) {
            ParleyClient client = second.client();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> heard(client, workflow).containsAll(accepted));
            assertThat(heard(client, workflow)).doesNotHaveDuplicates();
        }
    }

    private static Set<String> acceptedUntilKilled(RunningParley parley) throws Exception {
        Set<String> accepted = new HashSet<>();
        CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
        Thread sender = Thread.ofPlatform().start(() -> {
            try {
                for (int n = 0; n < EVENTS; n++) {
                    accepted.add(parley.client()
                            .post("/api/events", "{\"source\": \"orders.created\", \"payload\": {\"n\": " + n + "}}")
                            .is(202)
                            .body()
                            .path("id")
                            .asString());
                    enough.countDown();
                }
            } catch (UncheckedIOException killed) {
                enough.countDown();
            }
        });
        enough.await();
        parley.kill();
        sender.join();
        return accepted;
    }

    /** The events that the runs of the workflow were started by, one entry a run. */
    private static List<String> heard(ParleyClient client, String workflow) {
        List<String> heard = new ArrayList<>();
        String page = "/api/executions?status=SUCCEEDED&limit=200&workflow=" + workflow;
        for (String next = page; next != null; ) {
            JsonNode body = client.get(next).is(200).body();
            body.path("items").forEach(run -> heard.add(run.at("/output/event").asString()));
            next = body.path("next").asString("").isEmpty()
                    ? null
                    : page + "&before=" + body.path("next").asString();
        }
        return heard;
    }
}
