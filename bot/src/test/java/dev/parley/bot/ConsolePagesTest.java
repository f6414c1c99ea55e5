package dev.parley.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections, templates, the account and the palette, as a person uses them (K3, W7, G2). Leaves pictures in target/screenshots. */
class ConsolePagesTest {
    /** What asks the copilot takes longer on a busy machine. */
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static final String GOOD = "Bearer ghp_good";

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static WireMockServer github;
    private static Chromium browser;
    private Page page;
    private Watch watch;

    @BeforeAll
    static void start() throws Exception {
        github = new WireMockServer(wireMockConfig().dynamicPort());
        github.start();
        Files.writeString(Files.createDirectories(home.resolve("connectors")).resolve("fax.jar"), "no jar");
        parley = RunningParley.at(home, Map.of("PARLEY_OWNER_NAME", "Ana"));
        browser = new Chromium();
    }

    @AfterAll
    static void stop() {
        browser.close();
        parley.close();
        github.stop();
    }

    @BeforeEach
    void open() {
        github.resetAll();
        github.stubFor(
                get("/user").willReturn(aResponse().withStatus(401).withBody("{\"message\": \"Bad credentials\"}")));
        github.stubFor(
                get("/user").withHeader("Authorization", equalTo(GOOD)).willReturn(okJson("{\"login\": \"octocat\"}")));
        disconnectAll();
        visit(ColorScheme.LIGHT);
    }

    @AfterEach
    void close() {
        page.close();
        watch.assertSilent("any page");
    }

    private static void disconnectAll() {
        parley.client()
                .get("/api/connections")
                .body()
                .path("items")
                .forEach(connection -> parley.client()
                        .send(
                                "DELETE",
                                "/api/connections/" + connection.path("id").asString(),
                                "")
                        .is(204));
    }

    private void visit(ColorScheme scheme) {
        if (page != null) {
            page.close();
        }
        page = browser.page(1280, 900, scheme);
        watch = Watch.over(page);
        page.navigate(parley.uri().toString());
        assertThat(page.getByLabel("Message to Parley")).isVisible();
    }

    private void go(String path) {
        page.navigate(parley.uri() + "/#" + path);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void connectGitHub(String token, String name) {
        go("/connections/new/github");
        page.getByLabel("Address").fill(github.baseUrl());
        page.getByLabel("Personal access token").fill(token);
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        button("Connect").click();
    }

    @Test
    void a_system_is_found_connected_with_a_key_and_tested() {
        go("/connections");
        Chromium.screenshot(page, "40-connections-none");
        link("Connect the first one").click();
        page.getByLabel("Search by system or by what it can do").fill("pull requ");
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LISTITEM)).hasCount(1);
        assertThat(page.getByText("fax.jar", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        Chromium.screenshot(page, "41-gallery");
        link("GitHub").click();
        button("Connect").click();
        assertThat(page.getByText("Personal access token is missing.")).isVisible();
        assertThat(page.getByLabel("Personal access token")).isFocused();

        connectGitHub("ghp_good", "");
        assertThat(page.getByText("It works: GitHub knows us as octocat.")).isVisible();
        button("Test").click();
        assertThat(page.getByText("It works: GitHub knows us as octocat.")).isVisible();
        assertThat(page.getByText("/hooks/connections/")).isVisible();
        Chromium.screenshot(page, "42-connected");
        assertThat(page.content()).doesNotContain("ghp_good");
        button("Rename").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Our repositories");
        button("Save").click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Our repositories"))
                .isVisible();
        page.keyboard().press("Escape");
        assertThat(link("Our repositories")).isVisible();
        Chromium.screenshot(page, "43-connections");
    }

    @Test
    void an_api_without_a_connector_is_connected_by_a_key_in_a_header_and_a_request_may_go_by_it() {
        github.stubFor(
                get("/v1").withHeader("X-Api-Key", equalTo("shop-key-4711")).willReturn(okJson("{}")));
        String workflow =
                parley.client().post("/api/workflows", """
                        {"parley": 1, "name": "Orders", "trigger": {"type": "manual"},
                         "nodes": [{"id": "fetch", "use": "http.request", "with": {"url": "/orders"}}],
                         "edges": [{"from": "trigger", "to": "fetch"}]}""").body().path("id").asString();
        go("/connections/new/http");
        choose("How Parley is let in", "Key in a header");
        page.getByLabel("Address").fill(github.baseUrl() + "/v1");
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Header"))
                .fill("X-Api-Key");
        page.locator("input[name=key]").fill("shop-key-4711");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Shop API");
        button("Connect").click();
        assertThat(page.getByText("It works: localhost answered.")).isVisible();
        Chromium.screenshot(page, "43a-connected-api");

        page.navigate(parley.uri() + "/#/workflows/" + workflow + "?step=fetch");
        choose("Connection", "Shop API");
        assertThat(page.getByText("GET Shop API /orders")).isVisible();
        Chromium.screenshot(page, "43b-request-by-connection");
        assertThat(page.content()).doesNotContain("shop-key-4711");
    }

    private void choose(String field, String option) {
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(field))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                .click();
    }

