package dev.parley.connectors.desk;

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

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.Connection.Status;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OAuthTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final URI BACK = URI.create("https://parley.acme.test/oauth/callback");
    private static final Map<String, String> TOKENS =
            Map.of("access_token", "access-token-1", "refresh_token", "refresh-token-1");

    private final Office office = new Office(new Shelf());

    @BeforeEach
    void books() {
        far.stubFor(get(urlPathEqualTo("/books/7")).willReturn(json(200, "{\"title\": \"Emma\"}")));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_person_is_sent_away_with_pkce_and_comes_back_with_tokens() throws Exception {
        Connection connection = pending();
        farGrants("authorization_code", "access-token-1", "refresh-token-1", 3600);

        Departure departure = office.consent.depart(Office.ORG, connection.id(), BACK);
        Map<String, String> query = query(departure.location());
        Connection allowed = office.consent
                .arrive(query.get("state"), departure.browser(), new Secret("code-1"))
                .orElseThrow();

        assertThat(departure.location().toString()).startsWith(far.baseUrl() + "/oauth/authorize?");
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "client-7")
                .containsEntry("redirect_uri", BACK.toString())
                .containsEntry("scope", "read lend")
                .containsEntry("access_type", "offline")
                .containsEntry("code_challenge_method", "S256");
        assertThat(allowed.status()).isEqualTo(Status.READY);
        assertThat(allowed.scopes()).containsExactly("read", "lend");
        Map<String, String> form = query(URI.create("x:?"
                + far.findAll(postRequestedFor(urlEqualTo("/oauth/token")))
                        .getFirst()
                        .getBodyAsString()));
        assertThat(form)
                .containsEntry("code", "code-1")
                .containsEntry("redirect_uri", BACK.toString())
                .containsEntry("client_secret", "geheim-geheim");
        assertThat(s256(form.get("code_verifier"))).isEqualTo(query.get("code_challenge"));
        assertThat(office.call("shelf.get_book", "{'isbn': '7'}").path("title").asString())
                .isEqualTo("Emma");
        far.verify(
                getRequestedFor(urlEqualTo("/books/7")).withHeader("Authorization", equalTo("Bearer access-token-1")));
    }

    @Test
    void a_state_serves_once_and_only_the_browser_that_set_out() throws Exception {
        Connection connection = pending();
        farGrants("authorization_code", "access-token-1", "refresh-token-1", 3600);
        Departure first = office.consent.depart(Office.ORG, connection.id(), BACK);
        Departure second = office.consent.depart(Office.ORG, connection.id(), BACK);
        Secret code = new Secret("code-1");

        assertThat(office.consent.arrive(query(first.location()).get("state"), second.browser(), code))
                .isEmpty();
        assertThat(office.consent.arrive(query(first.location()).get("state"), first.browser(), code))
                .isEmpty();
        assertThat(office.consent.arrive("guessed", second.browser(), code)).isEmpty();
        assertThat(office.consent.arrive(query(second.location()).get("state"), second.browser(), code))
                .isPresent();
        assertThat(office.consent.arrive(query(second.location()).get("state"), second.browser(), code))
                .isEmpty();
    }

    @Test
    void a_code_that_the_far_system_does_not_take_says_so_and_quotes_nothing() throws Exception {
        Connection connection = pending();
        far.stubFor(
                post("/oauth/token")
                        .willReturn(
                                json(
                                        400,
                                        "{\"error\": \"invalid_grant\", \"error_description\": \"code-1 for geheim-geheim has expired\"}")));
        Departure departure = office.consent.depart(Office.ORG, connection.id(), BACK);

        OperationException refused = catchThrowableOfType(
                OperationException.class,
                () -> office.consent.arrive(
                        query(departure.location()).get("state"), departure.browser(), new Secret("code-1")));

        assertThat(refused.error().message()).contains("has expired").doesNotContain("code-1", "geheim-geheim");
        assertThat(office.now(connection).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void until_somebody_allows_it_steps_are_told_where_to_do_that() {
        Connection connection = pending();

        OperationException refused =
                catchThrowableOfType(OperationException.class, () -> office.call("shelf.get_book", "{'isbn': '7'}"));

        assertThat(refused.error().code()).isEqualTo("not_connected");
        assertThat(refused.error().hint()).contains("/api/connections/" + connection.id() + "/authorize");
    }

    @Test
    void a_token_about_to_expire_is_refreshed_once_however_many_steps_need_it() throws Exception {
        office.allowed(far.baseUrl(), TOKENS, Instant.now().plusSeconds(60));
        farRefreshes("access-token-2", 3600, 200);

        List<Future<String>> titles = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> step = () ->
                    office.call("shelf.get_book", "{'isbn': '7'}").path("title").asString();
            for (int i = 0; i < 50; i++) {
                titles.add(threads.submit(step));
            }
        }

        for (Future<String> title : titles) {
            assertThat(title.get()).isEqualTo("Emma");
        }
        far.verify(1, postRequestedFor(urlEqualTo("/oauth/token")));
        far.verify(
                50,
                getRequestedFor(urlEqualTo("/books/7")).withHeader("Authorization", equalTo("Bearer access-token-2")));
    }

    @Test
    void two_processes_refresh_once_together() throws Exception {
        farRefreshes("access-token-2", 3600, 200);
        office.allowed(far.baseUrl(), TOKENS, Instant.now().plusSeconds(60));
        try (Office replica = new Office(new Shelf(), InstantSource.system(), office.store);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> here = threads.submit(() -> office.call("shelf.get_book", "{'isbn': '7'}"));
            Future<?> there = threads.submit(() -> replica.call("shelf.get_book", "{'isbn': '7'}"));
            here.get();
            there.get();
        }

        far.verify(1, postRequestedFor(urlEqualTo("/oauth/token")));
    }

    @Test
    void a_refresh_without_a_new_refresh_token_keeps_the_old_one() throws Exception {
        office.allowed(far.baseUrl(), TOKENS, Instant.now().plusSeconds(60));
        farRefreshes("access-token-2", 60, 0);

        office.call("shelf.get_book", "{'isbn': '7'}");
        office.call("shelf.get_book", "{'isbn': '7'}");

        far.verify(
                2,
                postRequestedFor(urlEqualTo("/oauth/token"))
                        .withRequestBody(containing("refresh_token=refresh-token-1")));
    }

    @Test
    void while_the_old_token_holds_a_token_endpoint_may_be_down() throws Exception {
        office.allowed(far.baseUrl(), TOKENS, Instant.now().plusSeconds(60));
        far.stubFor(post("/oauth/token").willReturn(aResponse().withStatus(503)));

        assertThat(office.call("shelf.get_book", "{'isbn': '7'}").path("title").asString())
                .isEqualTo("Emma");
    }

    @Test
    void withdrawn_access_is_marked_and_told_once() {
        Connection connection =
                office.allowed(far.baseUrl(), TOKENS, Instant.now().minusSeconds(60));
        far.stubFor(
                post("/oauth/token")
                        .willReturn(
                                json(
                                        400,
                                        "{\"error\": \"invalid_grant\", \"error_description\": \"Token refresh-token-1 has been revoked.\"}")));

        OperationException first =
                catchThrowableOfType(OperationException.class, () -> office.call("shelf.get_book", "{'isbn': '7'}"));
        OperationException second =
                catchThrowableOfType(OperationException.class, () -> office.call("shelf.get_book", "{'isbn': '7'}"));

        assertThat(first.error().code()).isEqualTo("needs_reconnect");
        assertThat(first.error().message())
                .isEqualTo("Step \"file\" cannot use the connection \"Shelf\": Shelf has withdrawn the access "
                        + "(Token ••• has been revoked).");
        assertThat(first.error().hint()).contains("/authorize", "Retry");
        assertThat(second.error().code()).isEqualTo("needs_reconnect");
        assertThat(office.now(connection).status()).isEqualTo(Status.NEEDS_RECONNECT);
        assertThat(office.told).extracting(Connection::id).containsExactly(connection.id());
        far.verify(1, postRequestedFor(urlEqualTo("/oauth/token")));
    }

    @Test
    void a_wrong_client_secret_is_our_fault_and_marks_nothing() {
        Connection connection =
                office.allowed(far.baseUrl(), TOKENS, Instant.now().minusSeconds(60));
        far.stubFor(post("/oauth/token").willReturn(json(401, "{\"error\": \"invalid_client\"}")));

        OperationException refused =
                catchThrowableOfType(OperationException.class, () -> office.call("shelf.get_book", "{'isbn': '7'}"));

        assertThat(refused.error().hint()).contains("client id and secret");
        assertThat(office.now(connection).status()).isEqualTo(Status.READY);
        assertThat(office.told).isEmpty();
    }

    @Test
    void allowing_it_again_mends_it() throws Exception {
        Connection connection =
                office.allowed(far.baseUrl(), TOKENS, Instant.now().minusSeconds(60));
        far.stubFor(post("/oauth/token").willReturn(json(400, "{\"error\": \"invalid_grant\"}")));
        catchThrowableOfType(OperationException.class, () -> office.call("shelf.get_book", "{'isbn': '7'}"));
        farGrants("authorization_code", "access-token-3", "refresh-token-3", 3600);

        Departure departure = office.consent.depart(Office.ORG, connection.id(), BACK);
        office.consent.arrive(query(departure.location()).get("state"), departure.browser(), new Secret("code-3"));

        assertThat(office.now(connection).status()).isEqualTo(Status.READY);
        assertThat(office.call("shelf.get_book", "{'isbn': '7'}").path("title").asString())
                .isEqualTo("Emma");
    }

    private Connection pending() {
        return office.connect(
                "oauth2", far.baseUrl(), Map.of("client_id", "client-7", "client_secret", "geheim-geheim"));
    }

    private static void farGrants(String grant, String access, String refresh, int seconds) {
        far.stubFor(post("/oauth/token")
                .withRequestBody(containing("grant_type=" + grant))
                .willReturn(json(200, """
                        {"access_token": "%s", "refresh_token": "%s", "expires_in": %d, "scope": "read lend"}""".formatted(access, refresh, seconds))));
    }

    private static void farRefreshes(String access, int seconds, int delayMs) {
        far.stubFor(post("/oauth/token")
                .withRequestBody(containing("grant_type=refresh_token"))
                .willReturn(json(200, "{\"access_token\": \"%s\", \"expires_in\": %d}".formatted(access, seconds))
                        .withFixedDelay(delayMs)));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    private static Map<String, String> query(URI uri) {
        String text = uri.toString();
        return Arrays.stream(text.substring(text.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String s256(String verifier) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
