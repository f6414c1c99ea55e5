package dev.parley.connectors;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.matching.RequestPatternBuilder.newRequestPattern;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every connector over HTTP must do, whatever goes wrong over there. A connector's test extends it with one {@link Example} for each
 * operation and with the shape of its system's error replies; everything else is said here once.
 */
public abstract class ConnectorContract {
    protected static final String TOKEN = "far-token-4f8a17c2";
    private static final String FRESH = "fresh-token-99b1d3e0";
    private static final Duration SOON = Duration.ofMillis(400);

    /** One for all that a thread tests, because starting one takes longer than asking it. */
    private static final ThreadLocal<WireMockServer> FAR = ThreadLocal.withInitial(() -> {
        WireMockServer far = new WireMockServer(wireMockConfig().dynamicPort());
        far.start();
        return far;
    });

    private final ConnectorProvider provider;

    protected ConnectorContract(ConnectorProvider provider) {
        this.provider = provider;
    }

    /** One for each operation at least. */
    protected abstract List<Example> examples();

    /** The system's own error reply with these words. */
    protected abstract String refusal(String words);

    /** How the test connects: kind of auth and what is typed in; the secret is {@link #TOKEN}. */
    protected Map.Entry<String, Map<String, String>> key() {
        return Map.entry("token", Map.of("token", TOKEN));
    }

    @Test
    void every_operation_has_an_example() {
        try (Office office = new Office(provider)) {
            assertThat(examples()).extracting(Example::operation).hasSameElementsAs(operations(office));
            assertThat(operations(office)).isNotEmpty();
        }
    }

    @TestFactory
    Stream<DynamicNode> every_operation() {
        return examples().stream()
                .map(example -> dynamicContainer(example.operation() + " " + example.input(), tests(example)));
    }

    private Stream<DynamicTest> tests(Example example) {
        Stream<DynamicTest> always = Stream.of(
                test("asks as the API wants it and reads its answer", example, this::succeeds),
                test("says in the system's words what it refuses", example, this::isRefused),
                test("waits as long as it is told to", example, this::isThrottled),
                test("may be tried again when the fault is over there", example, this::isDown),
                test("does not wait longer than the step may", example, this::isSlow),
                test("shows no secret that the system quotes", example, this::isQuoted),
                test("a key that no longer holds is told of once", example, this::isUnknown));
        Stream<DynamicTest> withBody =
                example.answer().startsWith("{") || example.answer().startsWith("[")
                        ? Stream.of(test("does not take half an answer for a whole one", example, this::isCutOff))
                        : Stream.of();
        Stream<DynamicTest> pages = example.next() == null
                ? Stream.of()
                : Stream.of(test("goes on to the last page", example, this::isPaged));
        Stream<DynamicTest> oauth = hasOAuth()
                ? Stream.of(test("a 401 is answered with fresh tokens, once", example, this::isRefreshed))
                : Stream.of();
        return Stream.of(always, withBody, pages, oauth).flatMap(tests -> tests);
    }

    private static List<String> operations(Office office) {
        return office.spec.operations().stream()
                .map(operation -> operation.spec().id())
                .toList();
    }

    private boolean hasOAuth() {
        try (Office office = new Office(provider)) {
            return office.spec.auths().stream().anyMatch(Auth.OAuth2.class::isInstance);
        }
    }

    private void succeeds(Run run) throws Exception {
        run.farAnswers(run.success());

        JsonNode output = run.call();

        assertContains(parsed(output), json(run.example().gives()));
        assertThat(run.office()
                        .operation(run.example().operation())
                        .spec()
                        .output()
                        .path("properties")
                        .propertyNames())
                .containsAll(output.propertyNames());
    }

