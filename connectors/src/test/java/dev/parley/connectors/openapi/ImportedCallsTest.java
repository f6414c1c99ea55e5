package dev.parley.connectors.openapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation of imported documents, as it goes over the wire and comes back. */
class ImportedCallsTest {
    private static final String KEY = "key-4f8a17c2";

    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Office pets = office(Documents.petstore());
    private final Office orders = office(Documents.orders());

    @AfterEach
    void close() {
        pets.close();
        orders.close();
    }

    @Test
    void fields_go_as_json_and_the_answer_comes_as_it_is() throws Exception {
        allowed("first-token");
        far.stubFor(post("/pet")
                .withHeader("Authorization", equalTo("Bearer first-token"))
                .withRequestBody(equalToJson("{\"name\": \"Rex\", \"photoUrls\": [\"a\"]}"))
                .willReturn(answer("{\"id\": 7, \"name\": \"Rex\"}")));
        far.stubFor(put("/pet").willReturn(answer("{\"id\": 7}")));

        assertThat(pets.call("acme.add_pet", "{'name': 'Rex', 'photoUrls': ['a']}"))
                .isEqualTo(json("{'id': 7, 'name': 'Rex'}"));
        assertThat(pets.call("acme.update_pet", "{'name': 'Rex', 'photoUrls': []}"))
                .isEqualTo(json("{'id': 7}"));
    }

    @Test
    void lists_in_a_query_go_one_by_one_or_joined_as_the_document_says() throws Exception {
        allowed("first-token");
        key();
        far.stubFor(any(anyUrl()).willReturn(answer("[]")));

        pets.call("acme.find_pets_by_status", "{'status': ['sold', 'pending']}");
        orders.call(
                "acme.list_orders",
                "{'shop-id': 'a/b', 'status': ['open', 'paid'], 'filter': {'since': '2026-03-01'}, 'fields': ['id', 'no'], 'X-Trace': 't1'}");

        far.verify(getRequestedFor(urlEqualTo("/pet/findByStatus?status=sold&status=pending")));
        far.verify(getRequestedFor(urlEqualTo(
                        "/shops/a%2Fb/orders?status=open%2Cpaid&filter%5Bsince%5D=2026-03-01&fields=id%7Cno&apikey="
                                + KEY))
                .withHeader("X-Trace", equalTo("t1")));
    }

    @Test
    void paths_are_filled_and_an_empty_answer_is_nothing() throws Exception {
        allowed("first-token");
        far.stubFor(delete("/pet/7").withHeader("api_key", equalTo("k")).willReturn(aResponse()));
        far.stubFor(get("/pet/8").willReturn(answer("{\"id\": 8}")));
        far.stubFor(get("/store/inventory").willReturn(answer("{\"sold\": 3}")));

        assertThat(pets.call("acme.delete_pet", "{'petId': 7, 'api_key': 'k'}").isNull())
                .isTrue();
        assertThat(pets.call("acme.get_pet_by_id", "{'petId': 8}")).isEqualTo(json("{'id': 8}"));
        assertThat(pets.call("acme.get_inventory", "{}")).isEqualTo(json("{'sold': 3}"));
    }

    @Test
    void bodies_with_a_choice_go_whole_and_forms_field_by_field() throws Exception {
        key();
        far.stubFor(post(urlPathEqualTo("/shops/s/orders")).willReturn(answer("{\"id\": \"o1\"}")));
        far.stubFor(
                post(urlPathEqualTo("/shops/s/payment")).willReturn(aResponse().withStatus(204)));
        far.stubFor(post(urlPathEqualTo("/token")).willReturn(aResponse().withBody("granted")));
        far.stubFor(get(urlPathEqualTo("/ping")).willReturn(answer("{\"ok\": true}")));

        orders.call("acme.create_order", "{'shop-id': 's', 'note': null, 'total': 5}");
        orders.call("acme.pay", "{'shop-id': 's', 'body': {'email': 'a@b.test'}}");
        assertThat(orders.call("acme.post_token", "{'grant': 'x y', 'scope': ['a', 'b']}")
                        .asString())
                .isEqualTo("granted");
        assertThat(orders.call("acme.get_ping", "{}").path("ok").asBoolean()).isTrue();

        far.verify(postRequestedFor(urlPathEqualTo("/shops/s/orders"))
                .withRequestBody(equalToJson("{\"note\": null, \"total\": 5}")));
        far.verify(postRequestedFor(urlPathEqualTo("/shops/s/payment"))
                .withRequestBody(equalToJson("{\"email\": \"a@b.test\"}")));
        far.verify(postRequestedFor(urlPathEqualTo("/token"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withRequestBody(equalTo("grant=x%20y&scope=a&scope=b")));
    }

    @Test
    void a_token_that_is_not_accepted_any_more_is_refreshed_once() throws Exception {
        allowed("first-token");
        far.stubFor(post("/oauth/token")
                .willReturn(answer("{\"access_token\": \"fresh\", \"expires_in\": 3600, \"token_type\": \"bearer\"}")));
        far.stubFor(get("/pet/8")
                .withHeader("Authorization", equalTo("Bearer first-token"))
                .willReturn(aResponse().withStatus(401)));
        far.stubFor(get("/pet/8")
                .withHeader("Authorization", equalTo("Bearer fresh"))
                .willReturn(answer("{\"id\": 8}")));

        assertThat(pets.call("acme.get_pet_by_id", "{'petId': 8}")).isEqualTo(json("{'id': 8}"));
        far.verify(1, postRequestedFor(urlPathEqualTo("/oauth/token")));
    }

    @Test
    void a_key_that_is_not_accepted_any_more_marks_the_connection() {
        Connection connection = pets.connect("token", far.baseUrl(), Map.of("token", KEY));
        far.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));

        OperationException failure = failure(pets, "acme.get_inventory", "{}");

        assertThat(failure.error().code()).isEqualTo("needs_reconnect");
        assertThat(pets.now(connection).status()).isEqualTo(Connection.Status.NEEDS_RECONNECT);
        far.verify(getRequestedFor(urlEqualTo("/store/inventory")).withHeader("api_key", equalTo(KEY)));
    }

