package dev.parley.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.Calls.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.engine.operation.OperationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuardedHttpClientTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().dynamicHttpsPort().gzipDisabled(true))
            .build();

    private static final HttpLimits LIMITS = HttpLimits.DEFAULT.withMaxResponseBytes(10_000);

    /** far.test and partner.test are both this machine, which the policy allows by name and port; private.test is not allowed. */
    private static final GuardedHttpClient client = new GuardedHttpClient(
            new EgressGuard(EgressPolicy.parse("far.test,partner.test"), host -> switch (host) {
                case "far.test", "partner.test" -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
                case "private.test" -> new InetAddress[] {InetAddress.ofLiteral("10.0.0.7")};
                case "127.0.0.1", "169.254.169.254" -> new InetAddress[] {InetAddress.ofLiteral(host)};
                default -> throw new UnknownHostException(host);
            }),
            LIMITS,
            InstantSource.system());

    @AfterAll
    static void close() {
        client.close();
    }

    @Test
    void a_private_address_is_never_called_and_the_message_says_whom_to_ask() {
        var failure = failureOf(get("http://private.test/admin"));

        assertThat(failure.error().code()).isEqualTo("egress_denied");
        assertThat(failure.error().retryable()).isFalse();
        assertThat(failure).hasMessage("Step \"post\" may not call private.test at 10.0.0.7 (private network).");
        assertThat(failure.error().hint()).isEqualTo("Ask an administrator to add the host to PARLEY_EGRESS_ALLOW.");
    }

    @Test
    void an_address_in_numbers_meets_the_same_guard() {
        assertThat(failureOf(get("http://169.254.169.254/latest/meta-data")))
                .hasMessage("Step \"post\" may not call 169.254.169.254 (cloud metadata).");
        assertThat(failureOf(get("http://127.0.0.1:" + far.getPort() + "/"))
                        .error()
                        .code())
                .isEqualTo("egress_denied");
        assertThat(failureOf(get("http://2130706433/")).error().code()).isEqualTo("egress_denied");
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_redirect_to_a_private_address_is_refused_too() {
        redirect("/start", 302, "http://private.test/admin");

        assertThat(failureOf(get(far("/start"))).error().code()).isEqualTo("egress_denied");
    }

    @Test
    void credentials_do_not_follow_a_redirect_to_another_host() throws Exception {
        redirect("/start", 302, partner("/end"));
        answer("/end");

        send(new HttpCall(
                "GET",
                URI.create(far("/start")),
                Map.of("Authorization", "Bearer t", "Cookie", "c", "X-Api-Key", "k", "Accept", "text/plain"),
                null,
                null));

        far.verify(getRequestedFor(urlEqualTo("/end"))
                .withHeader("Authorization", absent())
                .withHeader("Cookie", absent())
                .withHeader("X-Api-Key", absent())
                .withHeader("Accept", equalTo("text/plain")));
    }

    @Test
    void credentials_follow_a_redirect_within_the_host() throws Exception {
        redirect("/start", 302, "end?a=b");
        answer("/end");

        send(new HttpCall("GET", URI.create(far("/start")), Map.of("Authorization", "Bearer t"), null, null));

        far.verify(getRequestedFor(urlEqualTo("/end?a=b")).withHeader("Authorization", equalTo("Bearer t")));
    }

    @ParameterizedTest
    @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
    void a_redirected_post_stays_one_only_where_the_status_says_so(int status, String method) throws Exception {
        far.stubFor(post("/start").willReturn(aResponse().withStatus(status).withHeader("Location", "/end")));
        answer("/end");

        send(new HttpCall(
                "POST", URI.create(far("/start")), Map.of("Content-Type", "text/plain"), bytes("hello"), null));

        far.verify(
                method.equals("POST")
                        ? postRequestedFor(urlEqualTo("/end")).withRequestBody(equalTo("hello"))
                        : getRequestedFor(urlEqualTo("/end")).withHeader("Content-Type", absent()));
    }

    @Test
    void redirects_in_a_circle_end_after_five() {
        redirect("/circle", 302, "/circle");

        var failure = failureOf(get(far("/circle")));

        assertThat(failure.error().code()).isEqualTo("redirect_refused");
        far.verify(6, getRequestedFor(urlEqualTo("/circle")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://far.test/x, http://far.test/y, it leads from https to plain http",
        "https://far.test/x, file:///etc/passwd, it leads out of HTTP",
        "https://far.test/x, https://ana:pw@far.test/y, its address holds credentials"
    })
    void a_redirect_that_weakens_the_call_is_refused(String from, String to, String reason) {
        HttpReply reply = new HttpReply(302, Map.of("Location", to), new byte[0]);

        var refused = catchThrowableOfType(Redirect.RefusedRedirect.class, () -> Redirect.next(get(from), reply));

        assertThat(refused).hasMessage(reason);
    }

    @Test
    void a_far_system_that_stalls_costs_no_more_than_the_calls_time() {
        far.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));
        Instant start = Instant.now();

        var failure = failureOf(new HttpCall("GET", URI.create(far("/slow")), Map.of(), null, Duration.ofMillis(200)));

        assertThat(failure.error().code()).isEqualTo("timeout");
        assertThat(failure.error().retryable()).isTrue();
        assertThat(failure)
                .hasMessage("Step \"post\" had no answer from GET far.test:%d/slow within 200 ms.", far.getPort());
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_far_system_that_drips_is_held_to_the_same_time() {
        far.stubFor(
                any(anyUrl()).willReturn(aResponse().withBody("x".repeat(1_000)).withChunkedDribbleDelay(100, 20_000)));

        var failure = failureOf(new HttpCall("GET", URI.create(far("/drip")), Map.of(), null, Duration.ofMillis(400)));

        assertThat(failure.error().code()).isEqualTo("timeout");
    }

    @Test
    void the_steps_deadline_holds_where_the_call_names_no_time() {
        far.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));

        var failure = catchThrowableOfType(
                OperationException.class, () -> client.send(get(far("/slow")), within(Duration.ofMillis(200))));

        assertThat(failure.error().code()).isEqualTo("timeout");
    }

    @Test
    void an_interrupt_ends_a_call_at_once_and_closes_its_connection() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            CountDownLatch isConnected = new CountDownLatch(1);
            AtomicReference<@Nullable Integer> lastByte = new AtomicReference<>();
            Thread server = Thread.ofVirtual().start(() -> lastByte.set(readAll(silent, isConnected)));
            AtomicReference<@Nullable Throwable> outcome = new AtomicReference<>();
            Thread caller = Thread.ofVirtual()
                    .start(() -> outcome.set(catchThrowableOfType(
                            InterruptedException.class,
                            () -> send(get("http://far.test:" + silent.getLocalPort() + "/")))));
            isConnected.await();

            caller.interrupt();

            await().untilAsserted(() -> assertThat(outcome.get()).isInstanceOf(InterruptedException.class));
            await().untilAsserted(() -> assertThat(lastByte.get()).isEqualTo(-1));
            server.join();
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void an_answer_that_breaks_off_is_no_answer(Fault fault) {
        far.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

        var failure = failureOf(get(far("/broken")));

        assertThat(failure.error().code()).isEqualTo("connection_lost");
        assertThat(failure.error().retryable()).isTrue();
        assertThat(failure.getMessage()).contains("GET far.test:" + far.getPort() + "/broken");
        far.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void an_answer_that_is_too_large_is_refused_and_the_connection_is_not_drained() {
        far.stubFor(any(anyUrl()).willReturn(aResponse().withBody("x".repeat(10_001))));

        var failure = failureOf(get(far("/huge")));

        assertThat(failure.error().code()).isEqualTo("response_too_large");
        assertThat(failure.error().retryable()).isFalse();
        assertThat(failure.getMessage()).contains("more than 9 KiB");
    }

    @Test
    void compression_is_undone_and_the_limit_counts_what_comes_out() throws Exception {
        far.stubFor(any(urlEqualTo("/small")).willReturn(gzip("hello")));
        far.stubFor(any(urlEqualTo("/bomb")).willReturn(gzip("x".repeat(5_000_000))));

        assertThat(send(get(far("/small"))).body()).asString().isEqualTo("hello");
        assertThat(failureOf(get(far("/bomb"))).error().code()).isEqualTo("response_too_large");
    }

    @Test
    void a_system_that_is_down_or_unknown_is_told_apart() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThat(failureOf(get("http://far.test:" + closed + "/")).getMessage())
                .isEqualTo("Step \"post\" cannot reach GET far.test:%d/ (connection refused).".formatted(closed));
        assertThat(failureOf(get("http://nowhere.test/")).error().code()).isEqualTo("unknown_host");
    }

    @Test
    void an_endless_head_is_cut_off() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            AtomicReference<@Nullable Integer> sent = new AtomicReference<>();
            Thread.ofVirtual().start(() -> sent.set(babble(endless, 4_000_000)));

            var failure = failureOf(get("http://far.test:" + endless.getLocalPort() + "/"));

            assertThat(failure.error().code()).isEqualTo("connection_lost");
            await().untilAsserted(() -> assertThat(sent.get()).isNotNull().isLessThan(4_000_000));
        }
    }

    /** Answers with one header line that does not end before so many bytes, and tells how many it got rid of. */
    private static int babble(ServerSocket server, int bytes) {
        int sent = 0;
        try (var connection = server.accept()) {
            connection.getOutputStream().write(bytes("HTTP/1.1 200 OK\r\nX-Long: "));
            byte[] some = bytes("x".repeat(1_000));
            for (; sent < bytes; sent += some.length) {
                connection.getOutputStream().write(some);
            }
            connection.getOutputStream().write(bytes("\r\nContent-Length: 0\r\n\r\n"));
            return sent;
        } catch (IOException hungUp) {
            return sent;
        }
    }

    @Test
    void a_certificate_nobody_vouches_for_is_refused() {
        assertThat(failureOf(get("https://far.test:" + far.getHttpsPort() + "/"))
                        .error()
                        .code())
                .isEqualTo("tls_failed");
    }

    private static HttpCall get(String url) {
        return new HttpCall("GET", URI.create(url), Map.of(), null, null);
    }

    private static HttpReply send(HttpCall call) throws OperationException, InterruptedException {
        return client.send(call, within(Duration.ofSeconds(20)));
    }

    private static OperationException failureOf(HttpCall call) {
        return catchThrowableOfType(OperationException.class, () -> send(call));
    }

    private static String far(String path) {
        return "http://far.test:" + far.getPort() + path;
    }

    private static String partner(String path) {
        return "http://partner.test:" + far.getPort() + path;
    }

    private static void redirect(String path, int status, String location) {
        far.stubFor(
                any(urlEqualTo(path)).willReturn(aResponse().withStatus(status).withHeader("Location", location)));
    }

    private static void answer(String path) {
        far.stubFor(any(urlPathEqualTo(path)).willReturn(aResponse()));
    }

    private static ResponseDefinitionBuilder gzip(String text) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes(text));
        }
        return aResponse().withHeader("Content-Encoding", "gzip").withBody(compressed.toByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes one connection, reads the request, answers nothing, and tells how the connection ended. */
    private static int readAll(ServerSocket server, CountDownLatch isConnected) {
        try (var connection = server.accept()) {
            isConnected.countDown();
            int last = connection.getInputStream().read();
            while (last >= 0) {
                last = connection.getInputStream().read();
            }
            return last;
        } catch (IOException e) {
            return -1; // a reset is an end too
        }
    }
}
