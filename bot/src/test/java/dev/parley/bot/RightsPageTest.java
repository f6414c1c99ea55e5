package dev.parley.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

/** What somebody who may not do everything is shown, and how anybody looks after their own password and sessions (G1, G2). */
class RightsPageTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String NOT_AN_EDITOR = "that needs the role editor, and yours is viewer. Ask Ana";
    private static final String NOT_AN_ADMIN = "that needs the role admin, and yours is viewer. Ask Ana";

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static ParleyClient owner;
    private static Chromium browser;
    private static String connection;
    private Page page;
    private Watch watch;

    @BeforeAll
    static void start() throws Exception {
        parley = RunningParley.at(home, Map.of("PARLEY_OWNER_NAME", "Ana", "PARLEY_BIND", "0.0.0.0"));
        owner = parley.client();
        browser = new Chromium();
        owner.publish("""
                {"parley": 1, "name": "Tell sales", "trigger": {"type": "manual"},
                 "nodes": [{"id": "say", "use": "data.set", "with": {"values": {"text": "hello"}}}],
                 "edges": [{"from": "trigger", "to": "say"}]}""");
        connection =
                owner.post("/api/connections", """
                {"connector": "github", "auth": "token", "name": "Our GitHub", "baseUrl": "http://localhost:9",
                 "values": {"token": "none"}}""").is(201).body().path("id").asString();
    }

    @AfterAll
    static void stop() {
        browser.close();
        parley.close();
    }

    @BeforeEach
    void open() {
        page = browser.page(1280, 900, ColorScheme.LIGHT);
        watch = Watch.over(page);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void a_viewer_sees_no_button_that_would_be_refused_and_is_told_whom_to_ask() {
        signIn(page, person("vera", "viewer"), PASSWORD);
        assertThat(link("People")).hasCount(0);

        go("/workflows");
        assertThat(link("Tell sales")).isVisible();
        assertThat(page.getByText(NOT_AN_EDITOR)).isVisible();
        assertThat(button("New workflow")).hasCount(0);
        assertThat(button("More about Tell sales")).hasCount(0);
        Chromium.screenshot(page, "70-viewer-workflows");

        go("/templates/large-orders");
        assertThat(page.getByText(NOT_AN_EDITOR)).isVisible();
        assertThat(button("Install")).hasCount(0);

        go("/connections");
        assertThat(page.getByText(NOT_AN_ADMIN)).isVisible();
        assertThat(link("Connect a system")).hasCount(0);
        go("/connections/" + connection);
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Our GitHub")).isVisible();
        for (String action : List.of("Test", "Replace key", "Rename", "Disconnect")) {
            assertThat(button(action)).hasCount(0);
        }
        Chromium.screenshot(page, "71-viewer-connection");
        go("/connections/new/github");
        assertThat(page.getByText(NOT_AN_ADMIN)).isVisible();
        assertThat(button("Connect")).hasCount(0);

        go("/people");
        assertThat(page.getByText(NOT_AN_ADMIN)).isVisible();
        page.keyboard().press("Control+k");
        page.getByLabel("Go somewhere, or say what should happen").fill("con");
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Connections").first())
                .isVisible();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Connect a system"))
                .hasCount(0);
        assertSilent();
    }

    @Test
    void buttons_follow_when_a_role_is_taken_away_while_the_page_is_open() {
        String email = person("eve", "editor");
        signIn(page, email, PASSWORD);
        go("/templates/large-orders");
        page.getByLabel("Where orders go").fill("https://orders.example.test/in");
        assertThat(button("Install")).isVisible();
        assertThat(page.getByRole(AriaRole.NOTE)).hasCount(0);

        owner.send("PATCH", "/api/people/" + idOf(email), "{\"roles\": [\"viewer\"]}")
                .is(200);
        button("Install").click();
        assertThat(page.getByText(NOT_AN_EDITOR)).isVisible();
        assertThat(button("Install")).hasCount(0);
        watch.expect(403);
        assertSilent();
    }

    @Test
    void somebody_changes_their_password_and_is_signed_out_everywhere_else() {
        String email = person("pat", "viewer");
        try (Page elsewhere = browser.page(390, 800, ColorScheme.DARK)) {
            signIn(elsewhere, email, PASSWORD);
            signIn(page, email, PASSWORD);
            go("/account");
            Locator current = page.getByLabel("Current password", new Page.GetByLabelOptions().setExact(true));
            Locator changed = page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true));
            button("Change password").click();
            assertThat(page.getByText("Your current password is missing.")).isVisible();
            assertThat(current).isFocused();
            current.fill("not the password");
            changed.fill("short");
            button("Change password").click();
            assertThat(page.getByText("5 more characters are needed.")).isVisible();
            changed.fill("a new good password");
            button("Change password").click();
            assertThat(page.getByText("This is not your current password.")).isVisible();
            assertThat(Axe.violations(page)).isEmpty();
            Chromium.screenshot(page, "72-account-wrong");
            current.fill(PASSWORD);
            button("Change password").click();
            assertThat(page.getByText("Your password is changed.")).isVisible();
            assertThat(page.getByText("Nowhere but here.")).isVisible();
            Chromium.screenshot(page, "73-account-changed");
            watch.expect(401);
            assertSilent();

            elsewhere.reload();
            assertThat(elsewhere.getByText("Sign in to Parley")).isVisible();
            signIn(elsewhere, email, "a new good password");
        }
    }

    @Test
    void somebody_ends_a_session_they_do_not_know() {
        String email = person("sam", "viewer");
        try (Page one = browser.page(390, 800, ColorScheme.DARK);
                Page other = browser.page(390, 800, ColorScheme.DARK)) {
            signIn(one, email, PASSWORD);
            signIn(other, email, PASSWORD);
            signIn(page, email, PASSWORD);
            go("/account");
            assertThat(button("Sign out of Chrome on Linux")).hasCount(2);
            Chromium.screenshot(page, "74-account-sessions");
            button("Sign out of Chrome on Linux").first().click();
            assertThat(button("Sign out of Chrome on Linux")).hasCount(1);
            button("Sign out everywhere else").click();
            assertThat(page.getByText("Nowhere but here.")).isVisible();
            for (Page ended : List.of(one, other)) {
                ended.reload();
                assertThat(ended.getByText("Sign in to Parley")).isVisible();
            }
            page.reload();
            assertThat(page.getByText("Nowhere but here.")).isVisible();
            assertThat(Axe.violations(page)).isEmpty();
            watch.expect(401);
            assertSilent();
        }
    }

    /** @return whom to sign in as */
    private static String person(String name, String role) {
        String email = name + "@example.test";
        String link = owner.post("/api/invitations", "{\"email\": \"%s\", \"roles\": [\"%s\"]}".formatted(email, role))
                .is(201)
                .body()
                .path("link")
                .asString();
        owner.post(
                        "/api/links/accept",
                        "{\"token\": \"%s\", \"name\": \"%s\", \"password\": \"%s\"}"
                                .formatted(link.replaceFirst(".*/", ""), name, PASSWORD))
                .is(200);
        return email;
    }

    private static String idOf(String email) {
        return owner.get("/api/people")
                .body()
                .path("items")
                .valueStream()
                .filter(person -> person.path("email").asString("").equals(email))
                .map(person -> person.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static void signIn(Page page, String email, String password) {
        page.navigate(parley.uri().toString());
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.getByLabel("Message to Parley")).isVisible();
    }

    /** Whoever is not signed in yet is told so by a 401. */
    private void assertSilent() {
        watch.expect(401);
        watch.assertSilent(page.url());
    }

    private void go(String path) {
        page.navigate(parley.uri() + "/#" + path);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
