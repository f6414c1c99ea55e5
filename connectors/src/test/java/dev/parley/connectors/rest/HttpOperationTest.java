package dev.parley.connectors.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.Description.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Default;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.desk.Office;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** How a declaration becomes a call and a reply becomes an output. */
class HttpOperationTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    record FileInput(
            String box,
            @Sent("fields.project.key") String project,
            @Sent("fields.summary") String summary,

            @Sent(value = "fields.labels", joined = true) @Default("[]")
            List<String> labels,

            @Sent(in = Sent.Place.QUERY) @Nullable String silent,

            @Sent(value = "If-Match", in = Sent.Place.HEADER) @Nullable
            String version,

            @Sent(in = Sent.Place.NOWHERE) @Nullable String note) {}

    record Filed(String key, @From("links.self") @Nullable String url) {}

    record Person(@From("display_name") String name) {}

    record Item(
            String id,
            @From("owner") @Nullable Person owner,
            @From("tags[].name") List<String> tags) {}

    record Items(List<Item> items, boolean more) {}

    record ListInput(
            @Nullable String filter, @Default("100") int limit) {}

    private static final Items SAMPLE = new Items(List.of(), false);

    private Office office = office(of(Endpoint.get("/x")));

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void an_input_goes_where_it_is_said_to_go() throws Exception {
        office = office(HttpOperation.of(
                Endpoint.post("/boxes/{box}/entries").query("v", "3").idempotencyKey("Idempotency-Key"),
                operation("box.file", "File", "Files.").of(FileInput.class, new Filed("A-1", null))));
        far.stubFor(any(anyUrl())
                .willReturn(json("{\"key\": \"A-1\", \"links\": {\"self\": \"https://box/A-1\"}, \"more\": 1}")));

        JsonNode filed = office.call("box.file", """
                {'box': 'in/out', 'project': 'SUP', 'summary': 'Down', 'labels': ['a', 'b'], 'silent': 'no', 'version': '7',
                 'note': 'mine'}""");

        assertThat(filed.toString()).isEqualTo("{\"key\":\"A-1\",\"url\":\"https://box/A-1\"}");
        far.verify(
                postRequestedFor(urlEqualTo("/boxes/in%2Fout/entries?v=3&silent=no"))
                        .withHeader("If-Match", equalTo("7"))
                        .withHeader("Idempotency-Key", matching(".+\\.file"))
                        .withRequestBody(
                                equalToJson(
                                        "{\"fields\": {\"project\": {\"key\": \"SUP\"}, \"summary\": \"Down\", \"labels\": \"a,b\"}}")));
    }

    @Test
    void a_form_has_no_depth_and_what_is_left_out_is_not_sent() throws Exception {
        office = office(HttpOperation.of(
                Endpoint.post("/boxes/{box}").form(),
                operation("box.file", "File", "Files.").of(FileInput.class, new Filed("A-1", null))));
        far.stubFor(any(anyUrl()).willReturn(json("{\"key\": \"A-1\"}")));

        office.call("box.file", "{'box': '7', 'project': 'SUP', 'summary': 'Down & out'}");

        far.verify(postRequestedFor(urlEqualTo("/boxes/7"))
                .withRequestBody(equalTo("fields.project.key=SUP&fields.summary=Down%20%26%20out&fields.labels="))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded")));
    }

    @Test
    void a_reply_without_what_is_needed_names_it() {
        far.stubFor(any(anyUrl()).willReturn(json("{\"items\": [{\"tags\": []}]}")));
        office = office(of(Endpoint.get("/items").pages(Paging.cursor("cursor", "next", "", 10, "items"))));

        OperationException unfit = catchThrowableOfType(OperationException.class, () -> office.call("box.list", "{}"));

        assertThat(unfit.error().code()).isEqualTo("bad_reply");
        assertThat(unfit.error().message()).contains("it has no \"id\"");
    }

    @Test
    void a_cursor_leads_on_until_there_is_none() throws Exception {
        office =
                office(of(Endpoint.get("/items").pages(Paging.cursor("cursor", "meta.next", "size", 2, "data.items"))));
        far.stubFor(get(urlEqualTo("/items?filter=new&size=2"))
                .willReturn(json(
                        "{\"data\": {\"items\": [{\"id\": \"1\"}, {\"id\": \"2\"}]}, \"meta\": {\"next\": \"c 2\"}}")));
        far.stubFor(get(urlEqualTo("/items?filter=new&size=2&cursor=c%202")).willReturn(json("""
                {"data": {"items": [{"id": "3", "owner": {"display_name": "Ana"}, "tags": [{"name": "x"}]}]}, "meta": {"next": null}}""")));

        assertThat(office.call("box.list", "{'filter': 'new'}").toString())
                .isEqualTo("{\"items\":[{\"id\":\"1\",\"tags\":[]},{\"id\":\"2\",\"tags\":[]},"
                        + "{\"id\":\"3\",\"owner\":{\"name\":\"Ana\"},\"tags\":[\"x\"]}],\"more\":false}");
    }

    @Test
    void a_cursor_of_a_post_goes_into_its_body() throws Exception {
        office = office(of(Endpoint.post("/query")
                .pages(Paging.cursor("start_cursor", "next_cursor", "page_size", 1, "results"))));
        far.stubFor(post("/query")
                .withRequestBody(equalToJson("{\"page_size\": 1}"))
                .willReturn(json("{\"results\": [{\"id\": \"1\"}], \"next_cursor\": \"c2\"}")));
        far.stubFor(post("/query")
                .withRequestBody(equalToJson("{\"page_size\": 1, \"start_cursor\": \"c2\"}"))
                .willReturn(json("{\"results\": [{\"id\": \"2\"}], \"next_cursor\": null}")));

        assertThat(office.call("box.list", "{}").path("items")).hasSize(2);
    }

    @Test
    void pages_and_offsets_end_with_the_one_that_is_not_full() throws Exception {
        for (Paging paging : List.of(Paging.number("page", 1, "size", 2, ""), Paging.offset("start", "size", 2, ""))) {
            office.close();
            office = office(of(Endpoint.get("/items").pages(paging)));
            far.resetAll();
            far.stubFor(get(urlPathEqualTo("/items")).willReturn(json("[{\"id\": \"1\"}, {\"id\": \"2\"}]")));
            String second = paging instanceof Paging.Offset ? "/items?size=2&start=2" : "/items?size=2&page=2";
            far.stubFor(get(urlEqualTo(second)).atPriority(1).willReturn(json("[{\"id\": \"3\"}]")));

            assertThat(office.call("box.list", "{}").path("items")).hasSize(3);
            far.verify(2, getRequestedFor(urlPathEqualTo("/items")));
        }
    }

    @Test
    void an_address_leads_on_within_the_system() throws Exception {
        office = office(of(Endpoint.get("/items").pages(Paging.address("next", "", 2, "value"))));
        far.stubFor(get("/items").willReturn(json("{\"value\": [{\"id\": \"1\"}], \"next\": \"/items?skip=1\"}")));
        far.stubFor(get("/items?skip=1").willReturn(json("{\"value\": [{\"id\": \"2\"}]}")));

        assertThat(office.call("box.list", "{}").path("items")).hasSize(2);
    }

    @Test
    void no_more_is_fetched_than_is_wanted() throws Exception {
        office = office(of(Endpoint.get("/items").pages(Paging.cursor("cursor", "next", "size", 50, "items"))));
        far.stubFor(any(anyUrl())
                .willReturn(json("{\"items\": [{\"id\": \"1\"}, {\"id\": \"2\"}, {\"id\": \"3\"}], \"next\": \"c\"}")));

        JsonNode two = office.call("box.list", "{'limit': 2}");

        assertThat(two.path("items")).hasSize(2);
        assertThat(two.path("more").asBoolean()).isTrue();
        far.verify(1, getRequestedFor(urlEqualTo("/items?size=2")));
    }

    @Test
    void a_no_inside_a_200_is_a_no() {
        office = office(
                of(Endpoint.get("/items").pages(Paging.link("", 50, ""))),
                ApiErrors.USUAL.hiddenIn200(body -> body.path("ok").isBoolean()
                                && !body.path("ok").asBoolean()
                        ? Optional.of(new Refusal(404, body.path("error").asString(""), null, null))
                        : Optional.empty()));
        far.stubFor(any(anyUrl()).willReturn(json("{\"ok\": false, \"error\": \"channel_not_found\"}")));

        OperationException refused =
                catchThrowableOfType(OperationException.class, () -> office.call("box.list", "{}"));

        assertThat(refused.error().code()).isEqualTo("http_404");
        assertThat(refused.error().message()).endsWith(": channel_not_found.");
    }

    @Test
    void rfc_6750_names_the_scope_too() {
        office = office(of(Endpoint.get("/items").pages(Paging.link("", 50, ""))));
        far.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(403)
                        .withHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"items:read\"")));

        OperationException refused =
                catchThrowableOfType(OperationException.class, () -> office.call("box.list", "{}"));

        assertThat(refused.error().hint()).contains("lacks the scope \"items:read\"");
    }

    @Test
    void the_method_says_what_it_does_unless_the_operation_says_more() {
        assertThat(spec(Endpoint.get("/x")).spec().effect()).isEqualTo(Effect.READ);
        assertThat(spec(Endpoint.delete("/x")).spec().effect()).isEqualTo(Effect.DELETE);
        assertThat(spec(Endpoint.post("/x")).spec().effect()).isEqualTo(Effect.WRITE);
        assertThat(spec(Endpoint.put("/x")).spec().idempotent()).isTrue();
        assertThat(spec(Endpoint.post("/x")).spec().idempotent()).isFalse();
        assertThat(spec(Endpoint.post("/x").idempotencyKey("Key")).spec().idempotent())
                .isTrue();
        assertThat(spec(Endpoint.get("/x"))
                        .spec()
                        .input()
                        .at("/properties/connection/format")
                        .asString())
                .isEqualTo("connection");
    }

    @Test
    void a_path_that_names_no_field_is_found_when_the_connector_is_made() {
        assertThatThrownBy(() -> office(of(Endpoint.get("/x/{y}")))).hasMessageContaining("has no \"y\"");
    }

    private Operation spec(Endpoint endpoint) {
        office.close();
        office = office(of(endpoint));
        return office.operation("box.list");
    }

    private static HttpOperation<ListInput, Items> of(Endpoint endpoint) {
        return HttpOperation.of(
                endpoint, operation("box.list", "List", "Lists.").of(ListInput.class, SAMPLE));
    }

    private static Office office(HttpOperation<?, ?> operation) {
        return office(operation, ApiErrors.USUAL);
    }

    private static Office office(HttpOperation<?, ?> operation, ApiErrors errors) {
        ConnectorProvider provider = surroundings -> {
            HttpApi api = HttpApi.of("Box", null).errors(errors).over(surroundings);
            ConnectorSpec spec = ConnectorSpec.named("box")
                    .title("Box")
                    .auth(Auth.token("Key", ""))
                    .operations(api.operations(operation));
            return () -> spec;
        };
        Office office = new Office(provider);
        office.connect("token", far.baseUrl(), Map.of("token", "key-of-the-box"));
        return office;
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }
}