    private void isRefused(Run run) {
        for (int status : List.of(403, 404, 409, 422)) {
            run.farAnswers(aResponse().withStatus(status).withBody(refusal("No such luck with " + status)));

            OperationException refused = run.failure();

            assertThat(refused.error().code()).isEqualTo("http_" + status);
            assertThat(refused.error().message())
                    .startsWith("Step \"file\" got " + status)
                    .contains("No such luck with " + status, run.office().spec.title());
            assertThat(refused.error().hint()).isNotBlank();
            assertThat(refused.error().retryable()).isFalse();
        }
    }

    private void isThrottled(Run run) {
        run.farAnswers(
                aResponse().withStatus(429).withHeader("Retry-After", "7").withBody(refusal("Slow down")));

        OperationException throttled = run.failure();
        OperationException tooSoon = run.failure();

        assertThat(throttled.error().code()).isEqualTo("http_429");
        assertThat(throttled.error().retryable()).isTrue();
        assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(tooSoon.error().code()).isEqualTo("rate_limited");
        assertThat(tooSoon.retryAfter()).isPresent();
        run.far().verify(1, run.requested());
    }

    private void isDown(Run run) {
        run.farAnswers(aResponse().withStatus(503).withBody("<html>Bad day</html>"));

        OperationException down = run.failure();

        assertThat(down.error().code()).isEqualTo("http_503");
        assertThat(down.error().retryable()).isTrue();
        assertThat(down.mayHaveHappened()).isFalse();
    }

    private void isSlow(Run run) throws Exception {
        // Once in peace, so that what is only slow the first time is not what takes the time.
        run.farAnswers(run.success());
        run.call();
        run.farAnswers(run.success().withFixedDelay(5_000));

        OperationException slow = catchThrowableOfType(OperationException.class, () -> run.call(SOON));

        assertThat(slow.error().code()).isEqualTo("timeout");
        assertThat(slow.mayHaveHappened()).isTrue();
    }

    private void isQuoted(Run run) {
        run.farAnswers(aResponse().withStatus(422).withBody(refusal("Token " + TOKEN + " is of no use")));

        OperationException quoting = run.failure();

        assertThat(quoting.error().message()).contains("is of no use").doesNotContain(TOKEN);
    }

    private void isUnknown(Run run) {
        run.far()
                .stubFor(any(anyUrl())
                        .willReturn(asJson(aResponse().withStatus(401).withBody(refusal("Bad credentials")))));

        OperationException unknown = run.failure();
        OperationException again = run.failure();

        assertThat(unknown.error().code()).isEqualTo("needs_reconnect");
        assertThat(unknown.error().hint()).contains("Retry");
        assertThat(again.error().code()).isEqualTo("needs_reconnect");
        assertThat(run.office().now(run.connection()).status()).isEqualTo(Connection.Status.NEEDS_RECONNECT);
        assertThat(run.office().told).hasSize(1);
    }

    private void isCutOff(Run run) {
        String whole = run.example().answer().replace('\'', '"');
        run.farAnswers(aResponse().withStatus(run.example().status()).withBody(whole.substring(0, whole.length() / 2)));

        OperationException cut = run.failure();

        assertThat(cut.error().code()).isEqualTo("bad_reply");
        assertThat(cut.mayHaveHappened()).isTrue();
    }

    private void isPaged(Run run) throws Exception {
        Example example = run.example();
        run.farAnswers(run.success());

        run.call();

        run.far().verify(1, getRequestedFor(urlEqualTo(String.valueOf(example.next()))));
    }

