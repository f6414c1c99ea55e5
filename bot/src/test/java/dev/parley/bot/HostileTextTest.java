package dev.parley.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and far systems say is text on every page, whatever it looks like. */
class HostileTextTest {
    /** What there is on a page that only markup in somebody's text can have brought there. */
    private static final String FOREIGN = """
            () => [
              ...document.querySelectorAll(
                'script:not([src^="/assets/"]):not([src="/scheme.js"]), iframe, object, embed, base, math, animate, meta[http-equiv],' +
                '[href^="javascript:" i], [href^="data:" i], [href^="vbscript:" i], [src^="javascript:" i], [src^="http"], [srcdoc],' +
                'form[action], noscript:not(body > noscript)'),
              ...[...document.querySelectorAll('*')].filter(({ attributes }) => [...attributes].some(({ name }) => name.startsWith('on')))
            ].map((element) => element.outerHTML.slice(0, 200))""";

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static WireMockServer canary;
    private static WireMockServer far;
    private static Chromium browser;
    private static HostileTexts texts;
    private static HostileOffice.Ids office;
    private Page page;
    private Watch watch;

    @BeforeAll
    static void start() throws Exception {
        canary = new WireMockServer(wireMockConfig().dynamicPort());
        canary.start();
        far = new WireMockServer(wireMockConfig().dynamicPort());
        far.start();
        parley = RunningParley.at(home, Map.of("PARLEY_OWNER_NAME", "<img src=x onerror=window.harmed=1>"));
        browser = new Chromium();
        texts = new HostileTexts(canary.baseUrl());
        office = new HostileOffice(parley.client(), texts, far).furnish();
    }

    @AfterAll
    static void stop() {
        browser.close();
        parley.close();
        far.stop();
        canary.stop();
    }

    @BeforeEach
    void open() {
        page = browser.page(1280, 900, ColorScheme.LIGHT);
        watch = Watch.over(page);
    }

    @AfterEach
    void nothing_ran_and_nobody_was_asked() {
        page.close();
        assertThat(canary.findAll(anyRequestedFor(anyUrl())))
                .as("asked of the canary")
                .extracting(LoggedRequest::getUrl)
                .isEmpty();
    }

    @Test
    void the_list_is_as_long_as_it_claims() {
        assertThat(texts.all()).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        assertThat(office.connections()).hasSizeGreaterThan(40);
    }

    /** Else all the other tests would say nothing. */
    @Test
    void where_a_page_takes_them_for_markup_they_do_harm() {
        assertThat(new HostileTexts(far.baseUrl() + "/bait")
                        .all().stream()
                                .filter(text -> text.contains("<") && !text.contains("refresh"))
                                .filter(HostileTextTest::harmsANaivePage))
                .hasSizeGreaterThan(20);
    }

    private static boolean harmsANaivePage(String text) {
        far.resetRequests();
        far.stubFor(get("/naive").willReturn(okForContentType("text/html", "<title>Hello</title><p id=p>" + text)));
        try (Page naive = browser.page(600, 400, ColorScheme.LIGHT)) {
            naive.navigate(far.baseUrl() + "/naive");
            return Boolean.TRUE.equals(naive.evaluate("window.harmed === 1"))
                    || !((List<?>) naive.evaluate(FOREIGN)).isEmpty()
                    || !far.findAll(anyRequestedFor(urlPathMatching("/bait.*"))).isEmpty();
        }
    }

    @Test
    void workflows_and_their_steps_are_called_what_they_like() {
        go("/workflows");
        texts.all().stream().filter(HostileTextTest::isPlain).forEach(this::assertShown);
        assertInert("/workflows");

        go("/workflows/" + office.workflow());
        assertThat(page.locator(".react-flow__node").first()).isVisible();
        assertInert("the canvas");
    }

    @Test
    void runs_and_what_went_through_them() {
        go("/runs");
        assertShown("Every step " + texts.all().getFirst());
        assertInert("/runs");
        go("/runs/" + office.failed());
        assertShown(texts.all().getFirst());
        assertInert("a run that failed");
        go("/runs/" + office.deciding());
        assertShown(texts.all().get(2));
        assertInert("a run that waits");
    }