    @Test
    void what_the_system_refuses_is_said_in_its_words_and_without_our_key() {
        key();
        far.stubFor(any(urlPathEqualTo("/shops/s/orders"))
                .willReturn(
                        answer("{\"title\": \"Unfit\", \"detail\": \"total is too high for key %s\"}".formatted(KEY))
                                .withStatus(422)));
        far.stubFor(any(urlPathEqualTo("/shops/t/orders"))
                .willReturn(answer("{\"message\": \"no such shop\"}").withStatus(404)));
        far.stubFor(any(urlPathEqualTo("/ping"))
                .willReturn(answer("{}").withStatus(429).withHeader("Retry-After", "7")));

        OperationException unfit = failure(orders, "acme.create_order", "{'shop-id': 's', 'note': 'n', 'total': 5000}");
        assertThat(unfit.error().code()).isEqualTo("http_422");
        assertThat(unfit.error().message())
                .contains("total is too high")
                .contains("Unfit")
                .doesNotContain(KEY);
        assertThat(failure(orders, "acme.list_orders", "{'shop-id': 't'}")
                        .error()
                        .message())
                .contains("404")
                .contains("no such shop");
        OperationException tooFast = failure(orders, "acme.get_ping", "{}");
        assertThat(tooFast.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(tooFast.error().retryable()).isTrue();
    }

    @Test
    void an_operation_is_not_called_by_a_connection_that_it_does_not_take() {
        pets.connect("token", far.baseUrl(), Map.of("token", KEY));

        OperationException wrong = failure(pets, "acme.add_pet", "{'name': 'Rex', 'photoUrls': []}");

        assertThat(wrong.error().code()).isEqualTo("bad_input");
        assertThat(wrong.error().hint()).contains("oauth2");
        far.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void what_cannot_be_sent_is_not_sent() {
        key();

        assertThat(failure(orders, "acme.list_orders", "{}").error().message()).contains("does not give \"shop-id\"");
        assertThat(failure(orders, "acme.list_orders", "{'shop-id': '..'}")
                        .error()
                        .message())
                .contains("cannot use its \"shop-id\"");
        assertThat(failure(orders, "acme.list_orders", "{'shop-id': 's', 'color': 1}")
                        .error()
                        .message())
                .contains("gives \"color\"");
        far.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void a_connection_is_tested_by_the_first_call_that_takes_nothing() throws Exception {
        Connection connection = pets.connect("token", far.baseUrl(), Map.of("token", KEY));
        far.stubFor(get("/store/inventory").willReturn(answer("{}")));

        pets.desk.test(Office.ORG, connection.id());

        far.verify(1, getRequestedFor(urlEqualTo("/store/inventory")).withHeader("api_key", equalTo(KEY)));
    }

    private static Office office(String document) {
        return new Office(surroundings -> {
            ConnectorSpec spec = Documents.read(document).connector("acme", surroundings);
            return () -> spec;
        });
    }

    private void allowed(String token) {
        pets.allowed(
                far.baseUrl(),
                Map.of("access_token", token, "refresh_token", "refresh-71c2"),
                Instant.now().plusSeconds(3600));
    }

    private void key() {
        orders.connect("form", far.baseUrl(), Map.of("token", KEY));
    }

    private static OperationException failure(Office office, String operation, String input) {
        return catchThrowableOfType(OperationException.class, () -> office.call(operation, input));
    }

    private static ResponseDefinitionBuilder answer(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }
}
