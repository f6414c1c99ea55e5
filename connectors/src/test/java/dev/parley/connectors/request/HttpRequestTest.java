package dev.parley.connectors.request;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.Calls.call;
import static dev.parley.connectors.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HttpRequestTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final GuardedHttpClient client = new GuardedHttpClient(EgressPolicy.parse("127.0.0.1, ::1"));
    private static final Operation request = new HttpConnector()
            .create(new Surroundings(client, new LocalModel()))
            .spec()
            .operations()
            .getFirst();

    @AfterAll
    static void close() {
        client.close();
    }

    @Test
    void a_json_reply_is_json_with_its_status_and_headers() throws Exception {
        farAnswers(aResponse()
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody("{\"id\": 7}"));

        JsonNode output = send("{'url': '%s/orders'}");

        assertThat(output.get("status").intValue()).isEqualTo(200);
        assertThat(output.get("body")).isEqualTo(json("{'id': 7}"));
        assertThat(output.get("headers").get("content-type").stringValue()).startsWith("application/json");
        assertThat(output.has("base64")).isFalse();
    }

    @Test
    void a_text_reply_is_text_in_its_charset() throws Exception {
        farAnswers(aResponse()
                .withHeader("Content-Type", "text/plain; charset=iso-8859-1")
                .withBody(new byte[] {'c', 'a', 'f', (byte) 0xe9}));

        assertThat(send("{'url': '%s/'}").get("body").stringValue()).isEqualTo("café");
    }

    @Test
    void what_claims_to_be_json_but_is_not_is_text() throws Exception {
        farAnswers(aResponse().withHeader("Content-Type", "application/json").withBody("<p>busy</p>"));

        assertThat(send("{'url': '%s/'}").get("body").stringValue()).isEqualTo("<p>busy</p>");
    }

    @Test
    void an_empty_reply_has_a_null_body() throws Exception {
        farAnswers(aResponse().withStatus(204));

        JsonNode output = send("{'method': 'DELETE', 'url': '%s/orders/7'}");

        assertThat(output.get("status").intValue()).isEqualTo(204);
        assertThat(output.get("body").isNull()).isTrue();
    }

    @Test
    void a_binary_reply_is_base64_and_says_so() throws Exception {
        farAnswers(aResponse().withHeader("Content-Type", "image/png").withBody(new byte[] {(byte) 0x89, 'P', 0, 1}));

        JsonNode output = send("{'url': '%s/logo'}");

        assertThat(output.get("body").stringValue()).isEqualTo("iVAAAQ==");
        assertThat(output.get("base64").booleanValue()).isTrue();
    }

    @Test
    void an_object_is_sent_as_json_with_an_idempotency_key() throws Exception {
        farAnswers(aResponse());

        send("{'method': 'post', 'url': '%s/orders', 'body': {'id': 'A-1', 'total': 1500}}");

        far.verify(postRequestedFor(urlEqualTo("/orders"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Idempotency-Key", equalTo("run-1/post"))
                .withHeader("User-Agent", matching("Parley.*"))
                .withRequestBody(equalToJson("{\"id\": \"A-1\", \"total\": 1500}")));
    }

    @Test
    void a_read_carries_no_idempotency_key() throws Exception {
        farAnswers(aResponse());

        send("{'url': '%s/orders'}");

        far.verify(getRequestedFor(urlEqualTo("/orders")).withHeader("Idempotency-Key", absent()));
    }

    @Test
    void text_is_sent_as_text_unless_the_step_says_what_it_is() throws Exception {
        farAnswers(aResponse());

        send("{'method': 'POST', 'url': '%s/plain', 'body': 'hello'}");
        send("{'method': 'POST', 'url': '%s/xml', 'body': '<a/>', 'headers': {'content-type': 'application/xml'}}");

        far.verify(posted("/plain", "text/plain; charset=UTF-8", "hello"));
        far.verify(posted("/xml", "application/xml", "<a/>"));
    }

    @Test
    void an_object_is_sent_as_a_form_when_the_step_says_so() throws Exception {
        farAnswers(aResponse());

        send("{'method': 'POST', 'url': '%s/form', 'body': {'a': 'x & y', 'b': [1, 2], 'c': null},"
                + " 'headers': {'Content-Type': 'application/x-www-form-urlencoded'}}");

        far.verify(posted("/form", "application/x-www-form-urlencoded", "a=x%20%26%20y&b=1&b=2"));
    }

    @Test
    void the_query_is_encoded_and_added_to_what_is_there() throws Exception {
        farAnswers(aResponse());

        send("{'url': '%s/find?x=a b#top', 'query': {'q': 'ü&=', 'page': 2, 'none': null, 'tag': ['a', 'b']}}");

        far.verify(getRequestedFor(urlEqualTo("/find?x=a%20b&q=%C3%BC%26%3D&page=2&tag=a&tag=b")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'basic', 'username': 'ana', 'password': 'pw'} | Authorization | Basic YW5hOnB3",
                "{'type': 'bearer', 'token': 't-1'} | Authorization | Bearer t-1",
                "{'type': 'header', 'name': 'X-Api-Key', 'value': 'k-1'} | X-Api-Key | k-1"
            },
            quoteCharacter = '~')
    void the_step_proves_who_it_is(String auth, String header, String value) throws Exception {
        farAnswers(aResponse());

        send("{'url': '%s/me', 'auth': " + auth + "}");

        far.verify(getRequestedFor(urlEqualTo("/me")).withHeader(header, equalTo(value)));
    }

    @ParameterizedTest
    @CsvSource({
        "400, false, 'got 400 Bad Request from POST'",
        "401, false, 'got 401 Unauthorized from POST'",
        "403, false, 'got 403 Forbidden from POST'",
        "404, false, 'got 404 Not Found from POST'",
        "408, true, 'got 408 Request Timeout from POST'",
        "409, false, 'got 409 Conflict from POST'",
        "422, false, 'got 422 Unprocessable Content from POST'",
        "425, true, 'got 425 Too Early from POST'",
        "429, true, 'got 429 Too Many Requests from POST'",
        "500, true, 'got 500 Internal Server Error from POST'",
        "503, true, 'got 503 Service Unavailable from POST'",
    })
    void an_error_status_says_what_happened_where_and_what_to_do(int status, boolean isRetryable, String words) {
        farAnswers(aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\": \"no such project\"}"));

        var failure = failureOf("{'method': 'POST', 'url': '%s/orders?token=secret', 'body': {}}");

        assertThat(failure.error().code()).isEqualTo("http_" + status);
        assertThat(failure.error().retryable()).isEqualTo(isRetryable);
        assertThat(failure.error().hint()).isNotBlank();
        assertThat(failure.getMessage())
                .startsWith("Step \"post\" ")
                .contains("127.0.0.1:" + far.getPort() + "/orders")
                .contains("no such project")
                .doesNotContain("secret");
        assertThat(failure.getMessage().toLowerCase()).contains(words.toLowerCase());
        far.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void an_html_error_page_is_cut_to_its_words() {
        farAnswers(aResponse()
                .withStatus(502)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><h1>Bad\n gateway</h1>" + "x".repeat(1_000) + "</html>"));

        assertThat(failureOf("{'url': '%s/'}").getMessage())
                .contains(": Bad gateway xxx")
                .hasSizeLessThan(400);
    }

    @Test
    void retry_after_is_honoured_in_seconds_and_as_a_date() {
        farAnswers(aResponse().withStatus(429).withHeader("Retry-After", "120"));
        assertThat(failureOf("{'url': '%s/'}").retryAfter()).contains(Duration.ofSeconds(120));

        String inTenMinutes = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));
        farAnswers(aResponse().withStatus(503).withHeader("Retry-After", inTenMinutes));
        assertThat(failureOf("{'url': '%s/'}").retryAfter().orElseThrow())
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));

        farAnswers(aResponse().withStatus(503).withHeader("Retry-After", "soon"));
        assertThat(failureOf("{'url': '%s/'}").retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/x",
                "orders",
                "/orders",
                "http://",
                "http://ana:pw@example.com/",
                "file:///etc/passwd"
            })
    void an_address_that_cannot_be_called_is_refused_without_showing_secrets(String url) {
        var failure = failureOf("{'url': '" + url + "'}");

        assertThat(failure.error().code()).isEqualTo("bad_url");
        assertThat(failure.error().retryable()).isFalse();
        assertThat(failure.getMessage()).startsWith("Step \"post\"").doesNotContain("pw@");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Step \"post\" has no \"url\".",
                "{'url': 'http://x', 'methud': 'GET'} | Step \"post\" cannot use its \"methud\": there is no such field.",
                "{'url': 'http://x', 'method': 'FETCH'} | Step \"post\" cannot use its \"method\": \"FETCH\" is not one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS.",
                "{'url': 'http://x', 'timeout': 'soon'} | Step \"post\" cannot use its \"timeout\": \"soon\" is not a duration, such as 30s.",
                "{'url': 'http://x', 'auth': {'type': 'bearer'}} | Step \"post\" has no \"auth.token\".",
                "'http://x' | Step \"post\" gets a string where an object is needed."
            },
            quoteCharacter = '~')
    void an_input_of_the_wrong_shape_names_the_field(String input, String message) {
        var failure = failureOf(input);

        assertThat(failure.error().code()).isEqualTo("bad_input");
        assertThat(failure).hasMessage(message);
    }

    @Test
    void a_header_cannot_smuggle_another() {
        var failure = failureOf("{'url': '%s/', 'headers': {'X-A': 'a\\r\\nX-B: b'}}");

        assertThat(failure.error().code()).isEqualTo("bad_header");
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, READ, true", "HEAD, READ, true", "OPTIONS, READ, true", "PUT, WRITE, true",
        "POST, WRITE, false", "PATCH, WRITE, false", "DELETE, DELETE, true", "delete, DELETE, true",
        "{{trigger.output.method}}, WRITE, false"
    })
    void the_method_tells_what_a_call_does_and_whether_it_may_be_repeated(
            String method, Effect effect, boolean isIdempotent) {
        JsonNode input = json("{'method': '" + method + "', 'url': 'http://x'}");

        assertThat(request.effect(input)).isEqualTo(effect);
        assertThat(request.isIdempotent(input)).isEqualTo(isIdempotent);
    }

    private static void farAnswers(ResponseDefinitionBuilder answer) {
        far.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static JsonNode send(String input) throws OperationException, InterruptedException {
        return call(request, input.replace("%s", "http://127.0.0.1:" + far.getPort()));
    }

    private static OperationException failureOf(String input) {
        return catchThrowableOfType(OperationException.class, () -> send(input));
    }

    private static RequestPatternBuilder posted(String url, String contentType, String body) {
        return postRequestedFor(urlEqualTo(url))
                .withHeader("Content-Type", equalTo(contentType))
                .withRequestBody(equalTo(body));
    }
}
