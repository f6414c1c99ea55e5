package dev.parley.bot.imports;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.parley.bot.api.Http;
import dev.parley.bot.api.StartedParley;
import dev.parley.bot.chat.Chat;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Importing an API by conversation, through the whole application. */
@TestPropertySource(properties = "PARLEY_EGRESS_ALLOW=127.0.0.1,localhost")
class ImportChatTest extends StartedParley {
    private static final WireMockServer FAR =
            new WireMockServer(wireMockConfig().dynamicPort());
    private static final String EDITOR = "pk_editor_who_imports";

    private static final String BOOKS = """
            openapi: 3.0.3
            info: {title: Acme Books, version: '1'}
            servers: [{url: /}]
            security: [{key: []}]
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
            paths:
              /books:
                get: {operationId: listBooks, summary: List books, responses: {'200': {description: ok}}}
                post: {operationId: addBook, summary: Add a book, responses: {'201': {description: ok}}}
              /covers:
                post:
                  operationId: addCover
                  requestBody: {content: {multipart/form-data: {schema: {type: object}}}}
                  responses: {'201': {description: ok}}
              /books/{id}:
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
    LiveImports live;

    @BeforeEach
    void nothing_is_imported() {
        FAR.resetAll();
        serves(BOOKS);
        jdbc.sql("DELETE FROM workflow").update();
        jdbc.sql("DELETE FROM connection").update();
        jdbc.sql("DELETE FROM imported_api").update();
        jdbc.sql("SELECT id FROM org").query(UUID.class).list().forEach(id -> live.refresh(new OrgId(id)));
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT org_id, 'imports-editor', id, 'For a test', sha256(?::bytea), ARRAY['editor']
                FROM person WHERE 'owner' = ANY (roles) ON CONFLICT DO NOTHING
                """).param(EDITOR.getBytes()).update();
    }

    @Test
    void the_card_says_what_an_import_would_bring_and_nothing_is_imported_yet() {
        JsonNode card = chat().say("import our API " + document()).last();

        assertThat(card.path("text").asString()).isEqualTo("**Acme Books** has 3 operations to build workflows with.");
        assertThat(field(card, "Address")).isEqualTo("localhost:" + FAR.port());
        assertThat(field(card, "Sign-in")).isEqualTo("a key or token");
        assertThat(field(card, "Reads (1)")).isEqualTo("List books");
        assertThat(field(card, "Writes (1)")).isEqualTo("Add a book");
        assertThat(field(card, "Deletes (1)")).isEqualTo("Delete book");
        assertThat(card.toString()).contains("Left out: POST /covers", "Nothing is imported yet");
        assertThat(imports()).isEmpty();
    }

    @Test
    void what_is_imported_is_drafted_with_in_the_same_conversation() {
        Chat chat = chat().say("connect the API at " + document());
        JsonNode card = chat.last();
        chat.press("import.add");

        assertThat(chat.again(card).toString()).contains("Imported by Ana").doesNotContain("import.add");
        assertThat(chat.last().toString())
                .contains(
                        "**Acme Books** is imported", "(#/connections/new/acme_books)", "Never write a key in a chat");

        chat.say("Every day at 9 list the books from Acme Books and show them here")
                .press("draft.approve");
        String workflow = owner().get("/api/workflows").at("/items/0/id");
        assertThat(owner().get("/api/workflows/" + workflow).body()).contains("acme_books.list_books");
    }

    @Test
    void a_second_click_does_nothing_twice() {
        Chat chat = chat().say("import our API " + document());
        JsonNode button = chat.button("import.add").orElseThrow();
        chat.press(button).press(button);

        assertThat(chat.last().path("text").asString()).contains("already; nothing was done twice");
        assertThat(imports())
                .singleElement()
                .satisfies(api -> assertThat(api.path("revision").asInt()).isEqualTo(1));

        chat.press(chat.button("import.leave").orElse(leave(button)));
        assertThat(chat.last().path("text").asString()).contains("imported already");
        assertThat(imports()).hasSize(1);
    }

    @Test
    void not_now_takes_the_buttons_away() {
        Chat chat = chat().say("import our API " + document());
        JsonNode card = chat.last();
        chat.press("import.leave");

        assertThat(chat.again(card).toString()).contains("Not now, said Ana").doesNotContain("import.add");
        assertThat(imports()).isEmpty();
    }

    @Test
    void who_may_not_connect_systems_is_told_whom_to_ask() {
        Chat chat = chat();
        Chat editors = chat.as(anyone().with("Authorization", "Bearer " + EDITOR));
        editors.say("import our API " + document());

        assertThat(chat.last().toString()).contains("may not connect other systems", "needs the role admin", "Ask Ana");
        FAR.verify(0, getRequestedFor(urlPathEqualTo("/openapi.yaml")));

        chat.say("import our API " + document());
        editors.press("import.add");
        assertThat(chat.last().toString()).contains("needs the role admin");
        assertThat(imports()).isEmpty();
    }

    @Test
    void what_has_changed_since_it_was_shown_is_shown_again_before_it_is_imported() {
        Chat chat = chat().say("import our API " + document());
        JsonNode card = chat.last();
        serves(BOOKS.replace("operationId: addBook, summary: Add a book", "operationId: buyBook, summary: Buy a book"));
        chat.press("import.add");

        assertThat(chat.last().path("text").asString()).contains("has changed since I looked");
        assertThat(field(chat.again(card), "Writes (1)")).isEqualTo("Buy a book");
        assertThat(imports()).isEmpty();

        chat.press("import.add");
        assertThat(imports().getFirst().toString()).contains("acme_books.buy_book");
    }

    @Test
    void what_is_imported_already_is_offered_to_be_refreshed() {
        Chat chat = chat().say("import our API " + document()).press("import.add");
        chat.say("import our API " + document());
        assertThat(chat.last().path("text").asString())
                .contains("imported already, by Ana", "There is nothing to refresh");

        serves(BOOKS.replace("operationId: deleteBook", "operationId: dropBook"));
        JsonNode card = chat.say("refresh our API " + document()).last();
        assertThat(card.path("text").asString()).contains("imported already, by Ana", "has changed");
        assertThat(field(card, "Added (1)")).isEqualTo("acme_books.drop_book");
        assertThat(field(card, "Removed (1)")).isEqualTo("acme_books.delete_book");

        JsonNode button = chat.button("import.refresh").orElseThrow();
        chat.press(button).press(button);
        assertThat(chat.again(card).toString()).contains("Refreshed by Ana").doesNotContain("import.refresh");
        assertThat(imports())
                .singleElement()
                .satisfies(api -> assertThat(api.path("revision").asInt()).isEqualTo(2));
    }

    @Test
    void a_refresh_names_the_workflows_that_use_what_was_removed() {
        Chat chat = chat().say("import our API " + document()).press("import.add");
        String workflow = owner().post("/api/workflows", """
                {"parley": 1, "name": "Tidy the shelves", "trigger": {"type": "manual"},
                 "nodes": [{"id": "drop", "use": "acme_books.delete_book", "with": {"id": 7}}],
                 "edges": [{"from": "trigger", "to": "drop"}]}""").at("/id");
        assertThat(owner().post("/api/workflows/" + workflow + "/publish").status())
                .isEqualTo(200);
        serves(BOOKS.replace("operationId: deleteBook", "operationId: dropBook"));
        chat.say("refresh our API " + document()).press("import.refresh");

        assertThat(chat.last().toString()).contains("uses what was removed: “Tidy the shelves”");
    }

    @Test
    void keys_stay_where_they_were_meant_for_and_the_refusal_says_so() {
        Chat chat = chat().say("import our API " + document()).press("import.add");
        assertThat(owner().post(
                                "/api/connections",
                                "{\"connector\": \"acme_books\", \"values\": {\"token\": \"planted\"}}")
                        .status())
                .isEqualTo(201);
        serves(BOOKS.replace("url: /", "url: 'https://evil.test'"));
        chat.say("refresh our API " + document()).press("import.refresh");

        assertThat(chat.last().toString())
                .contains("Nothing was imported", "another place: https://evil.test", "Disconnect them first");
    }

    @Test
    void an_api_that_lets_everybody_in_is_connected_by_the_import() {
        serves(BOOKS.replaceAll("(?s)security:.*?paths:", "paths:"));
        Chat chat = chat().say("import our API " + document());
        assertThat(field(chat.last(), "Sign-in")).isEqualTo("none");
        chat.press("import.add");

        assertThat(chat.last().toString()).contains("connected already");
        assertThat(owner().get("/api/connections").at("/items/0/connector")).isEqualTo("acme_books");
        assertThat(owner().get("/api/connections").at("/items/0/status")).isEqualTo("READY");
    }

    @Test
    void where_the_api_is_is_enough_when_its_document_is_where_they_usually_are() {
        FAR.resetAll();
        FAR.stubFor(get("/").willReturn(WireMock.ok("<html>Welcome</html>")));
        FAR.stubFor(get("/v3/api-docs").willReturn(WireMock.ok(BOOKS)));
        Chat chat = chat().say("connect our API at " + FAR.baseUrl()).press("import.add");

        assertThat(chat.last().path("text").asString()).contains("**Acme Books** is imported");
        assertThat(imports().getFirst().path("url").asString()).isEqualTo(FAR.baseUrl() + "/v3/api-docs");
    }

    @Test
    void a_name_is_taken_from_the_words_and_asked_for_where_it_is_needed() {
        serves(BOOKS.replace("Acme Books", "Jira"));
        Chat chat = chat().say("import our API " + document());
        assertThat(chat.last().toString()).contains("There is a connector \\\"jira\\\" already", "as acme_orders");

        chat.say("import our API " + document() + " as our code forge").press("import.add");
        assertThat(imports().getFirst().path("name").asString()).isEqualTo("code_forge");
    }

    @Test
    void a_refusal_says_what_happened_and_what_to_do_next() {
        FAR.stubFor(get("/page.json").willReturn(WireMock.ok("<html>Hello</html>")));
        FAR.stubFor(get("/old.json").willReturn(WireMock.ok("swagger: '2.0'")));
        FAR.stubFor(get("/secret.json").willReturn(WireMock.unauthorized()));
        FAR.stubFor(get("/huge.json").willReturn(WireMock.ok("x".repeat(6 << 20))));

        assertRefused("/page.json", "no OpenAPI document", "begins with openapi");
        assertRefused("/old.json", "Swagger 2.0", "Convert it");
        assertRefused("/secret.json", "401", "without signing in");
        assertRefused("/huge.json", "more than 5120 KiB", "Import a part of the API");
        assertRefused("/gone.json", "404", "Check the address");
        assertRefused("http://10.0.0.1/openapi.json", "private network", "PARLEY_EGRESS_ALLOW");
        assertRefused("http://169.254.169.254/openapi.json", "may not call", "PARLEY_EGRESS_ALLOW");
        assertRefused("https://ana:pass@orders.test/openapi.json", "no web address", "without user and password");
        assertThat(imports()).isEmpty();
    }

    @Test
    void without_an_address_it_is_said_how() {
        assertThat(chat().say("add this OpenAPI document").last().path("text").asString())
                .contains("import API https://", "POST /api/connectors/openapi");
        assertThat(chat().say("help").last().path("text").asString()).contains("import API https://");
    }

    @Test
    void an_interview_goes_on_after_an_import() {
        Chat chat = chat().say("When a webhook receives an order, POST it");
        JsonNode question = chat.last();
        assertThat(question.has("question")).as(question.toString()).isTrue();
        chat.say("import our API " + document()).press("import.add");
        chat.say("https://orders.example.com/orders");

        assertThat(chat.button("draft.approve")).isPresent();
    }

    @Test
    void what_a_document_calls_itself_links_nowhere() {
        serves(BOOKS.replace("Acme Books", "'[Acme](https://evil.test) Books'")
                .replace("List books", "'[x](https://evil.test)'"));
        JsonNode card = chat().say("import our API " + document()).last();

        assertThat(card.toString()).doesNotContain("](https://evil.test)");
    }

    private void assertRefused(String address, String what, String next) {
        String whole = address.startsWith("/") ? FAR.baseUrl() + address : address;
        JsonNode answer = chat().say("import our API " + whole).last();
        assertThat(answer.toString())
                .contains("Nothing was imported", what, next)
                .doesNotContain("import.add");
    }

    private static JsonNode leave(JsonNode add) {
        return ((ObjectNode) add.deepCopy()).put("id", "import.leave");
    }

    private static String field(JsonNode card, String label) {
        return card.path("blocks")
                .valueStream()
                .flatMap(block -> block.path("fields").valueStream())
                .filter(field -> field.path("label").asString().equals(label))
                .map(field -> field.path("value").asString())
                .findFirst()
                .orElse("no " + label + " in " + card);
    }

    private List<JsonNode> imports() {
        return owner().get("/api/connectors/openapi")
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private static void serves(String document) {
        FAR.stubFor(get("/openapi.yaml").willReturn(WireMock.ok(document)));
    }

    private static String document() {
        return FAR.baseUrl() + "/openapi.yaml";
    }

    private Chat chat() {
        Http.Answer opened = owner().post("/api/conversations", "{}");
        return new Chat(owner(), opened.at("/id"));
    }
}
