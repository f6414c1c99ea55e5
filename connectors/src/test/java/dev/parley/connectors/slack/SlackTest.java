package dev.parley.connectors.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Departure;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is Slack's own way. */
class SlackTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String SEND = "{'channel': '#sales', 'text': 'Hi'}";

    private final Office office = new Office(new SlackConnector());
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = office.connect("token", far.baseUrl(), Map.of("token", "xoxb-17653672481-19874698323"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @CsvSource({
        "channel_not_found, http_404, false",
        "not_in_channel, http_403, false",
        "is_archived, http_409, false",
        "name_taken, http_409, false",
        "invalid_blocks, http_422, false",
        "internal_error, http_500, true",
        "service_unavailable, http_503, true",
        "ratelimited, http_429, true"
    })
    void a_no_inside_a_200_is_the_same_no_as_by_status(String error, String code, boolean isRetryable) {
        OperationException refused = failure(json("{\"ok\": false, \"error\": \"" + error + "\"}"));

        assertThat(refused.error().code()).isEqualTo(code);
        assertThat(refused.error().retryable()).isEqualTo(isRetryable);
        assertThat(refused.error().message()).endsWith(": " + error + ".");
        assertThat(refused.error().hint()).isNotBlank();
    }

    @Test
    void says_how_to_get_into_a_channel() {
        assertThat(failure(json("{\"ok\": false, \"error\": \"not_in_channel\"}"))
                        .error()
                        .hint())
                .isEqualTo("Invite the app into the channel (write /invite and its name there), then Retry.");
    }

    @Test
    void names_the_scope_that_is_missing() {
        OperationException refused = failure(json("""
                {"ok": false, "error": "missing_scope", "needed": "chat:write", "provided": "channels:read"}"""));

        assertThat(refused.error().code()).isEqualTo("http_403");
        assertThat(refused.error().hint())
                .isEqualTo(
                        "The connection \"Slack\" lacks the scope \"chat:write\". Reconnect Slack with it, then Retry.");
    }

    @Test
    void tells_what_is_wrong_with_an_input() {
        assertThat(failure(json("""
                        {"ok": false, "error": "invalid_arguments",
                         "response_metadata": {"messages": ["[ERROR] missing required field: text"]}}""")).error().message())
                .endsWith(": invalid_arguments; [ERROR] missing required field: text.");
    }

    @Test
    void waits_as_long_as_slack_wants_it_to() {
        OperationException limited = failure(json("{\"ok\": false, \"error\": \"ratelimited\"}")
                .withStatus(429)
                .withHeader("Retry-After", "30"));

        assertThat(limited.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(failure(json("{\"ok\": true}")).error().code()).isEqualTo("rate_limited");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_auth", "token_revoked", "account_inactive"})
    void a_token_that_is_gone_marks_the_connection(String error) {
        OperationException refused = failure(json("{\"ok\": false, \"error\": \"" + error + "\"}"));

        assertThat(refused.error().code()).isEqualTo("needs_reconnect");
        assertThat(office.now(connection).status()).isEqualTo(Connection.Status.NEEDS_RECONNECT);
    }

    @Test
    void what_is_so_already_is_no_mistake() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json("{\"ok\": false, \"error\": \"already_reacted\"}")));

        assertThat(office.call("slack.add_reaction", "{'channel': 'C012AB3CD', 'ts': '1.2', 'emoji': 'eyes'}")
                        .path("emoji")
                        .asString())
                .isEqualTo("eyes");
    }

    @Test
    void a_channel_is_looked_up_once_and_on_every_page() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json("{\"ok\": true, \"messages\": []}")));
        far.stubFor(get(urlPathEqualTo("/conversations.list")).willReturn(json("""
                {"ok": true, "channels": [{"id": "C0AAAAAAA", "name": "general"}], "response_metadata": {"next_cursor": "two"}}""")));
        far.stubFor(get(urlPathEqualTo("/conversations.list"))
                .withQueryParam("cursor", equalTo("two"))
                .willReturn(json("{\"ok\": true, \"channels\": [{\"id\": \"C0BBBBBBB\", \"name\": \"sales\"}]}")));

        office.call("slack.read_channel", "{'channel': '#Sales'}");
        office.call("slack.read_channel", "{'channel': 'sales', 'limit': 5}");

        far.verify(2, getRequestedFor(urlPathEqualTo("/conversations.list")));
        far.verify(getRequestedFor(urlEqualTo("/conversations.history?channel=C0BBBBBBB&limit=5")));
    }

    @Test
    void says_which_channel_and_person_there_is_not() {
        far.stubFor(any(anyUrl()).willReturn(json("{\"ok\": true, \"channels\": [], \"members\": []}")));

        OperationException noChannel = catchThrowableOfType(
                OperationException.class,
                () -> office.call("slack.set_topic", "{'channel': '#nowhere', 'topic': 'Hi'}"));
        OperationException nobody = catchThrowableOfType(
                OperationException.class, () -> office.call("slack.send_direct", "{'user': '@nobody', 'text': 'Hi'}"));

        assertThat(noChannel.error().code()).isEqualTo("not_found");
        assertThat(noChannel.error().message()).isEqualTo("Step \"file\" finds no channel \"nowhere\" in Slack.");
        assertThat(nobody.error().message()).isEqualTo("Step \"file\" finds nobody called \"nobody\" in Slack.");
        assertThat(nobody.error().hint()).isNotBlank();
    }

    @Test
    void a_file_goes_to_its_place_without_our_token() throws Exception {
        far.stubFor(any(anyUrl())
                .willReturn(json("{\"ok\": true, \"upload_url\": \"%s/upload/v1/ABC\", \"file_id\": \"F1\"}"
                        .formatted(far.baseUrl()))));

        office.call("slack.upload_text_file", "{'channel': 'C012AB3CD', 'name': 'a.md', 'content': 'Schön'}");

        far.verify(getRequestedFor(urlEqualTo("/files.getUploadURLExternal?filename=a.md&length=6"))
                .withHeader("Authorization", equalTo("Bearer xoxb-17653672481-19874698323")));
        far.verify(postRequestedFor(urlEqualTo("/upload/v1/ABC"))
                .withRequestBody(equalTo("Schön"))
                .withoutHeader("Authorization"));
    }

    @Test
    void the_test_of_a_connection_names_the_account() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json("{\"ok\": true, \"team\": \"Acme\", \"user\": \"parley\"}")));

        assertThat(office.desk.test(Office.ORG, connection.id()).account()).isEqualTo("parley");
    }

    @Test
    void asks_for_scopes_with_commas_and_takes_the_token_of_a_person_too() throws Exception {
        Connection personal = office.connect(
                "oauth2", far.baseUrl(), Map.of("client_id", "client-7", "client_secret", "geheim-geheim"));
        far.stubFor(any(anyUrl()).willReturn(json("""
                {"ok": true, "app_id": "A0KRD7HC3", "team": {"id": "T9TK3CUKW"},
                 "authed_user": {"id": "U1234", "scope": "search:read,chat:write", "access_token": "xoxp-1234", "token_type": "user"}}""")));

        Departure departure =
                office.consent.depart(Office.ORG, personal.id(), URI.create("http://localhost/oauth/callback"));
        String query = departure.location().getRawQuery();
        String state = query.replaceFirst(".*[?&]?state=([^&]+).*", "$1");
        Connection allowed = office.consent
                .arrive(state, departure.browser(), new Secret("code-1"))
                .orElseThrow();

        assertThat(query).contains("scope=chat%3Awrite%2Cchat%3Awrite.public%2C");
        assertThat(allowed.status()).isEqualTo(Connection.Status.READY);
        assertThat(allowed.scopes()).containsExactly("search:read", "chat:write");
    }

    private OperationException failure(ResponseDefinitionBuilder answer) {
        far.stubFor(any(anyUrl()).willReturn(answer));
        return catchThrowableOfType(OperationException.class, () -> office.call("slack.send_message", SEND));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body);
    }
}
