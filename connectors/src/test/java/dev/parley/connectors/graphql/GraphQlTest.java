package dev.parley.connectors.graphql;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is GraphQL's own way. */
class GraphQlTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String ASK = "{'query': '{ order { total note } }'}";

    private final Office office = new Office(new GraphQlConnector());

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_connection_may_name_the_header_that_carries_its_key() throws Exception {
        office.connect("form", far.baseUrl() + "/graphql", Map.of("header", "X-Api-Key", "value", "key-4711-4711"));
        answer("{\"data\": {\"order\": null}}");

        office.call("graphql.query", ASK);

        far.verify(postRequestedFor(urlEqualTo("/graphql")).withHeader("X-Api-Key", equalTo("key-4711-4711")));
    }

    @Test
    void errors_fail_the_step_in_their_own_words() {
        connect();
        answer("""
                {"data": {"order": {"total": 12, "note": null}}, "errors": [{"message": "notes are down", "path": ["order", "note"]}]}""");

        OperationException failed = failure(ASK);

        assertThat(failed.error().code()).isEqualTo("graphql_error");
        assertThat(failed.error().message()).isEqualTo("Step \"file\" got errors from GraphQL: notes are down.");
    }

    @Test
    void a_step_may_take_what_came_all_the_same() throws Exception {
        connect();
        answer("{\"data\": {\"order\": {\"total\": 12}}, \"errors\": [{\"message\": \"notes are down\"}]}");

        JsonNode output = office.call("graphql.query", "{'query': '{ order { total note } }', 'partial': true}");

        assertThat(output.path("data").path("order").path("total").intValue()).isEqualTo(12);
        assertThat(output.path("errors").path(0).asString()).isEqualTo("notes are down");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"extensions\": {\"code\": \"FORBIDDEN\"}, \"message\": \"no\"}', http_403, false",
        "'{\"extensions\": {\"code\": \"THROTTLED\"}, \"message\": \"no\"}', http_429, true",
        "'{\"type\": \"RATE_LIMITED\", \"message\": \"no\"}', http_429, true"
    })
    void what_concerns_the_whole_call_is_told_as_over_plain_http(String error, String code, boolean retryable) {
        connect();
        answer("{\"data\": null, \"errors\": [%s]}".formatted(error));

        OperationException failed = failure(ASK);

        assertThat(failed.error().code()).isEqualTo(code);
        assertThat(failed.error().retryable()).isEqualTo(retryable);
    }

    @Test
    void a_key_that_no_longer_holds_is_noticed_inside_a_200() {
        Connection connection = connect();
        answer("{\"errors\": [{\"message\": \"who are you\", \"extensions\": {\"code\": \"UNAUTHENTICATED\"}}]}");

        assertThat(failure(ASK).error().code()).isEqualTo("needs_reconnect");
        assertThat(office.now(connection).status()).isEqualTo(Connection.Status.NEEDS_RECONNECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/graphql", "//evil.example/graphql", "file:///etc/passwd"})
    void a_key_goes_to_no_other_system(String url) {
        connect();

        OperationException refused = failure("{'query': '{ order }', 'url': '%s'}".formatted(url));

        assertThat(refused.error().code()).isEqualTo("bad_input");
        assertThat(refused.error().message()).contains("it is no address at localhost:" + far.getPort());
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { close { id } }",
                "  # a comment {\n mutation Close($id: ID) { close(id: $id) { id } }",
                "query A { a } mutation B { b }",
                "query A($x: In = {a: [1]}) @live(b: {c: 1}) { a } subscription B { b }",
                "\"\"\"says \\\"\"\" query\"\"\" mutation { a }"
            })
    void a_step_that_reads_sends_nothing_that_changes(String document) {
        assertThat(new Document(document).changesSomething()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ mutation { id } }",
                "query mutation { a }",
                "query A { a(text: \"} mutation { b }\") } # } mutation",
                "fragment mutation on Order { id } query A { order { ...mutation } }"
            })
    void a_word_alone_changes_nothing(String document) {
        assertThat(new Document(document).changesSomething()).isFalse();
    }

    @Test
    void the_effects_are_as_the_operations_say() {
        assertThat(office.operation("graphql.query").spec().effect()).isEqualTo(Effect.READ);
        assertThat(office.operation("graphql.mutate").spec().effect()).isEqualTo(Effect.WRITE);
        assertThat(office.operation("graphql.mutate").spec().idempotent()).isFalse();
        connect();
        assertThat(failure("{'query': 'mutation { close }'}").error().message())
                .contains("may only read, but its document holds a mutation");
    }

    private Connection connect() {
        return office.connect("token", far.baseUrl() + "/graphql", Map.of("token", "key-4711-4711"));
    }

    private OperationException failure(String input) {
        return catchThrowableOfType(OperationException.class, () -> office.call("graphql.query", input));
    }

    private static void answer(String body) {
        far.stubFor(post(urlEqualTo("/graphql"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/graphql-response+json")
                        .withBody(body)));
    }
}
