package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.chat.ChattingParley;
import dev.parley.bot.slack.standin.Gestures;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.SignedRequests;
import dev.parley.bot.slack.standin.SlackStandIn;
import dev.parley.bot.slack.standin.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The application in a Slack workspace. Ana owns it, Bo leads, Kim is just a member; each test has a channel of its own. */
abstract class SlackedParley extends ChattingParley {
    static final SlackStandIn SLACK = SlackStandIn.started();
    static final String SECRET = "signing-secret-of-the-tests";
    static final String ANA = SLACK.workspace().person("Ana", "ana@acme.test");
    static final String BO = SLACK.workspace().person("Bo", "bo@acme.test");
    static final String KIM = SLACK.workspace().person("Kim", "kim@acme.test");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    String channel = "";

    @DynamicPropertySource
    static void slack(DynamicPropertyRegistry registry) {
        registry.add("parley.slack.bot-token", () -> SlackStandIn.TOKEN);
        registry.add("parley.slack.signing-secret", () -> SECRET);
        registry.add("parley.slack.api-url", () -> SLACK.url());
        registry.add("parley.slack.client-id", () -> SlackStandIn.CLIENT_ID);
        registry.add("parley.slack.client-secret", () -> SlackStandIn.CLIENT_SECRET);
        registry.add("parley.slack.owner", () -> "ana@acme.test");
    }

    @BeforeEach
    void a_channel_of_its_own() {
        channel = SLACK.workspace().channel("orders-" + UUID.randomUUID());
        jdbc.sql("UPDATE person SET email = 'bo@acme.test' WHERE id = 'bo'").update();
        await("the workspace to be known")
                .atMost(PATIENCE)
                .until(() -> jdbc.sql("SELECT count(*) FROM slack_workspace WHERE team = ?")
                                .param(Workspace.TEAM)
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    @AfterEach
    void all_is_well_again() {
        SLACK.faults().clear();
    }

    SignedRequests signed() {
        return SignedRequests.now(URI.create("http://127.0.0.1:" + port + "/slack/events"), SECRET);
    }

    /** @return the status */
    static int send(HttpRequest request) {
        return answer(request).statusCode();
    }

    static HttpResponse<String> answer(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** In the channel, outside threads. @return the root of the thread that this opens */
    String mention(String user, String words) {
        String text = "<@" + Workspace.BOT + "> " + words;
        String ts = SLACK.workspace().say(channel, user, text, "");
        assertThat(send(signed().event(message("app_mention", channel, user, text, ts, ""))))
                .isEqualTo(200);
        return ts;
    }

    void reply(String user, String thread, String words) {
        String ts = SLACK.workspace().say(channel, user, words, thread);
        assertThat(send(signed().event(message("message", channel, user, words, ts, thread))))
                .isEqualTo(200);
    }

    /** In the direct messages with Parley. @return where that is */
    String tell(String user, String words) {
        String direct = SLACK.workspace().direct(user);
        String ts = SLACK.workspace().say(direct, user, words, "");
        ObjectNode event = message("message", direct, user, words, ts, "").put("channel_type", "im");
        assertThat(send(signed().event(event))).isEqualTo(200);
        return direct;
    }

    void command(String user, String words) {
        command(channel, user, words);
    }

    /** @param where a channel, or a conversation that Parley is not in */
    void command(String where, String user, String words) {
        assertThat(send(signed().command(where, user, words, SLACK.respondAt(where, "", user))))
                .isEqualTo(200);
    }

    void press(String user, Posted message, String label) {
        String respondAt =
                SLACK.respondAt(message.channel(), message.ts(), user).toString();
        ObjectNode press = Gestures.press(message, label, user).put("response_url", respondAt);
        assertThat(send(signed().interaction(press))).isEqualTo(200);
    }

    static ObjectNode message(String type, String channel, String user, String text, String ts, String thread) {
        ObjectNode event = JSON.createObjectNode()
                .put("type", type)
                .put("channel", channel)
                .put("channel_type", "channel")
                .put("user", user)
                .put("text", text)
                .put("ts", ts);
        return thread.isEmpty() ? event : event.put("thread_ts", thread);
    }

    Posted awaitSaying(String words) {
        return awaitSaying(channel, words);
    }

    static Posted awaitSaying(String channel, String words) {
        return awaitMessage(
                channel, "saying " + words, message -> message.seen().contains(words));
    }

    Posted awaitButton(String label) {
        return awaitMessage(
                channel,
                "with the button " + label,
                message -> message.buttons().contains(label));
    }

    /** The newest of Parley's that is so. */
    static Posted awaitMessage(String channel, String what, Predicate<Posted> isIt) {
        return awaitMessage(SLACK.workspace(), channel, what, isIt);
    }

    static Posted awaitMessage(Workspace workspace, String channel, String what, Predicate<Posted> isIt) {
        try {
            return await("a message " + what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> workspace.messages(channel).stream()
                                    .filter(message -> message.user().equals(Workspace.BOT))
                                    .filter(isIt)
                                    .reduce((_, later) -> later),
                            Optional::isPresent)
                    .orElseThrow();
        } catch (org.awaitility.core.ConditionTimeoutException late) {
            throw new AssertionError(late.getMessage() + "\n" + workspace.transcript(channel), late);
        }
    }

    String transcript() {
        return SLACK.workspace().transcript(channel);
    }

    /** A workflow whose approval a lead has to give, live, drafted in a thread of its own. */
    Live guarded() {
        String thread = mention(ANA, "guard orders");
        awaitSaying("Who approves large orders?");
        reply(ANA, thread, "role:lead");
        press(ANA, awaitButton("Approve"), "Approve");
        return new Live(thread, hook(awaitSaying("This starts")));
    }

    /** A workflow without anybody to ask. */
    Live forwarding() {
        String thread = mention(ANA, "forward orders");
        press(ANA, awaitButton("Approve"), "Approve");
        return new Live(thread, hook(awaitSaying("This starts")));
    }

    record Live(String thread, String hook) {}

    static String hook(Posted live) {
        return live.json().toString().replaceAll("(?s).*?'?https?://[^/']+(/hooks/[A-Za-z0-9_.-]+).*", "$1");
    }

    void order(Live live, String id, int total) {
        assertThat(anyone().post(live.hook(), "{\"id\": \"" + id + "\", \"total\": " + total + "}")
                        .status())
                .isEqualTo(202);
    }
}
