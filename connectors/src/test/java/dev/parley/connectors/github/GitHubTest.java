package dev.parley.connectors.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is GitHub's own way. */
class GitHubTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String GET_ISSUE = "{'repo': 'acme/shop', 'number': 7}";

    private final Office office = new Office(new GitHubConnector());
    private Connection connection;

    @BeforeEach
    void connect() {
        connection =
                office.connect("token", far.baseUrl(), Map.of("token", "ghp_16C7e42F292c6912E7710c838347Ae178B4a"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void names_itself_and_its_version_of_the_api() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json(200, "[]")));

        office.call("github.list_repositories", "{}");

        far.verify(getRequestedFor(urlEqualTo("/user/repos?sort=updated&per_page=100"))
                .withHeader("Authorization", equalTo("Bearer ghp_16C7e42F292c6912E7710c838347Ae178B4a"))
                .withHeader("Accept", equalTo("application/vnd.github+json"))
                .withHeader("X-GitHub-Api-Version", equalTo("2022-11-28")));
    }

    @Test
    void tells_every_reason_of_a_refused_input() {
        OperationException refused = failure(json(422, """
                {"message": "Validation Failed", "errors": [{"resource": "Issue", "field": "title", "code": "custom",
                 "message": "title can't be blank"}], "documentation_url": "https://docs.github.com/rest/issues/issues"}"""));

        assertThat(refused.error().message())
                .isEqualTo(
                        "Step \"file\" got 422 Unprocessable Content from GitHub (GET localhost:%d/repos/acme/shop/issues/7): "
                                        .formatted(far.getPort())
                                + "Validation Failed; title can't be blank.");
    }

    @Test
    void names_the_scope_that_is_missing() {
        OperationException refused =
                failure(json(403, "{\"message\": \"Resource not accessible by personal access token\"}")
                        .withHeader("X-OAuth-Scopes", "gist")
                        .withHeader("X-Accepted-OAuth-Scopes", "repo"));

        assertThat(refused.error().hint())
                .isEqualTo("The connection \"GitHub\" lacks the scope \"repo\". Reconnect GitHub with it, then Retry.");
    }

    @Test
    void takes_a_403_without_calls_left_for_too_fast_and_waits_until_there_are_some() {
        long reset = Instant.now().plusSeconds(90).getEpochSecond();
        OperationException limited = failure(json(403, "{\"message\": \"API rate limit exceeded for user ID 1.\"}")
                .withHeader("X-RateLimit-Remaining", "0")
                .withHeader("X-RateLimit-Reset", Long.toString(reset)));

        assertThat(limited.error().code()).isEqualTo("http_403");
        assertThat(limited.error().retryable()).isTrue();
        assertThat(limited.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(90));
    }

    @Test
    void honours_the_secondary_limit() {
        OperationException limited = failure(json(403, "{\"message\": \"You have exceeded a secondary rate limit.\"}")
                .withHeader("Retry-After", "60"));

        assertThat(limited.error().retryable()).isTrue();
        assertThat(limited.retryAfter()).contains(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme/../../user", "acme//shop", "", "..", "acme/shop/."})
    void no_repository_leads_out_of_its_path(String repo) {
        far.stubFor(any(anyUrl()).willReturn(json(200, "{}")));

        OperationException refused = catchThrowableOfType(
                OperationException.class,
                () -> office.call("github.get_issue", "{'repo': '" + repo + "', 'number': 7}"));

        assertThat(refused.error().message())
                .isEqualTo("Step \"file\" cannot use its \"repo\" in an address of GitHub.");
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void the_next_page_is_not_fetched_from_anybody_else() {
        OperationException refused = catchThrowableOfType(OperationException.class, () -> {
            far.stubFor(any(anyUrl())
                    .willReturn(json(200, "[]")
                            .withHeader("Link", "<http://evil.example/user/repos?page=2>; rel=\"next\"")));
            office.call("github.list_repositories", "{}");
        });

        assertThat(refused.error().message()).contains("to another place for the next page (evil.example)");
    }

    @Test
    void the_test_of_a_connection_names_the_account() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json(200, "{\"login\": \"octocat\", \"id\": 1}")));

        assertThat(office.desk.test(Office.ORG, connection.id()).account()).isEqualTo("octocat");
    }

    @Test
    void a_delivery_counts_when_github_has_signed_it() {
        GitHubWebhook webhook = new GitHubWebhook();
        // The example of "Validating webhook deliveries".
        Secret secret = new Secret("It's a Secret to Everybody");
        String signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

        assertThat(webhook.isGenuine(delivery("push", signature, "Hello, World!"), secret, Instant.now()))
                .isTrue();
        assertThat(webhook.isGenuine(delivery("push", signature, "Hello, World?"), secret, Instant.now()))
                .isFalse();
    }

    @Test
    void what_it_tells_is_an_event_and_the_rest_is_not() {
        GitHubWebhook webhook = new GitHubWebhook();

        assertThat(webhook.read(delivery("issues", "", "{\"action\": \"opened\", \"issue\": {\"number\": 7}}")))
                .extracting(Happening::source, Happening::key)
                .containsExactly(tuple("github.issue_opened", "72d3162e"));
        assertThat(webhook.read(delivery("issues", "", "{\"action\": \"labeled\"}")))
                .isEmpty();
        assertThat(webhook.read(delivery("ping", "", "{\"zen\": \"Keep it logically awesome.\"}")))
                .isEmpty();
    }

    @Test
    void notifications_are_told_from_the_last_one_on() throws Exception {
        EventSource.Poll notified = office.spec.events().stream()
                .filter(EventSource.Poll.class::isInstance)
                .map(EventSource.Poll.class::cast)
                .findFirst()
                .orElseThrow();
        Sender sender = new Sender("The connection \"GitHub\"", Instant.now().plusSeconds(20));
        Access access = office.connections.access(Office.ORG, "github", null, sender);
        far.stubFor(any(anyUrl()).willReturn(json(200, """
                [{"id": "1", "reason": "mention", "updated_at": "2030-03-02T09:00:00Z"},
                 {"id": "2", "reason": "review_requested", "updated_at": "2030-03-01T09:00:00Z"}]""")));

        EventSource.Found first = notified.look().since(null, access, sender);
        EventSource.Found second = notified.look().since(first.cursor(), access, sender);

        assertThat(first.happenings()).isEmpty();
        assertThat(second.happenings())
                .extracting(Happening::key)
                .containsExactly("1@2030-03-02T09:00:00Z", "2@2030-03-01T09:00:00Z");
        assertThat(second.cursor().asString()).isEqualTo("2030-03-02T09:00:00Z");
    }

    private static Delivery delivery(String event, String signature, String body) {
        return new Delivery(
                "POST",
                Map.of("X-GitHub-Event", event, "X-Hub-Signature-256", signature, "X-GitHub-Delivery", "72d3162e"),
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private OperationException failure(ResponseDefinitionBuilder answer) {
        far.stubFor(any(anyUrl()).willReturn(answer));
        return catchThrowableOfType(OperationException.class, () -> office.call("github.get_issue", GET_ISSUE));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
