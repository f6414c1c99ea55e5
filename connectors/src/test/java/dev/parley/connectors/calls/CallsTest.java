package dev.parley.connectors.calls;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is the phone system's own way. */
class CallsTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String CALLS = "/xapi/v1/ActiveCalls";
    private static final Secret SECRET = new Secret("a-secret-of-the-phone-system");
    /** As in the story of a day in sales. */
    private static final String ENDED = "{\"event\": \"call.ended\", \"call_id\": \"acme_120624\", \"duration\": 1920}";

    private final Office office = new Office(new CallsConnector());

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void client_and_key_are_exchanged_for_a_token_that_serves_until_it_is_old() throws Exception {
        connect();
        tokens("inner-token-0001", 60);
        calls("inner-token-0001", json(200, "{\"value\": []}"));

        office.call("calls.list_active_calls", "{}");
        office.call("calls.list_active_calls", "{}");

        far.verify(
                1,
                postRequestedFor(urlEqualTo("/connect/token"))
                        .withRequestBody(containing("grant_type=client_credentials"))
                        .withRequestBody(containing("client_id=900"))
                        .withRequestBody(containing("client_secret=api-key-8f1c22")));
        far.verify(2, getRequestedFor(urlPathEqualTo(CALLS)));
    }

    @Test
    void a_token_that_is_no_longer_taken_is_replaced_once() throws Exception {
        connect();
        calls("inner-token-0001", json(401, ""));
        far.stubFor(post("/connect/token")
                .inScenario("tokens")
                .whenScenarioStateIs("Started")
                .willSetStateTo("second")
                .willReturn(token("inner-token-0001", 60)));
        far.stubFor(post("/connect/token")
                .inScenario("tokens")
                .whenScenarioStateIs("second")
                .willReturn(token("inner-token-0002", 60)));
        calls("inner-token-0002", json(200, "{\"value\": []}"));

        assertThat(office.call("calls.list_active_calls", "{}").path("calls").isEmpty())
                .isTrue();
        far.verify(2, postRequestedFor(urlEqualTo("/connect/token")));
    }

    @ParameterizedTest
    @CsvSource({"401, ''", "400, '{\"error\": \"invalid_client\"}'"})
    void a_key_that_no_longer_holds_is_told_of_once(int status, String body) {
        Connection connection = connect();
        far.stubFor(post("/connect/token").willReturn(json(status, body)));

        OperationException refused = failure("calls.list_active_calls", "{}");
        OperationException again = failure("calls.list_active_calls", "{}");

        assertThat(refused.error().code()).isEqualTo("needs_reconnect");
        assertThat(again.error().code()).isEqualTo("needs_reconnect");
        assertThat(office.now(connection).status()).isEqualTo(Connection.Status.NEEDS_RECONNECT);
        assertThat(office.told).hasSize(1);
    }

    @Test
    void neither_key_nor_token_shows_when_the_phone_system_quotes_them() {
        connect();
        tokens("inner-token-0001", 60);
        calls(
                "inner-token-0001",
                json(400, "{\"error\": {\"message\": \"no use: inner-token-0001 of api-key-8f1c22\"}}"));

        OperationException refused = failure("calls.list_active_calls", "{}");

        assertThat(refused.error().message())
                .contains("no use")
                .doesNotContain("inner-token-0001")
                .doesNotContain("api-key-8f1c22");
    }

    @Test
    void the_test_of_a_connection_signs_in() throws Exception {
        Connection connection = connect();
        tokens("inner-token-0001", 60);
        calls("inner-token-0001", json(200, "{\"value\": []}"));

        assertThat(office.desk.test(Office.ORG, connection.id()).status()).isEqualTo(Connection.Status.READY);
    }

    @Test
    void a_recording_has_a_link_and_one_that_is_not_there_is_missed() throws Exception {
        connect();
        tokens("inner-token-0001", 60);
        far.stubFor(get(urlPathEqualTo("/xapi/v1/Recordings"))
                .withQueryParam("$filter", equalTo("Id eq 42"))
                .willReturn(
                        json(200, "{\"value\": [{\"Id\": 42, \"Transcription\": \"Jane: before the holidays\"}]}")));
        far.stubFor(get(urlPathEqualTo("/xapi/v1/Recordings"))
                .withQueryParam("$filter", equalTo("Id eq 43"))
                .willReturn(json(200, "{\"value\": []}")));

        JsonNode found = office.call("calls.get_recording_link", "{'recording': 42}");
        assertThat(found.path("link").asString())
                .isEqualTo(far.baseUrl() + "/xapi/v1/Recordings/Pbx.DownloadRecording(recId=42)");
        assertThat(found.path("transcript").asString()).isEqualTo("Jane: before the holidays");
        assertThat(failure("calls.get_recording_link", "{'recording': 43}")
                        .error()
                        .code())
                .isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Webhook-Secret, a-secret-of-the-phone-system, true",
        "X-Webhook-Secret, another, false",
        "Authorization, Bearer a-secret-of-the-phone-system, true",
        "Authorization, Basic a-secret-of-the-phone-system, false",
        "X-Signature, sha256=a-secret-of-the-phone-system, false",
        "X-Signature, sha256=469998994229c8be4dba3edb678930aa4dc4717a9ab2723738ac3b23a05b7d66, true",
        "X-Other, a-secret-of-the-phone-system, false"
    })
    void a_delivery_counts_when_it_is_signed_or_brings_the_secret(String header, String value, boolean isGenuine) {
        assertThat(new CallWebhook().isGenuine(delivery(header, value, ENDED), SECRET, Instant.now()))
                .isEqualTo(isGenuine);
    }

    @Test
    void a_wrong_signature_is_not_outweighed_by_the_secret() {
        Delivery delivery = new Delivery(
                "POST",
                Map.of("X-Signature", "sha256=00", "X-Webhook-Secret", SECRET.reveal()),
                Map.of(),
                ENDED.getBytes(StandardCharsets.UTF_8));

        assertThat(new CallWebhook().isGenuine(delivery, SECRET, Instant.now())).isFalse();
    }

    @Test
    void what_it_tells_is_an_event_and_the_rest_is_not() {
        CallWebhook webhook = new CallWebhook();

        assertThat(webhook.read(delivery("X", "", ENDED)))
                .extracting(
                        Happening::source,
                        Happening::key,
                        happening -> happening.payload().path("duration").intValue())
                .containsExactly(tuple("calls.ended", "call.ended:acme_120624", 1920));
        assertThat(webhook.read(delivery("X", "", "{\"event\": \"call.missed\"}")))
                .extracting(Happening::source, Happening::key)
                .containsExactly(tuple("calls.missed", ""));
        assertThat(webhook.read(delivery("X", "", "{\"event\": \"call.transferred\"}")))
                .isEmpty();
        assertThat(webhook.read(delivery("X", "", "no JSON"))).isEmpty();
    }

    @Test
    void every_event_has_a_sample_that_reads_as_that_event() {
        assertThat(office.spec.events())
                .hasSize(3)
                .allSatisfy(source -> assertThat(new CallWebhook()
                                .read(delivery("X", "", source.sample().toString())))
                        .extracting(Happening::source)
                        .containsExactly(source.id()));
        assertThat(office.spec.events()).allMatch(EventSource.Push.class::isInstance);
    }

    private Connection connect() {
        return office.connect("form", far.baseUrl(), Map.of("client_id", "900", "client_secret", "api-key-8f1c22"));
    }

    private OperationException failure(String operation, String input) {
        return catchThrowableOfType(OperationException.class, () -> office.call(operation, input));
    }

    private static Delivery delivery(String header, String value, String body) {
        return new Delivery("POST", Map.of(header, value), Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static void tokens(String token, int seconds) {
        far.stubFor(post("/connect/token").willReturn(token(token, seconds)));
    }

    private static void calls(String token, ResponseDefinitionBuilder answer) {
        far.stubFor(get(urlPathEqualTo(CALLS))
                .withHeader("Authorization", equalTo("Bearer " + token))
                .willReturn(answer));
    }

    private static ResponseDefinitionBuilder token(String token, int seconds) {
        return json(200, """
                {"token_type": "Bearer", "expires_in": %d, "access_token": "%s", "refresh_token": null}""".formatted(seconds, token));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
