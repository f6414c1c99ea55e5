package dev.parley.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How somebody brings an API of their own on the Connections page (K2). Leaves pictures in target/screenshots. */
class ImportPageTest {
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
                get: {operationId: listBooks, summary: List books, responses: {'200': {description: all}}}
              /books/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                get: {operationId: getBook, responses: {'200': {description: one}}}
                delete: {operationId: deleteBook, responses: {'204': {description: gone}}}
              /covers:
                post:
                  operationId: addCover
                  requestBody: {content: {multipart/form-data: {schema: {type: object}}}}
                  responses: {'201': {description: made}}
            """;

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static WireMockServer acme;
    private static Chromium browser;
    private Page page;
    private Watch watch;

    @BeforeAll
    static void start() throws Exception {
        acme = new WireMockServer(wireMockConfig().dynamicPort());
        acme.start();
        parley = RunningParley.at(home, Map.of("PARLEY_OWNER_NAME", "Ana"));
        browser = new Chromium();
    }

    @AfterAll
    static void stop() {
        browser.close();
        parley.close();
        acme.stop();
    }

    @BeforeEach
    void open() {
        acme.resetAll();
        visit(ColorScheme.LIGHT);
    }

    @AfterEach
    void nothing_stays_imported() {
        page.close();
        watch.assertSilent("any page");
        ids("/api/workflows", "id").forEach(ImportPageTest::useItNoLonger);
        ids("/api/connectors/openapi", "name")
                .forEach(name -> parley.client()
                        .send("DELETE", "/api/connectors/openapi/" + name, null)
                        .is(204));
    }

    private static List<String> ids(String path, String field) {
        return parley.client().get(path).is(200).body().path("items").findValuesAsString(field);
    }

    /** @return the id of the live workflow with one step */
    private static String using(String operation, String with) {
        return parley.client().publish(workflow(operation, with));
    }

    private static void useItNoLonger(String workflow) {
        String path = "/api/workflows/" + workflow;
        parley.client()
                .send("PUT", path + "/draft", workflow("data.set", "{\"values\": {\"text\": \"none\"}}"))
                .is(200);
        parley.client().post(path + "/publish", "{}").is(200);
    }

    private static String workflow(String operation, String with) {
        return """
                {"parley": 1, "name": "Fetch the books", "trigger": {"type": "manual"},
                 "nodes": [{"id": "fetch", "use": "%s", "with": %s}],
                 "edges": [{"from": "trigger", "to": "fetch"}]}""".formatted(operation, with);
    }

    private void visit(ColorScheme scheme) {
        page = browser.page(1280, 900, scheme);
        watch = Watch.over(page);
        page.navigate(parley.uri().toString());
        assertThat(page.getByLabel("Message to Parley")).isVisible();
        page.navigate(parley.uri() + "/#/connections/new");
        assertThat(page.getByLabel("Search by system or by what it can do")).isVisible();
    }

    private static String books() {
        return BOOKS.formatted(acme.baseUrl());
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void choose(String document) {
        dialog().locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("books.yaml", "application/yaml", document.getBytes(StandardCharsets.UTF_8)));
    }

    private void fetch(String path) {
        page.getByLabel("Address of the document").fill(acme.baseUrl() + path);
        page.keyboard().press("Enter");
    }

    private void assertAccessible(String where) {
        // What fades in is not judged half faint.
        page.waitForFunction("() => document.getAnimations().every(it => it.playState !== 'running')");
        Chromium.screenshot(page, where);
        assertThat(Axe.violations(page)).as(where).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void an_api_is_imported_from_a_file_and_leads_to_connecting_it(ColorScheme scheme) {
        page.close();
        visit(scheme);
        String look = "-" + scheme.name().toLowerCase(Locale.ROOT);
        button("Import an API").click();
        assertThat(page.getByLabel("Address of the document")).isFocused();
        assertAccessible("60-import" + look);
        choose(books());
        button("Import").click();

        assertThat(dialog()).containsText("Acme Books is imported, at localhost:" + acme.port() + ".");
        assertThat(dialog()).containsText("3 operations: 2 read, 1 deletes");
        assertThat(dialog()).containsText("POST /covers");
        assertAccessible("61-imported" + look);

        link("Connect Acme Books").click();
        assertThat(page).hasURL(Pattern.compile("#/connections/new/acme_books$"));
        assertThat(page.getByText("List books")).isVisible();
        page.goBack();
        assertThat(button("Refresh Acme Books")).isVisible();
        assertAccessible("62-gallery" + look);
    }

    @Test
    void a_refusal_stands_at_the_field_it_is_about() {
        acme.stubFor(get("/old.json").willReturn(ok("{\"swagger\": \"2.0\"}")));
        acme.stubFor(get("/gone.json").willReturn(notFound()));
        button("Import an API").click();
        button("Import").click();
        assertThat(page.getByLabel("Address of the document"))
                .hasAccessibleDescription(Pattern.compile("Say where the document is"));

        fetch("/old.json");
        assertThat(page.getByLabel("Address of the document"))
                .hasAccessibleDescription(Pattern.compile("The document is Swagger 2.0.*Convert it"));
        assertThat(page.getByLabel("Address of the document")).isFocused();
        fetch("/gone.json");
        assertThat(page.getByLabel("Address of the document"))
                .hasAccessibleDescription(Pattern.compile("Check the address"));

        choose("no document");
        button("Import").click();
        assertThat(dialog()).containsText("no OpenAPI document");
        assertThat(page.getByLabel("Address of the document")).hasValue("");
        assertAccessible("63-refused");
        choose(BOOKS.formatted("/"));
        button("Import").click();
        assertThat(page.getByLabel("Where the API is")).isFocused();
        page.getByLabel("Where the API is").fill(acme.baseUrl());
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("github");
        button("Import").click();
        assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                .hasAccessibleDescription(Pattern.compile("There is a connector \"github\" already"));
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("our_books");
        button("Import").click();
        assertThat(dialog()).containsText("Acme Books is imported");

        watch.expect(422);
        watch.expect(409);
    }

    @Test
    void a_newer_document_is_fetched_and_tells_what_has_changed_and_whom_it_concerns() {
        acme.stubFor(get("/openapi.yaml").willReturn(ok(books())));
        button("Import an API").click();
        fetch("/openapi.yaml");
        assertThat(dialog()).containsText("Acme Books is imported");
        button("Later").click();
        assertThat(button("Import an API")).isFocused();
        parley.client()
                .post("/api/connections", "{\"connector\": \"acme_books\", \"values\": {\"token\": \"secret\"}}")
                .is(201);
        using("acme_books.get_book", "{\"id\": 7}");
        acme.stubFor(get("/openapi.yaml")
                .willReturn(ok(books().replace("getBook", "readBook").replace("List books", "All books"))));

        button("Refresh Acme Books").click();
        button("Refresh").click();

        assertThat(dialog()).containsText("Acme Books is refreshed");
        assertThat(page.getByLabel("Added (1)")).hasText("acme_books.read_book");
        assertThat(page.getByLabel("Changed (1)")).hasText("acme_books.list_books");
        assertThat(page.getByLabel("Removed (1)")).hasText("acme_books.get_book");
        assertThat(link("Fetch the books")).isVisible();
        assertAccessible("64-refreshed");
        page.keyboard().press("Escape");
        assertThat(dialog()).isHidden();
        assertThat(button("Refresh Acme Books")).isFocused();

        button("Refresh Acme Books").click();
        button("Refresh").click();
        assertThat(dialog()).containsText("no operation has changed");
    }

    @Test
    void what_no_live_workflow_uses_is_removed_and_the_rest_is_refused_in_words() {
        button("Import an API").click();
        choose(books());
        button("Import").click();
        button("Later").click();
        String workflow = using("acme_books.list_books", "{}");

        button("Remove Acme Books").click();
        assertThat(button("Keep it")).isFocused();
        button("Remove").click();
        assertThat(dialog()).containsText("\"acme_books\" is used by \"Fetch the books\".");
        assertAccessible("65-used");
        useItNoLonger(workflow);
        button("Remove").click();

        assertThat(dialog()).isHidden();
        assertThat(link("Acme Books")).isHidden();
        watch.expect(409);
    }
}
