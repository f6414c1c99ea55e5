package dev.parley.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page, light and dark, empty and full, with its dialogs and with a server that fails: usable by everybody, without a complaint of
 * the browser, and as wide as a telephone. Leaves pictures in target/screenshots.
 */
class EveryPageTest {
    private static final List<String> PAGES = List.of(
            "/workflows",
            "/runs",
            "/approvals",
            "/people",
            "/connections",
            "/connections/new",
            "/connections/new/github",
            "/templates",
            "/templates/large-orders",
            "/account",
            "/nowhere");

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static Chromium browser;
    private static String connection;
    private Page page;
    private Watch watch;

    @BeforeAll
    static void start() throws Exception {
        parley = RunningParley.at(home, Map.of("PARLEY_OWNER_NAME", "Ana"));
        browser = new Chromium();
    }

    @AfterAll
    static void stop() {
        browser.close();
        parley.close();
    }

    @AfterEach
    void close() {
        page.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void every_page_can_be_used_by_everybody_and_fits_a_telephone(ColorScheme scheme) {
        furnish();
        visit(scheme);
        String name = scheme.name().toLowerCase(Locale.ROOT);
        for (String path : List.copyOf(PAGES)) {
            go(path);
            Chromium.screenshot(page, "60-" + name + path.replace('/', '-'));
            assertGood(path);
        }
        dialogs(name);
        page.setViewportSize(390, 800);
        for (String path : PAGES) {
            go(path);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as(path + " sticks out")
                    .isLessThanOrEqualTo(0);
            Chromium.screenshot(page, "61-phone-" + name + path.replace('/', '-'));
        }
    }

    private void dialogs(String name) {
        go("/connections/" + connection);
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertGood("a connection");
        button("Rename").click();
        assertGood("renaming");
        button("Disconnect").click();
        assertThat(button("Keep it")).isVisible();
        assertGood("disconnecting");
        Chromium.screenshot(page, "62-" + name + "-disconnect");
        button("Keep it").click();
        go("/workflows");
        button("More about Tell sales").click();
        page.getByRole(AriaRole.MENUITEM, named("Delete the draft")).click();
        assertThat(button("Keep it")).isVisible();
        assertGood("deleting");
        button("Keep it").click();
        go("/people");
        button("Invite").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertGood("inviting");
        page.keyboard().press("Escape");
        button("More about Ana").click();
        assertThat(page.getByRole(AriaRole.MENUITEM, named("Remove"))).isVisible();
        assertGood("a menu");
        page.keyboard().press("Escape");
        page.keyboard().press("Control+k");
        assertThat(page.getByLabel("Go somewhere, or say what should happen")).isFocused();
        page.getByLabel("Go somewhere, or say what should happen").fill("sal");
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Tell sales")).isVisible();
        assertGood("the palette");
        Chromium.screenshot(page, "63-" + name + "-palette");
        page.keyboard().press("Escape");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void a_server_that_fails_is_told_and_can_be_asked_again(ColorScheme scheme) {
        visit(scheme);
        for (String path : List.of("/workflows", "/connections", "/templates", "/people")) {
            page.route(
                    "**/api" + path,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(500)
                            .setContentType("application/problem+json")
                            .setBody("{\"title\": \"It failed\", \"hint\": \"Try again.\"}")));
            page.navigate(parley.uri() + "/#" + path);
            page.reload();
            Locator said = page.getByRole(AriaRole.MAIN).getByText("It failed");
            assertThat(said.first())
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setTimeout(30_000));
            watch.expect(500);
            assertGood(path + " that failed");
            Chromium.screenshot(
                    page, "64-" + scheme.name().toLowerCase(Locale.ROOT) + "-failed" + path.replace('/', '-'));
            page.unroute("**/api" + path);
            button("Retry").first().click();
            assertThat(said).hasCount(0);
        }
    }

    @Test
    void light_or_dark_is_chosen_once_and_kept_also_by_the_chat() {
        visit(ColorScheme.LIGHT);
        go("/account");
        page.getByText("Dark", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(background()).isEqualTo("rgb(21, 22, 20)");
        page.reload();
        assertThat(page.getByText("From your own programs")).isVisible();
        assertThat(background()).isEqualTo("rgb(21, 22, 20)");
        Chromium.screenshot(page, "54-account-dark");
        page.navigate(parley.uri().toString());
        page.reload();
        assertThat(page.getByLabel("Message to Parley")).isVisible();
        assertThat(background()).isEqualTo("rgb(21, 22, 20)");
    }

    private Object background() {
        return page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static void furnish() {
        if (connection != null) {
            return;
        }
        connection = parley.client()
                .post("/api/connections", """
                {"connector": "github", "auth": "token", "name": "Our GitHub", "baseUrl": "http://localhost:9",
                 "values": {"token": "none"}}""")
                .is(201)
                .body()
                .path("id")
                .asString();
        for (String name : List.of(
                "Tell sales",
                "Hand every order above a thousand over to somebody who decides, and tell them by mail, in Slack and by phone",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")) {
            parley.client().post("/api/workflows", """
                    {"parley": 1, "name": "%s", "trigger": {"type": "manual"},
                     "nodes": [{"id": "say", "use": "data.set", "with": {"values": {"text": "hello"}}}],
                     "edges": [{"from": "trigger", "to": "say"}]}""".formatted(name)).is(201);
        }
    }

    private void visit(ColorScheme scheme) {
        page = browser.page(1280, 900, scheme);
        watch = Watch.over(page);
        page.navigate(parley.uri().toString());
        assertThat(page.getByLabel("Message to Parley")).isVisible();
        assertGood("the chat");
    }

    /** From one page to another: the one before stays until the next is there, and must not be taken for it. */
    private void go(String path) {
        page.evaluate(
                "() => document.querySelectorAll('main :is(h1, [role=alert])').forEach((it) => it.dataset.left = '')");
        page.navigate(parley.uri() + "/#" + path);
        assertThat(page.locator("main :is(h1, [role=alert]):not([data-left])").first())
                .isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    }

    private void assertGood(String where) {
        page.evaluate(
                "() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)))");
        assertThat(Axe.violations(page)).as(where).isEmpty();
        watch.assertSilent(where);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
