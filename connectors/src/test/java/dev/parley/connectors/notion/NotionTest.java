package dev.parley.connectors.notion;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.Lookback;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What is Notion's own way. */
class NotionTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String PAGE = "be633bf1-dfa0-436d-b259-571129a590e5";
    private static final Instant MINUTE = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    private final Office office = new Office(new NotionConnector());
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = office.connect("token", far.baseUrl(), Map.of("token", "ntn_46832143198abcdef"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void names_its_version_of_the_api_and_the_account() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json("{'object': 'user', 'type': 'bot', 'name': 'Parley'}")));

        assertThat(office.desk.test(Office.ORG, connection.id()).account()).isEqualTo("Parley");
        far.verify(getRequestedFor(urlEqualTo("/v1/users/me"))
                .withHeader("Notion-Version", equalTo("2022-06-28"))
                .withHeader("Authorization", equalTo("Bearer ntn_46832143198abcdef")));
    }

    @Test
    void a_query_goes_on_with_the_cursor_of_the_page_before() throws Exception {
        far.stubFor(post(anyUrl())
                .willReturn(
                        json("{'results': [{'id': 'p1', 'properties': {}}], 'next_cursor': 'c2', 'has_more': true}")));
        far.stubFor(post(anyUrl())
                .withRequestBody(matchingJsonPath("$.start_cursor", equalTo("c2")))
                .willReturn(
                        json("{'results': [{'id': 'p2', 'properties': {}}], 'next_cursor': null, 'has_more': false}")));

        JsonNode found = office.call("notion.query_database", "{'database': '" + PAGE + "'}");

        assertThat(found.path("pages").valueStream().map(page -> page.path("id").asString()))
                .containsExactly("p1", "p2");
        assertThat(found.path("more").booleanValue()).isFalse();
    }

    @Test
    void names_the_properties_there_are_when_one_is_misspelt() {
        far.stubFor(
                any(anyUrl())
                        .willReturn(
                                json(
                                        "{'properties': {'Name': {'type': 'title'}, 'Status': {'type': 'status'}, 'Total': {'type': 'formula'}}}")));

        OperationException unknown = failure(
                "notion.create_page",
                "{'database': '%s', 'title': 'Acme', 'properties': {'Sttus': 'Open'}}".formatted(PAGE));
        OperationException computed = failure(
                "notion.create_page",
                "{'database': '%s', 'title': 'Acme', 'properties': {'Total': 3}}".formatted(PAGE));

        assertThat(unknown.error().message()).isEqualTo("Step \"file\" finds no property \"Sttus\" in Notion.");
        assertThat(unknown.error().hint()).isEqualTo("There are: Name, Status, Total.");
        assertThat(computed.error().message())
                .isEqualTo("Step \"file\" cannot use the property \"Total\" of Notion, which is of type formula.");
        far.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void says_what_is_missing_when_a_page_has_no_place() {
        OperationException refused = failure("notion.create_page", "{'title': 'Acme'}");

        assertThat(refused.error().code()).isEqualTo("bad_input");
        assertThat(refused.error().hint()).contains("a database, or a page");
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void long_text_goes_in_as_many_calls_and_pieces_as_notion_wants() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json("{'object': 'list', 'results': []}")));
        String lines = IntStream.range(0, 149).mapToObj(i -> "line " + i).collect(Collectors.joining("\\n"));

        JsonNode written = office.call(
                "notion.append_text", "{'page': '%s', 'text': '%s'}".formatted(PAGE, lines + "\\n" + "x".repeat(4500)));

        assertThat(written.path("blocks").intValue()).isEqualTo(150);
        far.verify(2, patchRequestedFor(urlEqualTo("/v1/blocks/" + PAGE + "/children")));
        far.verify(
                1,
                patchRequestedFor(anyUrl()).withRequestBody(matchingJsonPath("$.children.length()", equalTo("100"))));
        far.verify(
                1,
                patchRequestedFor(anyUrl())
                        .withRequestBody(
                                matchingJsonPath("$.children[49].paragraph.rich_text.length()", equalTo("3"))));
    }

    @Test
    void reads_what_is_inside_blocks_but_not_inside_other_pages() throws Exception {
        far.stubFor(get(urlPathEqualTo("/v1/blocks/" + PAGE + "/children")).willReturn(json("""
                {'results': [{'id': 'b1', 'type': 'bulleted_list_item', 'has_children': true, 'bulleted_list_item': {'rich_text': [{'plain_text': 'Acme'}]}},
                  {'id': 'b2', 'type': 'column_list', 'has_children': true, 'column_list': {}},
                  {'id': 'b3', 'type': 'child_page', 'has_children': true, 'child_page': {'title': 'Archive'}},
                  {'id': 'b4', 'type': 'to_do', 'has_children': false, 'to_do': {'checked': true, 'rich_text': [{'plain_text': 'Call'}]}}]}""")));
        far.stubFor(
                get(urlPathEqualTo("/v1/blocks/b1/children"))
                        .willReturn(
                                json(
                                        "{'results': [{'id': 'b5', 'type': 'paragraph', 'paragraph': {'rich_text': [{'plain_text': 'Q4 close'}]}}]}")));
        far.stubFor(
                get(urlPathEqualTo("/v1/blocks/b2/children"))
                        .willReturn(
                                json(
                                        "{'results': [{'id': 'b6', 'type': 'heading_1', 'heading_1': {'rich_text': [{'plain_text': 'Plan'}]}}]}")));

        JsonNode read = office.call("notion.get_page_text", "{'page': '" + PAGE + "'}");

        assertThat(read.path("text").asString()).isEqualTo("- Acme\n  Q4 close\n# Plan\nArchive\n- [x] Call");
        assertThat(read.path("more").booleanValue()).isFalse();
    }

    @Test
    void no_id_leads_out_of_its_path() {
        far.stubFor(any(anyUrl()).willReturn(json("{'results': []}")));

        failure("notion.get_page", "{'page': '..'}");
        failure("notion.query_database", "{'database': '../users', 'where': {}}");

        far.verify(0, anyRequestedFor(urlPathEqualTo("/v1/")));
        far.verify(0, anyRequestedFor(urlPathEqualTo("/v1/users")));
    }

    @Test
    void new_pages_are_told_once_looking_has_begun() throws Exception {
        far.stubFor(post(urlEqualTo("/v1/search"))
                .willReturn(json("{'results': [%s, %s, %s], 'next_cursor': 'more'}"
                        .formatted(
                                page("new", MINUTE, MINUTE),
                                page("old-but-changed", MINUTE.minusSeconds(86_400), MINUTE),
                                page("old", MINUTE.minusSeconds(86_400), MINUTE.minusSeconds(3_600))))));

        EventSource.Found first = look("notion.page_created", null);
        EventSource.Found created =
                look("notion.page_created", new Lookback(MINUTE.minusSeconds(60), MINUTE.minusSeconds(60)).cursor());
        EventSource.Found updated =
                look("notion.page_updated", new Lookback(MINUTE.minusSeconds(60), MINUTE.minusSeconds(60)).cursor());

        assertThat(first.happenings()).isEmpty();
        assertThat(created.happenings()).extracting(Happening::key).containsExactly("created/new");
        assertThat(created.happenings()
                        .getFirst()
                        .payload()
                        .path("page")
                        .path("database")
                        .asString())
                .isEqualTo("d9824bdc");
        assertThat(updated.happenings()).extracting(Happening::source).containsExactly("notion.page_updated");
        assertThat(updated.happenings().getFirst().key()).startsWith("updated/old-but-changed@");
        far.verify(2, postRequestedFor(urlEqualTo("/v1/search")));
    }

    private EventSource.Found look(String source, @Nullable JsonNode cursor) throws Exception {
        Sender sender = new Sender("The connection \"Notion\"", Instant.now().plusSeconds(20));
        Access access = office.connections.access(Office.ORG, "notion", null, sender);
        return office.spec.events().stream()
                .filter(event -> event.id().equals(source))
                .map(EventSource.Poll.class::cast)
                .findFirst()
                .orElseThrow()
                .look()
                .since(cursor, access, sender);
    }

    private static String page(String id, Instant created, Instant edited) {
        return """
                {'object': 'page', 'id': '%s', 'created_time': '%s', 'last_edited_time': '%s',
                 'parent': {'type': 'database_id', 'database_id': 'd9824bdc'}, 'properties': {}}""".formatted(id, created, edited);
    }

    private OperationException failure(String operation, String input) {
        return catchThrowableOfType(OperationException.class, () -> office.call(operation, input));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body.replace('\'', '"'));
    }
}
