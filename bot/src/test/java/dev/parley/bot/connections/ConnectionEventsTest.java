package dev.parley.bot.connections;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.api.Http;
import dev.parley.bot.api.Http.Answer;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.desk.ConnectionDesk;
import dev.parley.connectors.event.EventSource;
import dev.parley.engine.OrgId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What happens in far systems starts workflows, told or asked for, and once. */
@TestPropertySource(properties = "parley.connections.tick=100ms")
class ConnectionEventsTest extends ConnectedParley {
    private static final String OPENED = "{\"action\": \"opened\", \"issue\": {\"number\": %d}}";

    @Autowired
    private ConnectionLook look;

    @Autowired
    private ConnectionDesk desk;

    @Autowired
    private Connectors connectors;

    private String hook;

    @BeforeEach
    void connect_with_a_webhook_secret() {
        Answer answer = connect("\"values\": {\"token\": \"ghp_events0001\", \"webhook_secret\": \"sign-with-this\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        hook = URI.create(answer.at("/hookUrl")).getPath();
    }

    @Test
    void what_github_tells_starts_the_workflows_that_listen_once() throws Exception {
        String workflow = listening("github.issue_opened", "event.issue.number == 41");

        assertThat(deliver("issues", "d-40", OPENED.formatted(40)).status()).isEqualTo(202);
        assertThat(deliver("issues", "d-41", OPENED.formatted(41)).status()).isEqualTo(202);
        assertThat(deliver("issues", "d-41", OPENED.formatted(41)).status()).isEqualTo(202);
        assertThat(deliver("star", "d-42", "{\"action\": \"created\"}").status())
                .isEqualTo(202);

        await().until(() -> runs(workflow).size(), count -> count == 1);
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> runs(workflow).size() == 1);
    }

    @Test
    void what_is_not_signed_is_not_believed() throws Exception {
        Http stranger = anyone().with("X-GitHub-Event", "issues").with("X-GitHub-Delivery", "d-1");

        assertProblem(stranger.post(hook, OPENED.formatted(1)), 401).hinting("webhook secret");
        assertProblem(
                        stranger.with("X-Hub-Signature-256", "sha256=" + sign("other-secret", OPENED.formatted(1)))
                                .post(hook, OPENED.formatted(1)),
                        401)
                .saying("does not fit");
        assertProblem(stranger.post(hook.replaceAll("[^/]+$", "0c9b1a52-0000-4000-8000-000000000000"), "{}"), 404);
    }

    @Test
    void a_signature_may_cover_the_address_that_the_connection_named() throws Exception {
        FAR.stubFor(get("/account-info/v3/details").willReturn(json(200, "{\"portalId\": 33}")));
        Answer connected = owner().post("/api/connections", """
                {"connector": "hubspot", "baseUrl": "%s", "values": {"token": "pat-events0001", "webhook_secret": "sign-with-this"}}""".formatted(FAR.baseUrl()));
        String address = connected.at("/hookUrl");
        String now = Long.toString(System.currentTimeMillis());
        String body = "[{\"eventId\": 1, \"subscriptionType\": \"contact.creation\", \"objectId\": 512}]";
        Http hubSpot = anyone().with("X-HubSpot-Request-Timestamp", now);

        String right = Base64.getEncoder().encodeToString(hmac("sign-with-this", "POST" + address + body + now));
        String elsewhere =
                Base64.getEncoder().encodeToString(hmac("sign-with-this", "POST" + address + "x" + body + now));

        assertThat(hubSpot.with("X-HubSpot-Signature-v3", right)
                        .post(URI.create(address).getPath(), body)
                        .status())
                .isEqualTo(202);
        assertThat(hubSpot.with("X-HubSpot-Signature-v3", elsewhere)
                        .post(URI.create(address).getPath(), body)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void what_has_to_be_asked_for_is_asked_for_while_somebody_listens() {
        FAR.stubFor(get(urlPathEqualTo("/notifications"))
                .willReturn(json(
                        200, "[{\"id\": \"9\", \"reason\": \"mention\", \"updated_at\": \"2030-03-02T09:00:00Z\"}]")));
        String workflow = listening("github.notified", "event.reason == 'mention'");

        await().until(this::cursors, count -> count == 1);
        assertThat(runs(workflow)).isEmpty();
        lookAgain();
        await().until(() -> runs(workflow).size(), count -> count == 1);
        jdbc.sql("UPDATE connection_cursor SET cursor = '\"2026-01-01T00:00:00Z\"'")
                .update();
        lookAgain();
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> runs(workflow).size() == 1);
    }

    @Test
    void a_trigger_may_say_more_after_a_colon() {
        Answer calendar = owner().post("/api/connections", """
                {"connector": "google_calendar", "baseUrl": "%s", "auth": "token", "values": {"token": "ya29.events0001"}}""".formatted(FAR.baseUrl()));
        assertThat(calendar.status()).as(calendar.body()).isEqualTo(201);
        Instant start = Instant.now().plus(Duration.ofMinutes(14)).truncatedTo(ChronoUnit.SECONDS);
        FAR.stubFor(get(urlPathEqualTo("/calendar/v3/calendars/primary/events"))
                .willReturn(json(200, """
                {"items": [{"id": "review", "status": "confirmed", "summary": "Review", "start": {"dateTime": "%s"},
                            "end": {"dateTime": "%s"}}]}""".formatted(start, start.plusSeconds(1800)))));

        String early = listening("google_calendar.event_starting:15", "event.title == 'Review'");
        String usual = listening("google_calendar.event_starting", "event.title == 'Review'");

        await().until(() -> runs(early).size(), count -> count == 1);
        await().until(() -> looked("google_calendar.event_starting"), count -> count == 1);
        assertThat(runs(usual)).isEmpty();
    }

    /** As a minute later. */
    private void lookAgain() {
        EventSource.Poll notified = connectors.find("github").orElseThrow().events().stream()
                .filter(EventSource.Poll.class::isInstance)
                .map(EventSource.Poll.class::cast)
                .findFirst()
                .orElseThrow();
        UUID org = jdbc.sql("SELECT org_id FROM connection").query(UUID.class).single();
        assertThat(look.look(desk.all(new OrgId(org)).getFirst(), notified)).isTrue();
    }

    private long cursors() {
        return jdbc.sql("SELECT count(*) FROM connection_cursor")
                .query(Long.class)
                .single();
    }

    private long looked(String source) {
        return jdbc.sql("SELECT count(*) FROM connection_cursor WHERE source = ?")
                .param(source)
                .query(Long.class)
                .single();
    }

    private String listening(String source, String filter) {
        Answer created = owner().post("/api/workflows", """
                {"parley": 1, "name": "Listen", "trigger": {"type": "event", "source": "%s", "filter": "%s"},
                 "nodes": [{"id": "got", "use": "data.set", "with": {"values": {"all": "{{input}}"}}}],
                 "edges": [{"from": "trigger", "to": "got"}]}""".formatted(source, filter));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Answer published = owner().post("/api/workflows/" + created.at("/id") + "/publish");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        return created.at("/id");
    }

    private List<JsonNode> runs(String workflow) {
        return owner().get("/api/executions?workflow=" + workflow)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private Answer deliver(String event, String delivery, String body) throws Exception {
        return anyone().with("X-GitHub-Event", event)
                .with("X-GitHub-Delivery", delivery)
                .with("X-Hub-Signature-256", "sha256=" + sign("sign-with-this", body))
                .post(hook, body);
    }

    private static String sign(String secret, String body) throws Exception {
        return HexFormat.of().formatHex(hmac(secret, body));
    }

    private static byte[] hmac(String secret, String signed) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    }
}
