package dev.parley.bot.imports;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.parley.bot.api.Http.Answer;
import dev.parley.bot.api.StartedParley;
import dev.parley.connectors.Connectors;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.OperationCatalog;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Importing an API and using it, through the whole application. */
@TestPropertySource(properties = "PARLEY_EGRESS_ALLOW=127.0.0.1,localhost")
class ImportedApisTest extends StartedParley {
    private static final WireMockServer FAR =
            new WireMockServer(wireMockConfig().dynamicPort());
    private static final String KEY = "key_planted_77";
    private static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

    private static final String BOOKS = """
            openapi: 3.0.3
            info: {title: Acme Books, version: '1'}
            servers: [{url: '%s'}]
            security: [{key: []}]
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
            paths:
              /books:
                get:
                  operationId: listBooks
                  summary: List books
                  responses:
                    '200': {content: {application/json: {schema: {type: array, items: {type: object, properties: {title: {type: string}}}}}}}
              /books/{id}:
                get:
                  operationId: getBook
                  parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                  responses:
                    '200': {content: {application/json: {schema: {type: object, properties: {title: {type: string}}}}}}
                delete:
                  operationId: deleteBook
                  parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                  responses: {'204': {description: gone}}
            """;

    static {
        FAR.start();
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Connectors connectors;

    @Autowired
    OperationCatalog operations;

    @Autowired
    LiveImports live;

    @BeforeEach
    void nothing_is_imported() {
        FAR.resetAll();
        FAR.stubFor(get("/books").willReturn(WireMock.okJson("[{\"title\": \"Emma\"}]")));
        FAR.stubFor(get("/books/7")
                .withHeader("X-Key", equalTo(KEY))
                .willReturn(WireMock.okJson("{\"title\": \"Persuasion\"}")));
        jdbc.sql("DELETE FROM workflow").update();
        jdbc.sql("DELETE FROM connection").update();
        jdbc.sql("DELETE FROM imported_api").update();
        live.refresh(org());
    }

    @Test
    void an_imported_operation_is_in_the_catalog_and_runs_in_a_workflow() {
        Answer imported = imported("acme_books", books());

        assertThat(imported.at("/title")).isEqualTo("Acme Books");
        assertThat(imported.at("/baseUrl")).isEqualTo(FAR.baseUrl());
        assertThat(imported.json().path("operations").findValuesAsString("id"))
                .containsExactly("acme_books.list_books", "acme_books.get_book", "acme_books.delete_book");
        assertThat(owner().get("/api/operations").body()).contains("acme_books.get_book");
        assertThat(owner().get("/api/connectors").body()).contains("\"name\":\"acme_books\"");

        connect();
        JsonNode run = finished(published("acme_books.get_book", "{\"id\": 7}"));

        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(run.at("/output/title").asString()).isEqualTo("Persuasion");
        assertProblem(create("acme_books.get_book", "{\"id\": \"{{true}}\", \"color\": 1}", "/publish"), 422)
                .withFinding("unknown_input");
    }

    @Test
    void a_document_is_fetched_through_the_egress_guard() {
        FAR.stubFor(get("/openapi.yaml").willReturn(WireMock.ok(BOOKS.formatted("/"))));

        Answer imported =
                owner().post("/api/connectors/openapi", "{\"url\": \"%s/openapi.yaml\"}".formatted(FAR.baseUrl()));

        assertThat(imported.status()).as(imported.body()).isEqualTo(201);
        assertThat(imported.at("/name")).isEqualTo("acme_books");
        assertThat(imported.at("/baseUrl")).isEqualTo(FAR.baseUrl());
        for (String url :
                new String[] {"http://169.254.169.254/openapi.json", "http://10.0.0.1/", "file:///etc/passwd"}) {
            assertProblem(owner().post("/api/connectors/openapi", "{\"url\": \"%s\"}".formatted(url)), 422);
        }
        FAR.stubFor(get("/gone").willReturn(WireMock.notFound()));
        assertProblem(owner().post("/api/connectors/openapi", "{\"url\": \"%s/gone\"}".formatted(FAR.baseUrl())), 422)
                .saying("404");
    }

    @Test
    void what_cannot_be_imported_is_refused_with_a_reason() {
        imported("acme_books", books());

        assertProblem(post("acme_books", books()), 409).saying("already");
        assertProblem(post("github", books()), 409).saying("already");
        assertProblem(post("Acme Books!", books()), 422).hinting("small letters");
        assertProblem(post("logic", books()), 422);
        assertProblem(post("other", "swagger: '2.0'"), 422).saying("Swagger 2.0");
        assertProblem(post("other", "openapi: 3.0.0"), 422).saying("no `paths`");
        assertProblem(owner().post("/api/connectors/openapi", "{}"), 400).saying("neither");
        assertProblem(post("other", "x".repeat(20 << 20)), 413);
        assertProblem(owner().get("/api/connectors/openapi/other"), 404);
    }

    @Test
    void a_newer_document_says_what_changed_and_published_workflows_go_on() {
        imported("acme_books", books());
        connect();
        String workflow = published("acme_books.get_book", "{\"id\": 7}");
        String newer =
                books().replace("operationId: getBook", "operationId: readBook").replace("List books", "All books");

        Answer renewed = owner().put("/api/connectors/openapi/acme_books", body("document", newer));

        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
        assertThat(renewed.at("/connector/revision")).isEqualTo("2");
        assertThat(renewed.at("/changes/added/0")).isEqualTo("acme_books.read_book");
        assertThat(renewed.at("/changes/removed/0")).isEqualTo("acme_books.get_book");
        assertThat(renewed.at("/changes/changed/0")).isEqualTo("acme_books.list_books");
        assertThat(renewed.at("/workflows/0/id")).isEqualTo(workflow);
        assertThat(owner().get("/api/operations").body())
                .contains("acme_books.read_book")
                .doesNotContain("acme_books.get_book");
        assertThat(finished(workflow).path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(owner().post("/api/workflows/" + workflow + "/validate").body())
                .contains("operation_retired");
    }

    @Test
    void keys_do_not_follow_a_document_to_another_place() {
        imported("acme_books", books());
        connect();

        assertProblem(
                        owner().put(
                                        "/api/connectors/openapi/acme_books",
                                        body("document", BOOKS.formatted("https://evil.test"))),
                        409)
                .saying("https://evil.test");
        assertProblem(
                        owner().put(
                                        "/api/connectors/openapi/acme_books",
                                        body(
                                                "document",
                                                books().replace(
                                                                "type: apiKey, in: header",
                                                                "type: apiKey, in: query"))),
                        409)
                .saying("token");
    }

    @Test
    void what_a_live_workflow_uses_is_not_deleted_and_keys_go_with_the_rest() {
        imported("acme_books", books());
        connect();
        String workflow = published("acme_books.get_book", "{\"id\": 7}");

        assertProblem(owner().delete("/api/connectors/openapi/acme_books"), 409).saying("One step");
        jdbc.sql("DELETE FROM workflow WHERE id = ?")
                .param(UUID.fromString(workflow))
                .update();

        assertThat(owner().delete("/api/connectors/openapi/acme_books").status())
                .isEqualTo(204);
        assertThat(owner().get("/api/operations").body()).doesNotContain("acme_books");
        assertThat(owner().get("/api/connections").json().path("items")).isEmpty();
    }

    @Test
    void another_organization_sees_nothing_of_it_and_may_use_the_same_name() {
        imported("acme_books", books());
        OrgId strangers = new OrgId(UUID.randomUUID());
        jdbc.sql("INSERT INTO org (id, name) VALUES (?, 'Strangers')")
                .param(strangers.value())
                .update();

        assertThat(connectors.find(strangers, "acme_books")).isEmpty();
        assertThat(operations.of(strangers).find("acme_books.get_book")).isEmpty();
        assertThat(operations.of(org()).find("acme_books.get_book")).isPresent();
        assertThat(operations.find("acme_books.get_book")).isEmpty();

        kept(strangers, books().replace("getBook", "borrowBook"));
        live.refresh(strangers);

        assertThat(operations.of(strangers).find("acme_books.borrow_book")).isPresent();
        assertThat(operations.of(strangers).find("acme_books.get_book")).isEmpty();
        assertThat(operations.of(org()).find("acme_books.borrow_book")).isEmpty();
        assertThat(owner().get("/api/connectors/openapi").json().path("items")).hasSize(1);
        assertProblem(create("acme_books.borrow_book", "{\"id\": 7}", "/publish"), 422)
                .withFinding("unknown_operation");
    }

    @Test
    void an_import_by_another_replica_is_seen_without_a_restart() {
        assertThat(connectors.find(org(), "acme_books")).isEmpty();

        kept(org(), books());

        await().atMost(LiveImports.STALE.plusSeconds(5))
                .untilAsserted(() -> assertThat(operations.of(org()).find("acme_books.get_book"))
                        .isPresent());
    }

    @Test
    void the_copilot_knows_it_by_name() {
        imported("acme_books", books());

        Answer draft = owner().post(
                        "/api/drafts",
                        "{\"request\": \"Every day at 9 list the books from Acme Books and show them here\"}");

        assertThat(draft.body()).contains("acme_books.list_books");
    }

    @Test
    void the_installation_s_registration_is_not_lent_to_an_imported_system() {
        imported("acme_books", books().replace("key: {type: apiKey, in: header, name: X-Key}", """
                key: {type: oauth2, flows: {authorizationCode: {authorizationUrl: '/a', tokenUrl: '/t', scopes: {read: Read books}}}}"""));
        Answer connection = owner().post(
                        "/api/connections",
                        json.writeValueAsString(Map.of("connector", "acme_books", "auth", "oauth2")));

        assertThat(connection.at("/status")).as(connection.body()).isEqualTo("PENDING");
        assertProblem(owner().get("/api/connections/" + connection.at("/id") + "/authorize"), 422);
    }

    private OrgId org() {
        return new OrgId(jdbc.sql("SELECT id FROM org ORDER BY (name = 'Strangers'), id LIMIT 1")
                .query(UUID.class)
                .single());
    }

    private void kept(OrgId org, String document) {
        new PostgresImports(jdbc)
                .add(new ImportedApi(
                        org,
                        "acme_books",
                        1,
                        URI.create(FAR.baseUrl()),
                        null,
                        document,
                        "Bo",
                        Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    private static String books() {
        return BOOKS.formatted(FAR.baseUrl());
    }

    private Answer imported(String name, String document) {
        Answer answer = post(name, document);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private Answer post(String name, String document) {
        return owner().post(
                        "/api/connectors/openapi", json.writeValueAsString(Map.of("name", name, "document", document)));
    }

    private String body(String field, String text) {
        return json.writeValueAsString(Map.of(field, text));
    }

    private void connect() {
        Answer answer = owner().post(
                        "/api/connections",
                        "{\"connector\": \"acme_books\", \"values\": {\"token\": \"%s\"}}".formatted(KEY));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.at("/test/ok")).isEqualTo("true");
        FAR.verify(getRequestedFor(urlPathEqualTo("/books")).withHeader("X-Key", equalTo(KEY)));
    }

    private Answer create(String operation, String with, String then) {
        Answer created = owner().post("/api/workflows", """
                {"parley": 1, "name": "One step", "trigger": {"type": "manual"},
                 "nodes": [{"id": "file", "use": "%s", "with": %s}], "edges": [{"from": "trigger", "to": "file"}]}""".formatted(operation, with));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return owner().post("/api/workflows/" + created.at("/id") + then);
    }

    /** @return its id */
    private String published(String operation, String with) {
        Answer published = create(operation, with, "/publish");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        return published.at("/id");
    }

    private JsonNode finished(String workflow) {
        Answer started = owner().post("/api/workflows/" + workflow + "/executions", "{\"input\": {}}");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        return await().pollInterval(Duration.ofMillis(50))
                .until(
                        () -> owner().get("/api/executions/" + started.at("/id"))
                                .json(),
                        run -> ENDS.contains(run.path("status").asString("")));
    }
}
