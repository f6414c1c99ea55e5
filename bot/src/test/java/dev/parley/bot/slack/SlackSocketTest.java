package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.chat.ChattingParley;
import dev.parley.bot.slack.standin.SlackStandIn;
import dev.parley.bot.slack.standin.Sockets;
import dev.parley.bot.slack.standin.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ObjectNode;

/** Socket Mode over a real web socket: nothing reaches this Parley by HTTP. */
class SlackSocketTest extends ChattingParley {
    private static final SlackStandIn SLACK = SlackStandIn.started();
    private static final String ANA = SLACK.workspace().person("Ana", "ana@acme.test");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Connection connection;

    private final Sockets sockets = SLACK.sockets();
    private String channel = "";

    @DynamicPropertySource
    static void slack(DynamicPropertyRegistry registry) {
        registry.add("parley.slack.bot-token", () -> SlackStandIn.TOKEN);
        registry.add("parley.slack.app-token", () -> SlackStandIn.APP_TOKEN);
        registry.add("parley.slack.api-url", () -> SLACK.url());
        registry.add("parley.slack.owner", () -> "ana@acme.test");
    }

    @BeforeEach
    void it_is_connected() {
        channel = SLACK.workspace().channel("talk-" + UUID.randomUUID());
        awaitOpen();
    }

    @Test
    void an_envelope_is_acknowledged_and_answered() {
        String envelope = sockets.send("events_api", mention("Ev1", "help"));

        awaitAcknowledged(envelope);
        awaitSaid(1, "Tell me what should happen");
    }

    @Test
    void commands_and_presses_come_that_way_as_well() {
        ObjectNode command = json.createObjectNode()
                .put("command", "/parley")
                .put("text", "help")
                .put("channel_id", channel)
                .put("user_id", ANA)
                .put("team_id", Workspace.TEAM)
                .put("trigger_id", "trigger-" + UUID.randomUUID());
        awaitAcknowledged(sockets.send("slash_commands", command));

        awaitSaid(1, "Tell me what should happen");
        ObjectNode wanted = json.createObjectNode()
                .put("type", "shortcut")
                .put("callback_id", "new_automation")
                .put("trigger_id", "trigger-" + UUID.randomUUID());
        wanted.putObject("user").put("id", ANA);
        wanted.putObject("team").put("id", Workspace.TEAM);
        int before = SLACK.workspace().views().size();
        awaitAcknowledged(sockets.send("interactive", wanted));
        await().atMost(PATIENCE).until(() -> SLACK.workspace().views().size() > before);
    }

    @Test
    void a_modal_that_does_not_fit_hears_so_with_the_acknowledgement() {
        ObjectNode sent = json.createObjectNode().put("type", "view_submission");
        sent.putObject("user").put("id", ANA);
        sent.putObject("team").put("id", Workspace.TEAM);
        ObjectNode view =
                sent.putObject("view").put("type", "modal").put("id", "V1").put("hash", "1.V1");
        view.put("private_metadata", "{\"actions\": [{\"id\": \"shortcut.new\", \"value\": \"\"}]}");
        view.putArray("blocks")
                .addObject()
                .put("type", "input")
                .put("block_id", "wish")
                .put("optional", false);
        String envelope = sockets.send("interactive", sent);
        awaitAcknowledged(envelope);
        assertThat(sockets.answer(envelope).path("errors").path("wish").asString())
                .isEqualTo("This is needed.");
    }

    @Test
    void what_comes_again_is_acknowledged_again_and_answered_once() {
        ObjectNode event = mention("Ev2", "help");
        awaitAcknowledged(sockets.send("events_api", event));
        awaitAcknowledged(sockets.again(1, "events_api", event));
        awaitAcknowledged(sockets.send("events_api", mention("Ev3", "list")));

        awaitSaid(2, "");
        assertThat(said()).hasSize(2);
    }

    @Test
    void words_are_taken_in_the_order_they_came() {
        String root = SLACK.workspace().say(channel, ANA, "here", "");
        IntStream.range(0, 12).forEach(n -> sockets.send("events_api", reply(root, "run nothing-" + n)));

        awaitSaid(12, "");
        assertThat(said().stream()
                        .map(words -> words.replaceAll("(?s).*“(nothing-\\d+)”.*", "$1"))
                        .toList())
                .containsExactlyElementsOf(
                        IntStream.range(0, 12).mapToObj(n -> "nothing-" + n).toList());
    }

    @Test
    void it_moves_when_slack_wants_it_to() {
        int before = sockets.opened();
        sockets.refresh();

        await().atMost(PATIENCE).until(() -> sockets.opened() == before + 1 && sockets.open() == 1);
        awaitAcknowledged(sockets.send("events_api", mention("Ev4", "help")));
        awaitSaid(1, "Tell me what should happen");
    }

    @Test
    void it_comes_back_when_the_connection_breaks_and_what_was_not_acknowledged_counts_once() {
        ObjectNode event = mention("Ev5", "help");
        sockets.send("events_api", event);
        sockets.breakAll();
        awaitOpen();
        awaitAcknowledged(sockets.again(1, "events_api", event));

        awaitSaid(1, "Tell me what should happen");
        awaitAcknowledged(sockets.send("events_api", mention("Ev6", "list")));
        awaitSaid(2, "");
        assertThat(said()).hasSize(2);
    }

    @Test
    void it_stays_away_once_another_process_owns_the_engine() {
        sockets.breakAll();
        connection.close();
        AtomicInteger opened = new AtomicInteger(-1);
        // Longer than the client takes to look after its connection; one that was on its way when it was told may still
        // arrive.
        await().during(Duration.ofSeconds(7))
                .atMost(Duration.ofSeconds(60))
                .until(() -> opened.getAndSet(sockets.opened()) == sockets.opened());
        connection.open();
        awaitOpen();
    }

    private void awaitOpen() {
        await("an open socket").atMost(PATIENCE).until(() -> sockets.open() == 1);
    }

    private void awaitAcknowledged(String envelope) {
        await("an acknowledgement")
                .atMost(PATIENCE)
                .until(() -> sockets.acknowledged().contains(envelope));
    }

    private void awaitSaid(int messages, String words) {
        await(messages + " messages of Parley's")
                .atMost(PATIENCE)
                .until(() -> said().size() >= messages && said().stream().anyMatch(said -> said.contains(words)));
    }

    private List<String> said() {
        return SLACK.workspace().messages(channel).stream()
                .filter(message -> message.user().equals(Workspace.BOT))
                .map(message -> message.seen())
                .toList();
    }

    private ObjectNode mention(String id, String words) {
        String text = "<@" + Workspace.BOT + "> " + words;
        return envelope(
                id + channel,
                SlackedParley.message(
                        "app_mention", channel, ANA, text, SLACK.workspace().say(channel, ANA, text, ""), ""));
    }

    /** With a mention each, since the thread is somebody else's. */
    private ObjectNode reply(String thread, String words) {
        String text = "<@" + Workspace.BOT + "> " + words;
        String ts = SLACK.workspace().say(channel, ANA, text, thread);
        return envelope("Ev" + ts, SlackedParley.message("app_mention", channel, ANA, text, ts, thread));
    }

    private ObjectNode envelope(String id, ObjectNode event) {
        ObjectNode body = json.createObjectNode()
                .put("type", "event_callback")
                .put("team_id", Workspace.TEAM)
                .put("event_id", id);
        body.set("event", event);
        return body;
    }
}
