package dev.parley.bot.templates;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.api.Http.Answer;
import dev.parley.bot.api.StartedParley;
import dev.parley.bot.chat.Chat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The application, connected with the stand-ins of TechCorp's systems over {@code POST /api/connections}, as a team would. */
@TestPropertySource(properties = {"PARLEY_EGRESS_ALLOW=127.0.0.1,localhost", "parley.connections.tick=100ms"})
abstract class Story extends StartedParley {
    static final Systems SYSTEMS = new Systems();

    private static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

    @Autowired
    private JdbcClient jdbc;

    private String workflow = "";
    private Chat chat;

    /** Where the phone system tells of calls. */
    String callsHook = "";

    @BeforeEach
    void everything_is_connected_and_well() {
        jdbc.sql("DELETE FROM connection").update();
        SYSTEMS.areWell();
        connect("salesforce", "/salesforce", "token", "\"token\": \"00D-story\"");
        connect("jira", "/jira", "basic", "\"username\": \"ana@techcorp.com\", \"password\": \"jira-story\"");
        connect("slack", "/slack", "token", "\"token\": \"xoxp-story\"");
        connect("notion", "/notion", "token", "\"token\": \"ntn-story\"");
        connect("google_calendar", "/calendar", "token", "\"token\": \"ya29-calendar\"");
        connect("gmail", "/gmail", "token", "\"token\": \"ya29-mail\"");
        connect("google_sheets", "/sheets", "token", "\"token\": \"ya29-sheets\"");
        callsHook = connect("calls", "/pbx", "token", "\"token\": \"pbx-story\", \"webhook_secret\": \"hook-story\"")
                .at("/hookUrl");
        Answer opened = owner().post("/api/conversations", "{}");
        chat = new Chat(owner(), opened.at("/id"));
    }

    @AfterEach
    void nobody_listens_any_longer() {
        jdbc.sql("DELETE FROM connection").update();
        jdbc.sql("DELETE FROM subscription").update();
    }

    Answer connect(String connector, String path, String auth, String values) {
        Answer connected = owner().post(
                        "/api/connections",
                        "{\"connector\": \"%s\", \"baseUrl\": \"%s\", \"auth\": \"%s\", \"values\": {%s}}"
                                .formatted(connector, SYSTEMS.at(path), auth, values));
        assertThat(connected.status()).as(connected.body()).isEqualTo(201);
        assertThat(connected.at("/status")).as(connected.body()).isEqualTo("READY");
        return connected;
    }

    /** Installs a template for this conversation and makes it live. */
    void installed(String template, String settings) {
        Answer installed = owner().post(
                        "/api/templates/" + template + "/install",
                        "{\"settings\": %s, \"conversation\": \"%s\"}".formatted(settings, chat.id()));
        assertThat(installed.status()).as(installed.body()).isEqualTo(201);
        workflow = installed.at("/workflow");
        Answer published = owner().post("/api/workflows/" + workflow + "/publish");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
    }

    /** Starts it by hand, with what its trigger would bring. */
    void begun(String input) {
        Answer begun = owner().post("/api/workflows/" + workflow + "/executions", "{\"input\": " + input + "}");
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    }

    Chat chat() {
        return chat;
    }

    /** The one run that there is, ended. */
    JsonNode run() {
        return await("the run's end")
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(this::latest, run -> ENDS.contains(run.path("status").asString("")));
    }

    void succeeded() {
        JsonNode run = run();
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
    }

    JsonNode latest() {
        return owner().get("/api/executions?workflow=" + workflow)
                .json()
                .path("items")
                .path(0);
    }

    /** From the trigger to a moment. */
    static Duration until(JsonNode run, Instant moment) {
        return Duration.between(Instant.parse(run.path("startedAt").asString()), moment);
    }

    /** The message with this button; it may take a few attempts at a system that is down until it comes. */
    JsonNode card(String action) {
        return await("a card with " + action)
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> chat.messages().stream()
                                .filter(some -> button(some, action) != null)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    static @Nullable JsonNode button(JsonNode message, String action) {
        return message.path("blocks")
                .valueStream()
                .flatMap(block -> block.path("actions").valueStream())
                .filter(button -> button.path("id").asString().equals(action))
                .findFirst()
                .orElse(null);
    }

    /** What Parley says at the end of the run, in the conversation itself. */
    String told() {
        return chat.awaitMessage(
                        "the end of the run",
                        message -> message.path("from").asString().equals("bot")
                                && message.path("thread").isMissingNode()
                                && message.toString().contains("**Done**"))
                .path("blocks")
                .toString();
    }

    int runs() {
        return owner().get("/api/executions?workflow=" + workflow)
                .json()
                .path("items")
                .size();
    }

    /** In four minutes, with somebody. */
    static void aMeetingIsComing(String guest) {
        calendar(event(guest));
    }

    /** Beside that with Mia, one with somebody. */
    static void aMeetingIsComingToo(String guest) {
        calendar(event("mia@techcorp.com"), event(guest));
    }

    private static void calendar(String... events) {
        SYSTEMS.far()
                .stubFor(get(urlPathEqualTo(Systems.CALENDAR + "/calendars/primary/events"))
                        .willReturn(Systems.json("{\"items\": [%s]}".formatted(String.join(", ", events)))));
    }

    private static String event(String guest) {
        Instant start = Instant.now().plus(Duration.ofMinutes(4)).truncatedTo(ChronoUnit.SECONDS);
        return """
                {"id": "%s", "status": "confirmed", "summary": "Demo", "hangoutLink": "https://meet.google.com/abc-defg-hij",
                 "organizer": {"email": "ana@techcorp.com", "self": true}, "start": {"dateTime": "%s"}, "end": {"dateTime": "%s"},
                 "attendees": [{"email": "ana@techcorp.com", "self": true, "responseStatus": "accepted"},
                   {"email": "%s", "displayName": "%s", "responseStatus": "accepted"}]}""".formatted(
                        UUID.randomUUID(),
                        start,
                        start.plusSeconds(1800),
                        guest,
                        guest.startsWith("jane") ? "Jane Wilson" : guest);
    }
}
