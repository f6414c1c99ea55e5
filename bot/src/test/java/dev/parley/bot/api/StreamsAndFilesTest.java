package dev.parley.bot.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** Entries of Redis streams and files in the drop folder, from outside to the run. */
class StreamsAndFilesTest extends StartedParley {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private RedisClient client;

    @Value("${parley.home}")
    private Path home;

    private final String stream = "orders-" + UUID.randomUUID();
    private StatefulRedisConnection<String, String> connection;
    private RedisCommands<String, String> redis;
    private WorkflowsApi api;

    @BeforeEach
    void connect() {
        connection = client.connect();
        redis = connection.sync();
        api = new WorkflowsApi(owner());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private String listening(String name) {
        return api.published(
                Samples.startedBy("{\"type\": \"stream\", \"stream\": \"%s\", \"group\": \"g\"}".formatted(name)));
    }

    private void awaitAcknowledged() {
        await().atMost(SOON)
                .until(() -> redis.exists(stream) == 1
                        && !redis.xinfoGroups(stream).isEmpty()
                        && redis.xpending(stream, "g").getCount() == 0);
    }

    @Test
    void an_entry_added_right_after_publishing_starts_its_run_and_is_acknowledged() {
        String id = listening(stream);
        String entry = redis.xadd(stream, Map.of("total", "1500"));

        JsonNode run =
                api.awaitStatus(api.awaitRuns(id, 1).getFirst().path("id").asString(), "SUCCEEDED");

        assertThat(run.path("trigger").asString()).isEqualTo("stream");
        assertThat(run.at("/output/got/id").asString()).isEqualTo(entry);
        assertThat(run.at("/output/got/stream").asString()).isEqualTo(stream);
        assertThat(run.at("/output/got/fields/total").asString()).isEqualTo("1500");
        awaitAcknowledged();
    }

    @Test
    void an_entry_that_redis_hands_out_again_starts_nothing() {
        String id = listening(stream);
        redis.xadd(stream, Map.of("n", "1"));
        api.awaitRuns(id, 1);
        awaitAcknowledged();

        redis.xgroupSetid(StreamOffset.from(stream, "0-0"), "g");
        redis.xadd(stream, Map.of("n", "2"));

        api.awaitRuns(id, 2);
        awaitAcknowledged();
        assertThat(api.runs(id)).hasSize(2);
    }

    @Test
    void many_entries_are_many_runs() {
        String id = listening(stream);
        for (int i = 0; i < 120; i++) {
            redis.xadd(stream, Map.of("n", String.valueOf(i)));
        }
        await().atMost(SOON)
                .until(() -> owner().get("/api/executions?limit=200&workflow=" + id)
                                .json()
                                .path("items")
                                .size()
                        == 120);
        awaitAcknowledged();
    }

    @Test
    void a_stream_that_is_none_does_not_hold_up_the_others() {
        String broken = "no-stream-" + UUID.randomUUID();
        redis.set(broken, "a plain text");
        listening(broken);
        String id = listening(stream);
        redis.xadd(stream, Map.of("n", "1"));
        api.awaitRuns(id, 1);
    }

    @Test
    void a_workflow_that_no_longer_listens_is_left_alone() {
        String id = listening(stream);
        redis.xadd(stream, Map.of("n", "1"));
        api.awaitRuns(id, 1);
        awaitAcknowledged();
        owner().put("/api/workflows/" + id + "/draft", Samples.startedBy("{\"type\": \"manual\"}"));
        assertThat(owner().post("/api/workflows/" + id + "/publish").status()).isEqualTo(200);
        String other = UUID.randomUUID().toString();
        String witness =
                api.published(Samples.startedBy("{\"type\": \"stream\", \"stream\": \"%s\"}".formatted(other)));

        redis.xadd(stream, Map.of("n", "2"));
        redis.xadd(other, Map.of("n", "3"));

        api.awaitRuns(witness, 1);
        assertThat(api.runs(id)).hasSize(1);
    }

    @Test
    void a_file_put_into_the_drop_folder_starts_its_run_and_is_put_away() throws Exception {
        String folder = "inbox-" + UUID.randomUUID();
        String id = api.published(Samples.startedBy("{\"type\": \"file\", \"path\": \"%s/*.csv\"}".formatted(folder)));
        Path inbox = Files.createDirectories(home.resolve("drop").resolve(folder));
        Files.writeString(inbox.resolve("orders.csv"), "id;total\nA-1;1500\n");

        JsonNode run =
                api.awaitStatus(api.awaitRuns(id, 1).getFirst().path("id").asString(), "SUCCEEDED");

        assertThat(run.path("trigger").asString()).isEqualTo("file");
        assertThat(run.at("/output/got/text").asString()).isEqualTo("id;total\nA-1;1500\n");
        await().atMost(SOON).until(() -> Files.exists(inbox.resolve("done/orders.csv")));
    }
}