    private void isRefreshed(Run run) throws Exception {
        Example example = run.example();
        run.office().desk.disconnect(Office.ORG, run.connection().id());
        run.office()
                .allowed(
                        run.far().baseUrl(),
                        Map.of("access_token", TOKEN, "refresh_token", "refresh-token-71c2"),
                        Instant.now().plusSeconds(3600));
        String tokenPath = run.office().spec.auths().stream()
                .filter(Auth.OAuth2.class::isInstance)
                .map(auth -> ((Auth.OAuth2) auth).token().getPath())
                .findFirst()
                .orElseThrow();
        run.far()
                .stubFor(request("POST", urlPathEqualTo(tokenPath))
                        .withRequestBody(containing("refresh_token=refresh-token-71c2"))
                        .willReturn(asJson(aResponse()
                                .withBody("{\"access_token\": \"%s\", \"expires_in\": 3600, \"token_type\": \"bearer\"}"
                                        .formatted(FRESH)))));
        run.far()
                .stubFor(run.asked()
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                        .willReturn(asJson(aResponse().withStatus(401).withBody(refusal("Bad credentials")))));
        run.far()
                .stubFor(run.asked()
                        .withHeader("Authorization", equalTo("Bearer " + FRESH))
                        .willReturn(asJson(run.success())));

        assertContains(parsed(run.call()), json(example.gives()));
        run.far().verify(1, postRequestedFor(urlPathEqualTo(tokenPath)));
    }

    private DynamicTest test(String name, Example example, ThrowingConsumer<Run> test) {
        return dynamicTest(name, () -> {
            WireMockServer far = FAR.get();
            far.resetAll();
            try (Office office = new Office(provider)) {
                Connection connection = office.connect(key().getKey(), far.baseUrl(), key().getValue());
                test.accept(new Run(office, connection, far, example)
                        .withCallsOnTheWay()
                        .withNextPage());
            }
        });
    }

    private static ResponseDefinitionBuilder asJson(ResponseDefinitionBuilder response) {
        return response.withHeader("Content-Type", "application/json; charset=utf-8");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    /** As somebody who reads it gets it: numbers are just numbers. */
    private static JsonNode parsed(JsonNode output) {
        return JsonMapper.shared().readTree(output.toString());
    }

    /** Objects may hold more; everything else must be equal. */
    private static void assertContains(JsonNode actual, JsonNode expected) {
        if (expected.isObject()) {
            expected.forEachEntry((name, value) -> assertContains(actual.path(name), value));
        } else if (expected.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                assertContains(actual.get(i), expected.get(i));
            }
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    /** One example under test. */
    private record Run(Office office, Connection connection, WireMockServer far, Example example) {
        void farAnswers(ResponseDefinitionBuilder response) {
            far.stubFor(asked().willReturn(asJson(response)));
        }

        Run withCallsOnTheWay() {
            example.given()
                    .forEach((call, answer) ->
                            far.stubFor(request(call.split(" ")[0], urlPathEqualTo(call.split(" ")[1]))
                                    .willReturn(asJson(aResponse().withBody(text(answer))))));
            return this;
        }

        Run withNextPage() {
            if (example.next() != null && example.nextAnswer() != null) {
                far.stubFor(request(example.method(), urlEqualTo(example.next()))
                        .atPriority(1)
                        .willReturn(asJson(aResponse().withBody(text(example.nextAnswer())))));
            }
            return this;
        }

        MappingBuilder asked() {
            MappingBuilder asked = request(example.method(), urlPathEqualTo(example.path()));
            example.query().forEach((name, value) -> asked.withQueryParam(name, equalTo(value)));
            return example.sends() == null
                    ? asked
                    : asked.withRequestBody(equalToJson(text(example.sends()), true, false));
        }

        RequestPatternBuilder requested() {
            return newRequestPattern(RequestMethod.fromString(example.method()), urlPathEqualTo(example.path()));
        }

        ResponseDefinitionBuilder success() {
            ResponseDefinitionBuilder success =
                    aResponse().withStatus(example.status()).withBody(text(example.answer()));
            example.headers().forEach((name, value) -> success.withHeader(name, text(value)));
            return success;
        }

        String text(String template) {
            return template.replace('\'', '"').replace("{far}", far.baseUrl());
        }

        JsonNode call() throws OperationException, InterruptedException {
            return call(Duration.ofSeconds(20));
        }

        JsonNode call(Duration time) throws OperationException, InterruptedException {
            return office.call(example.operation(), example.input(), time);
        }

        OperationException failure() {
            return catchThrowableOfType(OperationException.class, this::call);
        }
    }
}