    @Test
    void questions_and_answers() {
        go("/approvals");
        assertThat(page.getByText("<img src=x onerror=window.harmed=1>").first())
                .isVisible();
        assertInert("/approvals");
        Locator history = page.getByText("History", new Page.GetByTextOptions().setExact(true));
        history.first().click();
        assertInert("the history of approvals");
    }

    @Test
    void connections_and_what_far_systems_say_of_themselves() {
        go("/connections");
        texts.shortOnes().stream().filter(HostileTextTest::isPlain).forEach(this::assertShown);
        assertInert("/connections");
        for (String id : office.connections().subList(0, 6)) {
            go("/connections/" + id);
            page.getByRole(AriaRole.BUTTON, named("Test")).click();
            assertThat(page.getByText("It works")
                            .or(page.getByRole(AriaRole.ALERT))
                            .first())
                    .isVisible();
            assertInert("a connection");
        }
        go("/connections/new");
        assertShown(HostileTexts.API_TITLE);
        assertInert("the gallery");
        go("/connections/new/" + office.api());
        assertInert("an imported API");
    }

    @Test
    void people_and_those_who_are_invited() {
        go("/people");
        assertShown("<img/src=x/onerror=window.harmed=1>@evil.test");
        assertShown(texts.shortOnes().getFirst());
        assertInert("/people");
        go("/account");
        assertInert("/account");
    }

    @Test
    void what_is_said_in_a_conversation() {
        go("/c/" + office.conversation());
        assertThat(page.getByText("<script>window.harmed=1</script>").first()).isVisible();
        assertInert("a conversation");
        page.keyboard().press("Control+k");
        page.getByLabel("Go somewhere, or say what should happen").fill("img");
        assertThat(page.getByRole(AriaRole.OPTION)
                        .or(page.locator("[data-selected]"))
                        .first())
                .isVisible();
        assertInert("the palette");
    }

    @Test
    void a_template_s_settings() {
        go("/templates/large-orders");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill(texts.all().get(2));
        page.getByLabel("Where orders go").fill("https://orders.example.test/\"><script>window.harmed=1</script>");
        page.getByRole(AriaRole.BUTTON, named("Install")).click();
        assertThat(page.locator(".react-flow__node").first()).isVisible();
        assertInert("an installed template");
    }

    @Test
    void addresses_that_somebody_was_sent() {
        for (String text : texts.all().stream()
                .filter(one -> one.contains("harm"))
                .limit(12)
                .toList()) {
            page.navigate(parley.uri() + "/?connected=" + encoded(text));
            page.waitForURL(url -> url.contains("#/connections/"));
            page.navigate(parley.uri() + "/?q=" + encoded(text) + "#/runs?search=" + encoded(text));
            page.navigate(parley.uri() + "/#/workflows/" + encoded(text));
            // Its refusal is among the complaints by then.
            assertThat(page.getByRole(AriaRole.ALERT).first()).isVisible();
            assertThat(page.evaluate("window.harmed")).isNull();
        }
        watch.expect(404);
        watch.expect(400);
        assertInert("an address");
    }

    private void go(String path) {
        page.navigate(parley.uri() + "/#" + path);
        assertThat(page.locator("main")).isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    }

    /** What can be compared letter by letter: blanks are joined in HTML, and some letters are not to be seen at all. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(letter -> letter >= ' ' && letter < 127);
    }

    private void assertShown(String text) {
        assertThat(page.locator("main").getByText(text).first()).isAttached();
    }

    @SuppressWarnings("unchecked")
    private void assertInert(String where) {
        assertThat((List<String>) page.evaluate(FOREIGN))
                .as("markup at " + where)
                .isEmpty();
        assertThat(page.evaluate("window.harmed")).as("harm at " + where).isNull();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as(where + " sticks out")
                .isLessThanOrEqualTo(0);
        watch.assertSilent(where);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
