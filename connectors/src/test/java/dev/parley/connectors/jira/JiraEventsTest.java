package dev.parley.connectors.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.Lookback;
import dev.parley.connectors.event.Webhook;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Asked or told, an event is the same. */
class JiraEventsTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Office office = new Office(new JiraConnector());

    @BeforeEach
    void connect() {
        office.connect("basic", far.baseUrl(), Map.of("username", "mia@example.com", "password", "ATATT3xFfGF0abcdef"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void the_first_look_asks_nothing_and_begins_now() throws Exception {
        EventSource.Found first = look("jira.issue_created", null);

        assertThat(first.happenings()).isEmpty();
        assertThat(Lookback.of(first.cursor(), NOW).start()).isAfterOrEqualTo(NOW);
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_new_issue_is_told_and_what_was_there_before_is_not() throws Exception {
        farFinds(issue("1", NOW.minusSeconds(300)), issue("2", NOW.minusSeconds(30)));

        EventSource.Found found = look("jira.issue_created", began(NOW.minusSeconds(60), NOW.minusSeconds(60)));

        assertThat(found.happenings()).extracting(Happening::key).containsExactly("created/2");
        assertThat(found.happenings()
                        .getFirst()
                        .payload()
                        .path("issue")
                        .path("key")
                        .asString())
                .isEqualTo("ED-2");
        assertThat(Lookback.of(found.cursor(), NOW).latest()).isEqualTo(NOW.minusSeconds(30));
        far.verify(postRequestedFor(urlEqualTo("/rest/api/3/search/jql"))
                .withRequestBody(matchingJsonPath("$.jql", matching("created >= -[2-3]m ORDER BY created ASC"))));
    }

    @Test
    void what_jira_shows_late_is_told_all_the_same_and_by_the_same_key() throws Exception {
        farFinds(issue("2", NOW.minusSeconds(90)), issue("3", NOW.minusSeconds(30)));

        EventSource.Found found = look("jira.issue_created", began(NOW.minusSeconds(900), NOW.minusSeconds(30)));

        assertThat(found.happenings()).extracting(Happening::key).containsExactly("created/2", "created/3");
    }

    @Test
    void more_than_one_look_bears_is_told_by_the_next_ones() throws Exception {
        Instant all = NOW.minusSeconds(50);
        farFinds(IntStream.range(0, 120)
                .mapToObj(number -> issue("" + number, all.plusMillis(number)))
                .toArray(String[]::new));

        EventSource.Found first = look("jira.issue_created", began(NOW.minusSeconds(60), NOW.minusSeconds(60)));
        EventSource.Found second = look("jira.issue_created", first.cursor());

        assertThat(first.happenings().size()).isEqualTo(100);
        assertThat(second.happenings()).extracting(Happening::key).hasSize(21).endsWith("created/119");
    }

    @Test
    void a_change_is_told_but_creation_is_none() throws Exception {
        Instant changed = NOW.minusSeconds(10);
        farFinds(
                issue("1", NOW.minusSeconds(40)),
                issue("2", NOW.minusSeconds(4000))
                        .replace("'updated': '" + NOW.minusSeconds(4000), "'updated': '" + changed));

        EventSource.Found found = look("jira.issue_updated", began(NOW.minusSeconds(60), NOW.minusSeconds(60)));

        assertThat(found.happenings()).extracting(Happening::key).containsExactly("updated/2@" + changed);
    }

    @Test
    void a_comment_is_told_with_its_issue() throws Exception {
        farFinds(issue("2", NOW.minusSeconds(30)));
        far.stubFor(get(urlEqualTo("/rest/api/3/issue/2/comment?orderBy=-created&maxResults=50"))
                .willReturn(json("""
                        {'comments': [{'id': '77', 'created': '%s', 'author': {'displayName': 'Ana'}, 'body': {'type': 'doc', 'content': [
                            {'type': 'paragraph', 'content': [{'type': 'text', 'text': 'Any news?'}]}]}},
                          {'id': '70', 'created': '%s', 'body': 'old'}], 'total': 2}""".formatted(NOW.minusSeconds(30), NOW.minusSeconds(5000)))));

        EventSource.Found found = look("jira.comment_added", began(NOW.minusSeconds(60), NOW.minusSeconds(60)));

        assertThat(found.happenings()).extracting(Happening::key).containsExactly("comment/77");
        JsonNode payload = found.happenings().getFirst().payload();
        assertThat(payload.path("issue").path("key").asString()).isEqualTo("ED-2");
        assertThat(payload.path("comment").path("text").asString()).isEqualTo("Any news?");
    }

    @Test
    void a_comment_is_told_even_if_its_issue_was_changed_after_it() throws Exception {
        farFinds(issue("2", NOW.minusSeconds(10)));
        far.stubFor(get(urlEqualTo("/rest/api/3/issue/2/comment?orderBy=-created&maxResults=50"))
                .willReturn(json(
                        "{'comments': [{'id': '77', 'created': '%s', 'body': 'Any news?'}, {'id': '70', 'created': '%s'}]}"
                                .formatted(NOW.minusSeconds(300), NOW.minusSeconds(1000)))));

        EventSource.Found found = look("jira.comment_added", began(NOW.minusSeconds(900), NOW.minusSeconds(30)));

        assertThat(found.happenings()).extracting(Happening::key).containsExactly("comment/77");
    }

    @Test
    void a_webhook_tells_the_same_by_the_same_key() throws Exception {
        farFinds(issue("2", NOW.minusSeconds(30)));
        Happening asked = look("jira.issue_created", began(NOW.minusSeconds(60), NOW.minusSeconds(60)))
                .happenings()
                .getFirst();

        List<Happening> told = webhook()
                .read(delivery(
                        "{'webhookEvent': 'jira:issue_created', 'issue': " + issue("2", NOW.minusSeconds(30)) + "}"));

        assertThat(told).containsExactly(asked);
    }

    @Test
    void a_webhook_tells_of_comments_and_of_nothing_else() {
        String comment = """
                {'webhookEvent': 'comment_created', 'issue': {'id': '2', 'key': 'ED-2', 'self': 'https://acme.atlassian.net/rest/api/2/issue/2',
                  'fields': {'summary': 'API latency', 'description': 'P99'}}, 'comment': {'id': '77', 'body': 'Any news?', 'created': '2026-03-02T09:30:00.000+0000'}}""";

        assertThat(webhook().read(delivery(comment))).singleElement().satisfies(told -> {
            assertThat(told.source()).isEqualTo("jira.comment_added");
            assertThat(told.key()).isEqualTo("comment/77");
            assertThat(told.payload().path("issue").path("url").asString())
                    .isEqualTo("https://acme.atlassian.net/browse/ED-2");
        });
        assertThat(webhook()
                        .read(delivery("{'webhookEvent': 'jira:issue_deleted', 'issue': {'id': '2', 'key': 'ED-2'}}")))
                .isEmpty();
    }

    @Test
    void a_delivery_counts_when_jira_has_signed_it() {
        // The example of "Webhooks", section "Secure webhooks".
        Secret secret = new Secret("It's a Secret to Everybody");
        String signature = "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9";

        assertThat(webhook().isGenuine(signed("Hello World!", signature), secret, NOW))
                .isTrue();
        assertThat(webhook().isGenuine(signed("Hello World?", signature), secret, NOW))
                .isFalse();
        assertThat(webhook().isGenuine(delivery("Hello World!"), secret, NOW)).isFalse();
    }

    private EventSource.Found look(String source, JsonNode cursor) throws Exception {
        Sender sender = new Sender("The connection \"Jira\"", Instant.now().plusSeconds(20));
        Access access = office.connections.access(Office.ORG, "jira", null, sender);
        return office.spec.events().stream()
                .filter(event -> event.id().equals(source))
                .map(EventSource.Poll.class::cast)
                .findFirst()
                .orElseThrow()
                .look()
                .since(cursor, access, sender);
    }

    private Webhook webhook() {
        return Objects.requireNonNull(office.spec.webhook());
    }

    private static JsonNode began(Instant start, Instant latest) {
        return new Lookback(start, latest).cursor();
    }

    private static void farFinds(String... issues) {
        far.stubFor(post(urlEqualTo("/rest/api/3/search/jql"))
                .willReturn(json("{'issues': [" + String.join(",", issues) + "], 'isLast': true}")));
    }

    private static String issue(String id, Instant created) {
        return """
                {'id': '%1$s', 'key': 'ED-%1$s', 'self': 'https://acme.atlassian.net/rest/api/3/issue/%1$s',
                 'fields': {'summary': 'API latency', 'created': '%2$s', 'updated': '%2$s'}}""".formatted(id, created);
    }

    private static Delivery delivery(String body) {
        return new Delivery("POST", Map.of(), Map.of(), body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Delivery signed(String body, String signature) {
        return new Delivery(
                "POST", Map.of("X-Hub-Signature", signature), Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body.replace('\'', '"'));
    }
}
