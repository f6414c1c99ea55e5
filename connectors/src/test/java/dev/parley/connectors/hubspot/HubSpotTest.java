package dev.parley.connectors.hubspot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is HubSpot's own way. */
class HubSpotTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String SEARCH = "/crm/v3/objects/contacts/search";
    private static final Instant NOW = Instant.ofEpochMilli(1772442000000L);
    private static final Secret CLIENT_SECRET = new Secret("a1b2c3d4-0000-4000-8000-c1e2f3a4b5c6");
    private static final String URL = "https://parley.acme.example/hooks/connections/5d9b/7f3c";

    private final Office office = new Office(new HubSpotConnector());
    private final Sender sender =
            new Sender("The connection \"HubSpot\"", Instant.now().plusSeconds(20));

    @BeforeEach
    void connect() {
        office.connect("token", far.baseUrl(), Map.of("token", "pat-na1-11112222-3333-4444-5555-666677778888"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_search_goes_on_after_the_last_result_of_a_page() throws Exception {
        far.stubFor(post(SEARCH).atPriority(2).willReturn(json(200, """
                {"total": 2, "results": [%s], "paging": {"next": {"after": "1", "link": "?after=1"}}}""".formatted(
                        contact("512", "2026-03-02T09:30:00Z")))));
        far.stubFor(post(SEARCH)
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.after"))
                .willReturn(json(
                        200, "{\"total\": 2, \"results\": [%s]}".formatted(contact("513", "2026-03-02T09:31:00Z")))));

        JsonNode found = office.call("hubspot.search_contacts", "{'query': 'acme'}");

        assertThat(found.path("results")
                        .valueStream()
                        .map(contact -> contact.path("id").asString()))
                .containsExactly("512", "513");
        far.verify(
                1,
                postRequestedFor(urlEqualTo(SEARCH))
                        .withRequestBody(equalToJson("{\"query\": \"acme\", \"limit\": 100, \"after\": \"1\"}")));
    }

    @Test
    void a_scope_that_is_missing_is_named() {
        OperationException refused = failure("hubspot.create_company", "{'name': 'Acme'}", json(403, """
                {"status": "error", "message": "This app hasn't been granted all required scopes to make this call.",
                 "errors": [{"message": "One or more of the following scopes are required.",
                 "context": {"requiredGranularScopes": ["crm.objects.companies.write"]}}], "category": "MISSING_SCOPES"}"""));

        assertThat(refused.error().code()).isEqualTo("http_403");
        assertThat(refused.error().hint()).contains("lacks the scope \"crm.objects.companies.write\"");
    }

    @Test
    void a_limit_is_told_in_hubspots_words() {
        OperationException throttled = failure("hubspot.create_company", "{'name': 'Acme'}", json(429, """
                {"status": "error", "message": "You have reached your ten_secondly_rolling limit.", "errorType": "RATE_LIMIT",
                 "policyName": "TEN_SECONDLY_ROLLING"}"""));

        assertThat(throttled.error().retryable()).isTrue();
        assertThat(throttled.error().message()).contains("ten_secondly_rolling limit");
    }

    @Test
    void a_batch_whose_only_one_fails_has_failed() {
        OperationException refused =
                failure("hubspot.upsert_contact", "{'email': 'jane', 'properties': {}}", json(207, """
                {"status": "COMPLETE", "results": [], "numErrors": 1,
                 "errors": [{"status": "error", "category": "VALIDATION_ERROR", "message": "Email address jane is invalid"}]}"""));

        assertThat(refused.error().code()).isEqualTo("http_422");
        assertThat(refused.error().message()).contains("Email address jane is invalid");
    }

    @Test
    void consent_that_was_withdrawn_is_told_of_once() {
        office.desk.disconnect(
                Office.ORG, office.desk.all(Office.ORG).getFirst().id());
        Connection connection = office.allowed(
                far.baseUrl(),
                Map.of("access_token", "old-access-4711", "refresh_token", "old-refresh-4711"),
                Instant.now().minus(Duration.ofMinutes(1)));
        far.stubFor(post("/oauth/v1/token").willReturn(json(400, """
                {"status": "BAD_REFRESH_TOKEN", "message": "missing or invalid refresh token",
                 "correlationId": "b2f3", "requestId": "b2f3"}""")));

        OperationException refused = catchThrowableOfType(
                OperationException.class, () -> office.call("hubspot.get_contact", "{'contact': '512'}"));

        assertThat(refused.error().code()).isEqualTo("needs_reconnect");
        assertThat(refused.error().message()).contains("missing or invalid refresh token");
        assertThat(office.now(connection).status()).isEqualTo(Connection.Status.NEEDS_RECONNECT);
        assertThat(office.told).hasSize(1);
    }

    /** The expected signature was computed by {@code openssl dgst -sha256 -hmac}. */
    @Test
    void a_delivery_counts_when_method_address_body_and_time_are_signed() {
        HubSpotWebhook webhook = new HubSpotWebhook();
        Delivery genuine = delivery(URL, "[{\"eventId\":1}]");

        assertThat(webhook.isGenuine(genuine, CLIENT_SECRET, NOW)).isTrue();
        assertThat(webhook.isGenuine(genuine, CLIENT_SECRET, NOW.plus(Duration.ofMinutes(6))))
                .isFalse();
        assertThat(webhook.isGenuine(genuine, new Secret("another"), NOW)).isFalse();
        assertThat(webhook.isGenuine(delivery(URL + "?x=1", "[{\"eventId\":1}]"), CLIENT_SECRET, NOW))
                .isFalse();
        assertThat(webhook.isGenuine(delivery(URL, "[{\"eventId\":2}]"), CLIENT_SECRET, NOW))
                .isFalse();
        assertThat(webhook.isGenuine(new Delivery("POST", Map.of(), Map.of(), new byte[0]), CLIENT_SECRET, NOW))
                .isFalse();
    }

    @Test
    void what_it_tells_is_an_event_and_the_rest_is_not() {
        Delivery delivery = delivery(URL, """
                [{"eventId": 1, "subscriptionType": "contact.creation", "occurredAt": 1772442000000, "objectId": 512},
                 {"eventId": 2, "subscriptionType": "deal.propertyChange", "occurredAt": 1772442000001, "objectId": 9123,
                  "propertyName": "dealstage", "propertyValue": "closedwon"},
                 {"eventId": 3, "subscriptionType": "deal.propertyChange", "objectId": 9123, "propertyName": "amount"},
                 {"eventId": 4, "subscriptionType": "object.creation", "objectTypeId": "0-3", "occurredAt": 1772442000002, "objectId": 9124},
                 {"eventId": 5, "subscriptionType": "contact.privacyDeletion", "objectId": 512}]""");

        assertThat(new HubSpotWebhook().read(delivery))
                .extracting(Happening::source, Happening::key)
                .containsExactly(
                        tuple("hubspot.contact_created", "contact.creation:512:1772442000000:1"),
                        tuple("hubspot.deal_stage_changed", "deal.propertyChange:9123:1772442000001:2"),
                        tuple("hubspot.deal_created", "object.creation:9124:1772442000002:4"));
    }

    @Test
    void changes_are_looked_for_page_by_page_from_a_minute_before_the_last_one() throws Exception {
        EventSource.Poll changed = (EventSource.Poll) office.spec.events().stream()
                .filter(source -> source.id().equals("hubspot.contact_changed"))
                .findFirst()
                .orElseThrow();
        Access access = office.connections.access(Office.ORG, "hubspot", null, sender);
        far.stubFor(post(SEARCH).atPriority(2).willReturn(json(200, """
                {"total": 2, "results": [%s], "paging": {"next": {"after": "1"}}}""".formatted(
                        contact("512", "2026-03-02T09:30:00Z")))));
        far.stubFor(post(SEARCH)
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.after"))
                .willReturn(json(
                        200, "{\"total\": 2, \"results\": [%s]}".formatted(contact("513", "2026-03-02T09:31:00Z")))));

        EventSource.Found found =
                changed.look().since(JsonNodeFactory.instance.numberNode(NOW.toEpochMilli()), access, sender);

        assertThat(found.happenings())
                .extracting(Happening::key)
                .containsExactly("contact:512@2026-03-02T09:30:00Z", "contact:513@2026-03-02T09:31:00Z");
        assertThat(Instant.ofEpochMilli(found.cursor().asLong())).isEqualTo(Instant.parse("2026-03-02T09:30:00Z"));
        far.verify(postRequestedFor(urlEqualTo(SEARCH)).withRequestBody(equalToJson("""
                {"limit": 100, "filterGroups": [{"filters": [
                  {"propertyName": "lastmodifieddate", "operator": "GTE", "value": "1772442000000"}]}],
                 "sorts": [{"propertyName": "lastmodifieddate", "direction": "ASCENDING"}]}""")));
    }

    private static Delivery delivery(String url, String body) {
        return new Delivery(
                "POST",
                url,
                Map.of(
                        "X-HubSpot-Signature-v3",
                        "LSAhM5Csnu3+4UJZfZnGYxU9tAo6YFt4jolAVAh9NeA=",
                        "X-HubSpot-Request-Timestamp",
                        "1772442000000"),
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String contact(String id, String updatedAt) {
        return """
                {"id": "%1$s", "properties": {"email": "%1$s@acme.example"}, "createdAt": "2026-03-02T09:00:00Z", "updatedAt": "%2$s"}""".formatted(id, updatedAt);
    }

    private OperationException failure(String operation, String input, ResponseDefinitionBuilder answer) {
        far.stubFor(any(anyUrl()).willReturn(answer));
        return catchThrowableOfType(OperationException.class, () -> office.call(operation, input));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
