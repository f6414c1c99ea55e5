package dev.parley.bot;

import dev.parley.bot.embedded.TestDatabase;
import dev.parley.bot.embedded.TestServers;
import dev.parley.bot.slack.standin.SignedRequests;
import dev.parley.bot.slack.standin.SlackStandIn;
import dev.parley.bot.slack.standin.Workspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How soon Parley acknowledges what Slack sends while 200 runs are being told there. Not a test: it prints a table. Run it with
 * {@code ./mvnw -Pbenchmarks verify -DskipTests}.
 */
final class SlackBenchmark {
    private static final int EVENTS_A_SECOND = 50;
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final int ROUNDS = 3;
    /** Each may have twenty live messages a minute. */
    private static final int WORKFLOWS = 10;

    private static final int RUNS_OF_EACH = 20;
    private static final String SECRET = "secret-of-the-benchmark";
    private static final String WORKFLOW = """
            {"parley": 1, "name": "Told %d", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "steps", "use": "logic.repeat", "with": {"max": 10}},
               {"id": "wait", "in": "steps", "use": "logic.delay", "with": {"duration": "2s"}}],
             "edges": [{"from": "trigger", "to": "steps"}]}
            """;

    private SlackBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        SlackStandIn slack = SlackStandIn.started();
        String ana = slack.workspace().person("Ana", "ana@acme.test");
        TestDatabase database = TestServers.freshDatabase();
        Map<String, String> settings = new HashMap<>(Map.of(
                "PARLEY_DATASOURCE_URL", database.url(),
                "PARLEY_DATASOURCE_USERNAME", database.username(),
                "PARLEY_DATASOURCE_PASSWORD", database.password(),
                "PARLEY_REDIS_URL", TestServers.redisUrl()));
        settings.putAll(Map.of(
                "PARLEY_SLACK_BOT_TOKEN",
                SlackStandIn.TOKEN,
                "PARLEY_SLACK_SIGNING_SECRET",
                SECRET,
                "PARLEY_SLACK_API_URL",
                slack.url().toString(),
                "PARLEY_SLACK_OWNER",
                ana));
        try (RunningParley parley =
                RunningParley.inProduction(Files.createTempDirectory("parley-benchmark"), settings)) {
            List<URI> hooks = workflows(parley, database, slack);
            URI events = parley.uri().resolve("/slack/events");
            System.out.printf(
                    "%nacknowledging %d events/s of Slack for %d s, %d runs being told there; from when they were due%n",
                    EVENTS_A_SECOND, ROUND.toSeconds(), WORKFLOWS * RUNS_OF_EACH);
            System.out.println("             p50 / p99 / max ms       calls of the Web API meanwhile");
            round("just started", parley, hooks, events, slack, ana);
            for (int round = 1; round <= ROUNDS; round++) {
                round("round " + round, parley, hooks, events, slack, ana);
            }
        }
        System.exit(0);
    }

    /** The first after the start has everything still to be compiled, by the cores that are to answer. */
    private static void round(
            String name, RunningParley parley, List<URI> hooks, URI events, SlackStandIn slack, String user) {
        for (URI hook : hooks) {
            for (int run = 0; run < RUNS_OF_EACH; run++) {
                parley.client().post(hook.getPath(), "{}").is(202);
            }
        }
        int before = slack.calls().size();
        long[] times = load(events, slack, user, ROUND);
        System.out.printf(
                "%-12s %s / %s / %s       %d%n",
                name,
                WebhookLoad.ms(times, 0.5),
                WebhookLoad.ms(times, 0.99),
                WebhookLoad.ms(times, 1),
                slack.calls().size() - before);
    }

    /** Each reports in a channel of its own. */
    private static List<URI> workflows(RunningParley parley, TestDatabase database, SlackStandIn slack)
            throws SQLException {
        List<URI> hooks = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement home =
                        connection.prepareStatement("UPDATE workflow SET home = ? WHERE id = ?::uuid")) {
            for (int n = 0; n < WORKFLOWS; n++) {
                String id = parley.client().publish(WORKFLOW.formatted(n));
                home.setString(
                        1, "slack:" + Workspace.TEAM + "/" + slack.workspace().channel("told-" + n));
                home.setString(2, id);
                home.executeUpdate();
                hooks.add(parley.client().hookOf(id));
            }
        }
        return hooks;
    }

    /** On a fixed timetable; times count from when an event was due, so that a stall is not hidden. */
    private static long[] load(URI events, SlackStandIn slack, String user, Duration duration) {
        String channel = slack.workspace().channel("talk");
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        long pace = 1_000_000_000L / EVENTS_A_SECOND;
        long begin = System.nanoTime();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (long due = begin; due < begin + duration.toNanos(); due += pace) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                long from = due;
                String text = "<@" + Workspace.BOT + "> list";
                ObjectNode event = JsonMapper.shared()
                        .createObjectNode()
                        .put("type", "app_mention")
                        .put("channel", channel)
                        .put("user", user)
                        .put("text", text)
                        .put("ts", slack.workspace().say(channel, user, text, ""));
                sent.add(http.sendAsync(
                                SignedRequests.now(events, SECRET).event(event), HttpResponse.BodyHandlers.discarding())
                        .thenAccept(answer -> {
                            if (answer.statusCode() != 200) {
                                throw new IllegalStateException("It was answered with " + answer.statusCode());
                            }
                            times.add(System.nanoTime() - from);
                        }));
            }
            sent.forEach(CompletableFuture::join);
        }
        return times.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