    @Test
    void a_connection_that_broke_says_why_and_is_mended_with_a_new_key() {
        connectGitHub("ghp_revoked", "<img src=x onerror=alert(1)>");
        assertThat(page.getByText("Bad credentials")).isVisible();
        assertThat(page.getByText("GitHub does not accept its key.").last()).isVisible();
        Chromium.screenshot(page, "44-broken");

        button("Replace key").click();
        page.getByLabel("Personal access token").fill("ghp_wrong");
        button("Save and test").click();
        assertThat(page.getByText("Bad credentials")).isVisible();
        page.getByLabel("Personal access token").fill("ghp_good");
        button("Save and test").click();
        assertThat(page.getByText("It works: GitHub knows us as octocat.")).isVisible();
        Chromium.screenshot(page, "45-mended");

        parley.client().post("/api/workflows", """
                        {"parley": 1, "name": "Watch the shop", "trigger": {"type": "manual"},
                         "nodes": [{"id": "list", "use": "github.list_issues", "with": {"repo": "acme/shop"}}],
                         "edges": [{"from": "trigger", "to": "list"}]}""").is(201);
        button("Disconnect").click();
        assertThat(link("Watch the shop")).isVisible();
        Chromium.screenshot(page, "46-disconnect");
        button("Disconnect").last().click();
        assertThat(page.getByText("Nothing is connected yet")).isVisible();
    }

    @Test
    void a_system_is_allowed_in_its_own_window_and_the_page_goes_on_by_itself() {
        stubConsent("code=c0de");
        github.stubFor(post("/login/oauth/access_token")
                .willReturn(
                        okJson("{\"access_token\": \"ghp_good\", \"token_type\": \"bearer\", \"scope\": \"repo\"}")));
        Page window = allow();
        assertThat(page.getByText("GitHub lets Parley in as octocat.")).isVisible(PATIENTLY);
        page.waitForCondition(window::isClosed);
        Chromium.screenshot(page, "47-allowed");
    }

    @Test
    void a_refusal_over_there_is_told_and_can_be_tried_once_more() {
        stubConsent("error=access_denied");
        Page window = allow();
        assertThat(page.getByText("Parley was not let in")).isVisible();
        assertThat(button("Open the window")).isVisible();
        Chromium.screenshot(page, "48-refused");
        window.close();
        assertThat(page.getByText("The window of GitHub is closed")).isVisible();
        watch.expect(400);
    }

    /** The far system asks nobody: it sends the browser back at once. */
    private static void stubConsent(String answer) {
        github.stubFor(get(urlPathEqualTo("/login/oauth/authorize"))
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader(
                                "Location",
                                parley.uri() + "/oauth/callback?" + answer + "&state={{request.query.state}}")
                        .withTransformers("response-template")));
    }

    private Page allow() {
        go("/connections/new/github");
        page.getByText("Allow it there (OAuth)").click();
        page.getByLabel("Address").fill(github.baseUrl());
        page.getByLabel("Client id").fill("parley");
        page.getByLabel("Client secret").fill("hush");
        return page.waitForPopup(() -> button("Go to GitHub").click());
    }

    @Test
    void a_template_is_made_ours_and_becomes_a_draft() {
        go("/templates");
        Chromium.screenshot(page, "50-templates");
        link("Large orders need a yes").click();
        assertThat(page.getByRole(
                        AriaRole.IMG, new Page.GetByRoleOptions().setName("The steps of “Large orders need a yes”")))
                .isVisible();
        page.getByLabel("Ask above this total").fill("many");
        button("Install").click();
        assertThat(page.getByText("Where orders go is missing.")).isVisible();
        assertThat(page.getByText("Ask above this total is a number")).isVisible();
        Chromium.screenshot(page, "51-template");
        page.getByLabel("Ask above this total").fill("2500");
        page.getByLabel("Where orders go").fill("https://orders.example.com/in");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Our orders");
        button("Install").click();
        assertThat(page).hasURL(Pattern.compile("#/workflows/[0-9a-f-]{36}$"));
        assertThat(parley.client().get("/api/workflows").body().toString()).contains("Our orders");
    }

    @Test
    void the_palette_leads_everywhere_by_keyboard_and_takes_a_wish() {
        page.keyboard().press("Control+k");
        Locator field = page.getByLabel("Go somewhere, or say what should happen");
        assertThat(field).isFocused();
        Chromium.screenshot(page, "52-palette");
        field.fill("my acc");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("#/account$"));

        page.keyboard().press("Control+k");
        field.fill("When a webhook receives an order, POST it to https://orders.example.com/in");
        Chromium.screenshot(page, "53-palette-wish");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.LOG)
                        .getByText("When a webhook receives an order")
                        .first())
                .isVisible(PATIENTLY);
        assertThat(field).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(30_000));

        page.keyboard().press("Control+k");
        field.fill("somebody has to sign off big purchases");
        assertThat(page.getByText("Large orders need a yes")).isVisible(PATIENTLY);
        Chromium.screenshot(page, "53-palette-meaning");
    }
}
