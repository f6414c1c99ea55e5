package dev.parley.connectors.request;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
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
import dev.parley.connectors.connection.Connection.Status;
import dev.parley.connectors.desk.Office;
import dev.parley.engine.operation.OperationException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code http.request} by a connection, whose key is for one place only. */
class HttpConnectionTest {
    private static final String KEY = "k3y+7f/19==planted";
    private static final String KEY_ENCODED = "k3y%2B7f%2F19%3D%3Dplanted";

    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    static final WireMockExtension stranger = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Office office = new Office(new HttpConnector());

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_token_goes_along_as_a_bearer() throws Exception {
        farAnswers(aResponse().withHeader("Content-Type", "application/json").withBody("{\"id\": 7}"));
        connect("token", Map.of("token", KEY));

        JsonNode output = request("{'connection': '127.0.0.1', 'url': '/orders', 'query': {'page': 2}}");

        assertThat(output.at("/body/id").intValue()).isEqualTo(7);
        far.verify(
                getRequestedFor(urlEqualTo("/v1/orders?page=2")).withHeader("Authorization", equalTo("Bearer " + KEY)));
    }

    @Test
    void a_key_goes_along_in_the_header_that_the_connection_names() throws Exception {
        farAnswers(aResponse());
        connect("header", Map.of("header", "X-Api-Key", "key", KEY));

        request("{'connection': '127.0.0.1', 'url': 'orders', 'method': 'POST', 'body': {'id': 1},"
                + " 'headers': {'x-api-key': 'mine', 'X-Other': 'o'}}");

        far.verify(postRequestedFor(urlEqualTo("/v1/orders"))
                .withHeader("X-Api-Key", equalTo(KEY))
                .withHeader("X-Other", equalTo("o"))
                .withRequestBody(equalToJson("{\"id\": 1}")));
    }

    @Test
    void a_key_goes_along_in_the_query_and_is_shown_nowhere() throws Exception {
        farAnswers(aResponse()
                .withHeader("Content-Type", "text/plain")
                .withHeader("Link", "</v1/orders?page=2&api_key=%s>; rel=next".formatted(KEY_ENCODED))
                .withBody("You sent api_key=%s, which is %s".formatted(KEY_ENCODED, KEY)));
        connect("query", Map.of("parameter", "api_key", "key", KEY));

        JsonNode output = request("{'connection': '127.0.0.1', 'url': '/orders?page=1'}");

        far.verify(getRequestedFor(urlEqualTo("/v1/orders?page=1&api_key=" + KEY_ENCODED)));
        assertThat(output.path("body").stringValue()).isEqualTo("You sent api_key=•••, which is •••");
        assertThat(output.at("/headers/link").stringValue()).contains("api_key=•••");
    }

    @Test
    void user_and_password_go_along_by_basic() throws Exception {
        farAnswers(aResponse());
        connect("basic", Map.of("username", "ana", "password", "pw"));

        request("{'connection': '127.0.0.1', 'url': ''}");

        far.verify(getRequestedFor(urlEqualTo("/v1")).withHeader("Authorization", equalTo("Basic YW5hOnB3")));
    }

    @Test
    void a_step_that_names_no_connection_carries_no_key_even_where_there_is_one() throws Exception {
        farAnswers(aResponse());
        connect("token", Map.of("token", KEY));

        request("{'url': '%s/orders'}".formatted(address("")));

        far.verify(getRequestedFor(urlEqualTo("/orders")).withHeader("Authorization", absent()));
    }

