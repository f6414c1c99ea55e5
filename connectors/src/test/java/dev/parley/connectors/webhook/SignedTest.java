package dev.parley.connectors.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.connectors.Calls;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignedTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    /** Of the Standard Webhooks libraries' own tests. */
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private final Office office = new Office(new WebhookConnector());
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = office.connect("form", far.baseUrl() + "/in", Map.of("secret", SECRET.reveal()));
        far.stubFor(any(anyUrl()).willReturn(aResponse()));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void signatures_are_those_of_the_standard() {
        assertThat(Signed.signature(
                        SECRET,
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void the_endpoint_can_check_what_arrives() throws Exception {
        JsonNode output = office.call("webhook.send", "{'type': 'deal.won', 'data': {'customer': 'Käte'}}");

        LoggedRequest arrived = arrived().getFirst();
        long timestamp = Long.parseLong(arrived.getHeader("webhook-timestamp"));
        assertThat(Duration.between(Instant.ofEpochSecond(timestamp), Instant.now())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(arrived.getHeader("webhook-id"))
                .isEqualTo(output.path("id").asString())
                .doesNotContain(".");
        assertThat(arrived.getHeader("webhook-signature"))
                .isEqualTo(Signed.signature(
                        SECRET,
                        arrived.getHeader("webhook-id"),
                        Instant.ofEpochSecond(timestamp),
                        arrived.getBodyAsString()));
        assertThat(arrived.getBodyAsString()).contains("Käte").doesNotContain(SECRET.reveal());
    }

    @Test
    void an_attempt_that_comes_again_is_the_same_message() throws Exception {
        Operation send = office.operation("webhook.send");
        JsonNode input = JsonMapper.shared().readTree("{\"data\": {\"deal\": 7}}");
        OperationContext context = context();

        send.perform(input, context);
        send.perform(input, context);
        send.perform(input, context());

        List<String> ids = arrived().stream()
                .map(request -> request.getHeader("webhook-id"))
                .toList();
        assertThat(ids).hasSize(3);
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
    }

    @Test
    void the_test_of_a_connection_is_a_signed_ping() throws Exception {
        office.desk.test(Office.ORG, connection.id());

        LoggedRequest arrived = arrived().getFirst();
        assertThat(arrived.getBodyAsString()).contains("\"type\":\"parley.ping\"");
        assertThat(arrived.getHeader("webhook-signature")).startsWith("v1,");
    }

    private static OperationContext context() {
        OperationContext context = Calls.within(Duration.ofSeconds(20));
        return new OperationContext(
                Office.ORG,
                context.workflow(),
                context.run(),
                context.node(),
                1,
                context.run() + ".file",
                context.deadline());
    }

    private static List<LoggedRequest> arrived() {
        return far.findAll(postRequestedFor(urlEqualTo("/in")));
    }
}
