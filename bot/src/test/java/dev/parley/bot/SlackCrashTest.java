package dev.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.parley.bot.slack.standin.Fault;
import dev.parley.bot.slack.standin.Gestures;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.SignedRequests;
import dev.parley.bot.slack.standin.SlackStandIn;
import dev.parley.bot.slack.standin.Workspace;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** kill -9 of the whole application after Slack took a message and before it was noted, while runs are being told. */
class SlackCrashTest {
    private static final int RUNS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SECRET = "secret-of-the-crash";

    @TempDir
    Path home;

    private final SlackStandIn slack = SlackStandIn.started();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String ana = slack.workspace().person("Ana", "ana@acme.test");
    private final String channel = slack.workspace().channel("orders");

    @Test
    void nothing_is_lost_and_nothing_said_twice() throws Exception {
        WireMockServer farSystem =
                new WireMockServer(WireMockConfiguration.wireMockConfig().dynamicPort());
        farSystem.start();
        farSystem.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
        try {
            RunningParley first = RunningParley.at(home, slackSettings());
            String hook = live(
                    first, "When a webhook receives an order, fetch http://localhost:" + farSystem.port() + "/stock");
            // Slack takes the post, and the answer never arrives: just then the process is gone.
            slack.faults().when(call -> call.method().equals("chat.postMessage"), new Fault.AnswerLost());
            int before = ours().size();
            for (int n = 0; n < RUNS; n++) {
                first.client().post(hook, "{\"id\": \"A-" + n + "\"}").is(202);
            }
            await().atMost(PATIENCE).until(() -> ours().size() > before);
            first.kill();
            slack.faults().clear();

            try (RunningParley second = RunningParley.at(home, slackSettings())) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(done()).hasSize(RUNS));
                send(second, "list");
                awaitOurs(message -> message.seen().contains("You have 1 workflow"));
                assertThat(runs()).as("one message for each run").hasSize(RUNS);
                assertThat(ours().stream().map(Posted::ts)).isSorted();
            }
        } finally {
            farSystem.stop();
            slack.close();
            http.close();
        }
    }

    private Map<String, String> slackSettings() {
        return Map.of(
                "PARLEY_SLACK_BOT_TOKEN",
                SlackStandIn.TOKEN,
                "PARLEY_SLACK_SIGNING_SECRET",
                SECRET,
                "PARLEY_SLACK_API_URL",
                slack.url().toString(),
                "PARLEY_SLACK_OWNER",
                ana);
    }

    /** @return the path of its webhook */
    private String live(RunningParley parley, String wish) {
        send(parley, wish);
        Posted shown = awaitOurs(message -> !message.buttons().isEmpty());
        for (int asked = 0; asked < 10 && !shown.buttons().contains("Approve"); asked++) {
            Posted question = shown;
            press(parley, question, "Skip");
            shown = awaitOurs(
                    message -> !message.buttons().isEmpty() && !message.ts().equals(question.ts()));
        }
        press(parley, shown, "Approve");
        Posted live = awaitOurs(message -> message.seen().contains("This starts"));
        return live.json().toString().replaceAll("(?s).*?https?://[^/']+(/hooks/[A-Za-z0-9_.-]+).*", "$1");
    }

    private void send(RunningParley parley, String words) {
        String text = "<@" + Workspace.BOT + "> " + words;
        String ts = slack.workspace().say(channel, ana, text, "");
        ObjectNode event = JsonMapper.shared()
                .createObjectNode()
                .put("type", "app_mention")
                .put("channel", channel)
                .put("user", ana)
                .put("text", text)
                .put("ts", ts);
        deliver(signed(parley).event(event));
    }

    private void press(RunningParley parley, Posted message, String label) {
        deliver(signed(parley).interaction(Gestures.press(message, label, ana)));
    }

    private SignedRequests signed(RunningParley parley) {
        return SignedRequests.now(parley.uri().resolve("/slack/events"), SECRET);
    }

    /** As Slack does, until it is acknowledged. */
    private void deliver(HttpRequest request) {
        await().atMost(PATIENCE)
                .until(() -> http.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    private List<Posted> ours() {
        return slack.workspace().messages(channel).stream()
                .filter(message -> message.user().equals(Workspace.BOT))
                .toList();
    }

    /** The live messages of runs. */
    private List<Posted> runs() {
        return ours().stream()
                .filter(message -> message.seen().contains("Started by a webhook call")
                        || message.seen().contains("*Done*"))
                .toList();
    }

    private List<String> done() {
        return IntStream.range(0, RUNS)
                .mapToObj(n -> "A-" + n)
                .filter(id -> runs().stream()
                        .anyMatch(run ->
                                run.seen().contains("*Done*") && run.seen().contains(id)))
                .toList();
    }

    private Posted awaitOurs(Predicate<Posted> isIt) {
        try {
            return await().atMost(PATIENCE)
                    .until(() -> ours().stream().filter(isIt).reduce((_, later) -> later), Optional::isPresent)
                    .orElseThrow();
        } catch (org.awaitility.core.ConditionTimeoutException late) {
            throw new AssertionError(slack.workspace().transcript(channel), late);
        }
    }
}