    @Test
    void a_whole_address_may_be_anywhere_at_the_connections_origin() throws Exception {
        farAnswers(aResponse());
        connect("token", Map.of("token", KEY));

        request("{'connection': '127.0.0.1', 'url': '%s/v2/orders'}".formatted(address("")));

        far.verify(getRequestedFor(urlEqualTo("/v2/orders")).withHeader("Authorization", equalTo("Bearer " + KEY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{stranger}/orders",
                "http://localhost:{port}/orders",
                "https://127.0.0.1:{port}/orders",
                "http://ana@127.0.0.1:{port}/orders",
                "http://127.0.0.1:{port}@evil.test/",
                "file:///etc/passwd",
                "javascript:alert(1)"
            })
    void the_key_is_for_no_other_place(String url) {
        connect("token", Map.of("token", KEY));
        String filled = url.replace("{stranger}", stranger.baseUrl()).replace("{port}", "" + far.getPort());

        OperationException refused = failure("{'connection': '127.0.0.1', 'url': '%s'}".formatted(filled));

        assertThat(refused.error().code()).isEqualTo("bad_url");
        assertThat(refused)
                .hasMessageContainingAll("\"file\"", "\"127.0.0.1\"", "is for 127.0.0.1:" + far.getPort() + " only");
        stranger.verify(0, anyRequestedFor(anyUrl()));
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.test/x", "@evil.test/x", ".evil.test/x", "\\\\evil.test"})
    void nothing_in_a_path_leads_to_another_host(String path) throws Exception {
        farAnswers(aResponse());
        connect("token", Map.of("token", KEY));

        request("{'connection': '127.0.0.1', 'url': '%s'}".formatted(path.replace("\\", "\\\\")));

        far.verify(1, anyRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer " + KEY)));
    }

    @ParameterizedTest
    @CsvSource({"token", "header", "query", "basic"})
    void a_redirect_to_another_host_drops_the_key(String kind) throws Exception {
        stranger.stubFor(any(anyUrl()).willReturn(aResponse()));
        far.stubFor(get(urlPathEqualTo("/v1/orders"))
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", stranger.url("/moved?page=3&key=" + KEY_ENCODED))));
        connect(kind, valuesOf(kind));

        request("{'connection': '127.0.0.1', 'url': '/orders'}");

        boolean isQuery = kind.equals("query");
        stranger.verify(
                1,
                getRequestedFor(urlEqualTo("/moved?page=3" + (isQuery ? "" : "&key=" + KEY_ENCODED)))
                        .withHeader("Authorization", absent())
                        .withHeader("X-Api-Key", absent()));
    }

    @ParameterizedTest
    @CsvSource({
        "token, Authorization, Bearer k3y+7f/19==planted, /moved?page=3",
        "header, X-Api-Key, k3y+7f/19==planted, /moved?page=3",
        "query, Accept, 'application/json, */*;q=0.8', /moved?page=3&api_key=k3y%2B7f%2F19%3D%3Dplanted"
    })
    void a_redirect_within_the_host_keeps_the_key(String kind, String header, String value, String url)
            throws Exception {
        farAnswers(aResponse());
        far.stubFor(get(urlPathEqualTo("/v1/orders"))
                .willReturn(aResponse().withStatus(307).withHeader("Location", "/moved?page=3")));
        connect(kind, valuesOf(kind));

        request("{'connection': '127.0.0.1', 'url': '/orders'}");

        far.verify(1, getRequestedFor(urlEqualTo(url)).withHeader(header, equalTo(value)));
    }

    @Test
    void a_refused_key_is_told_of_by_its_connection() {
        farAnswers(aResponse().withStatus(401).withBody("{\"message\": \"%s is void\"}".formatted(KEY)));
        Connection connection = connect("token", Map.of("token", KEY));

        OperationException refused = failure("{'connection': '127.0.0.1', 'url': '/orders'}");

        assertThat(refused.error().code()).isEqualTo("needs_reconnect");
        assertThat(refused)
                .hasMessage(
                        "Step \"file\" cannot use the connection \"127.0.0.1\": 127.0.0.1 no longer accepts its key.");
        assertThat(refused.error().hint()).contains("valid key", "Retry");
        assertThat(office.now(connection).status()).isEqualTo(Status.NEEDS_RECONNECT);
        assertThat(office.told).hasSize(1);
    }

    @Test
    void a_call_refused_while_the_key_still_holds_leaves_the_connection_as_it_is() {
        farAnswers(aResponse().withStatus(404));
        far.stubFor(get("/v1/orders")
                .willReturn(aResponse()
                        .withStatus(401)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"message\": \"%s is void\"}".formatted(KEY))));
        Connection connection = connect("token", Map.of("token", KEY));

        OperationException refused = failure("{'connection': '127.0.0.1', 'url': '/orders'}");

        assertThat(refused.error().code()).isEqualTo("http_401");
        assertThat(refused)
                .hasMessageContaining("got 401 Unauthorized from 127.0.0.1 (GET 127.0.0.1:" + far.getPort()
                        + "/v1/orders): ••• is void.");
        assertThat(refused.error().hint())
                .isEqualTo("127.0.0.1 does not accept the connection \"127.0.0.1\". Reconnect it, then Retry.");
        assertThat(office.now(connection).status()).isEqualTo(Status.READY);
    }

    @ParameterizedTest
    @CsvSource({"200, READY", "404, READY", "405, READY", "401, NEEDS_RECONNECT"})
    void a_test_asks_the_address_itself_and_only_a_401_says_that_the_key_is_wrong(int status, Status then)
            throws InterruptedException {
        farAnswers(aResponse().withStatus(status));
        Connection connection = connect("query", valuesOf("query"));

        boolean isLetIn = tested(connection);

        assertThat(isLetIn).isEqualTo(then == Status.READY);
        assertThat(office.now(connection).status()).isEqualTo(then);
        far.verify(1, getRequestedFor(urlEqualTo("/v1?api_key=" + KEY_ENCODED)));
    }

    @Test
    void a_key_goes_over_plain_http_only_where_an_administrator_lets_calls_through() {
        office.connect("token", "http://192.0.2.7/v1", Map.of("token", KEY));

        OperationException refused = failure("{'connection': '192.0.2.7', 'url': '/orders'}");

        assertThat(refused.error().code()).isEqualTo("egress_denied");
        assertThat(refused).hasMessageContainingAll("\"192.0.2.7\"", "plain http");
        assertThat(refused.error().hint()).contains("https", "PARLEY_EGRESS_ALLOW");
    }

    @Test
    void a_connection_is_no_way_around_the_guard() {
        office.connect("token", "https://169.254.169.254/latest", Map.of("token", KEY));

        OperationException refused = failure("{'connection': '169.254.169.254', 'url': '/meta-data'}");

        assertThat(refused.error().code()).isEqualTo("egress_denied");
        assertThat(refused).hasMessageContaining("169.254.169.254");
    }

    @Test
    void a_connection_that_there_is_not_is_told_of() {
        OperationException unknown = failure("{'connection': 'Shop', 'url': '/orders'}");

        assertThat(unknown.error().code()).isEqualTo("no_connection");
        assertThat(unknown).hasMessageContaining("names the connection \"Shop\"");
    }

    @Test
    void a_step_proves_who_it_is_once() {
        connect("token", Map.of("token", KEY));

        OperationException twice =
                failure("{'connection': '127.0.0.1', 'url': '/', 'auth': {'type': 'bearer', 'token': 't'}}");

        assertThat(twice.error().code()).isEqualTo("bad_input");
        assertThat(twice).hasMessage("Step \"file\" has both a `connection` and an `auth`.");
    }

    private static Map<String, String> valuesOf(String kind) {
        return switch (kind) {
            case "token" -> Map.of("token", KEY);
            case "header" -> Map.of("header", "X-Api-Key", "key", KEY);
            case "query" -> Map.of("parameter", "api_key", "key", KEY);
            default -> Map.of("username", "ana", "password", KEY);
        };
    }

    private Connection connect(String kind, Map<String, String> values) {
        return office.connect(kind, address("/v1/"), values);
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + far.getPort() + path;
    }

    private boolean tested(Connection connection) throws InterruptedException {
        try {
            office.desk.test(Office.ORG, connection.id());
            return true;
        } catch (OperationException refused) {
            return false;
        }
    }

    private static void farAnswers(ResponseDefinitionBuilder answer) {
        far.stubFor(any(anyUrl()).willReturn(answer));
    }

    private JsonNode request(String input) throws OperationException, InterruptedException {
        return office.call("http.request", input);
    }

    private OperationException failure(String input) {
        return catchThrowableOfType(OperationException.class, () -> request(input));
    }
}
