package dev.parley.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server for several people, from its first start to the second person, as they see it. Leaves pictures in target/screenshots. */
class FirstStartTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/#/welcome/\\S+");

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        parley = RunningParley.at(
                home, Map.of("PARLEY_OWNER_NAME", "Ana", "PARLEY_BIND", "0.0.0.0", "PARLEY_BOOTSTRAP_API_KEY", ""));
        browser = new Chromium();
    }

    @AfterAll
    static void stop() {
        browser.close();
        parley.close();
    }

    @Test
    void the_first_one_becomes_the_owner_and_invites_a_second_who_may_not_do_everything() {
        String welcome = await("the link is printed")
                .until(FirstStartTest::printed, Optional::isPresent)
                .orElseThrow();
        try (Page owner = browser.page(1280, 900, ColorScheme.LIGHT);
                Page second = browser.page(1280, 900, ColorScheme.DARK)) {
            owner.navigate(parley.uri().toString());
            assertThat(heading(owner, "Sign in to Parley")).isVisible();
            Chromium.screenshot(owner, "40-sign-in");

            owner.navigate(welcome);
            assertThat(heading(owner, "Welcome to Parley")).isVisible();
            Chromium.screenshot(owner, "41-welcome");
            owner.getByLabel("Your name").fill("Ana Ruiz");
            owner.getByLabel("E-mail").fill("ana@example.test");
            owner.getByLabel("Password").fill(PASSWORD);
            button(owner, "Become the owner").click();
            assertThat(owner.getByLabel("Message to Parley")).isVisible();
            assertThat(owner.url()).doesNotContain("welcome");

            String invitation = invite(owner);

            second.navigate(invitation);
            assertThat(heading(second, "Join your team")).isVisible();
            assertThat(second.getByLabel("E-mail")).hasValue("vera@example.test");
            second.getByLabel("Your name").fill("Vera");
            second.getByLabel("Password").fill(PASSWORD);
            Chromium.screenshot(second, "43-join-dark");
            button(second, "Join").click();
            say(second, "When a webhook receives an order, POST the order to http://localhost:9/orders");
            assertThat(second.getByText("that needs the role editor").last()).isVisible();
            assertThat(second.getByText("Ask Ana Ruiz").last()).isVisible();
            assertThat(second.getByRole(AriaRole.LINK, named("People"))).hasCount(0);
            Chromium.screenshot(second, "44-refused-dark");

            button(second, "Sign out").click();
            assertThat(heading(second, "Sign in to Parley")).isVisible();
            second.getByLabel("E-mail").fill("vera@example.test");
            second.getByLabel("Password").fill("not the password");
            button(second, "Sign in").click();
            assertThat(second.getByText("The e-mail address or the password is wrong."))
                    .isVisible();
            Chromium.screenshot(second, "45-wrong-dark");
            second.getByLabel("Password").fill(PASSWORD);
            button(second, "Sign in").click();
            assertThat(second.getByLabel("Message to Parley")).isVisible();

            promote(owner);
            say(second, "When a webhook receives an order, POST the order to http://localhost:9/orders");
            assertThat(button(second, "Approve").last()).isVisible();

            second.navigate(invitation);
            second.reload();
            assertThat(second.getByText("This link was used already")).isVisible();
            Chromium.screenshot(second, "48-used-dark");
        }
    }

    private static String invite(Page owner) {
        owner.getByRole(AriaRole.LINK, named("People")).click();
        assertThat(owner.getByText("ana@example.test")).isVisible();
        button(owner, "Invite").click();
        Locator dialog = owner.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("E-mail").fill("vera@example.test");
        dialog.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Role"))
                .click();
        owner.getByRole(AriaRole.OPTION, named("viewer")).click();
        dialog.getByLabel("Asked as").fill("lead");
        Chromium.screenshot(owner, "42-invite");
        button(owner, "Make the link").click();
        String link = dialog.getByLabel("Link").inputValue();
        Chromium.screenshot(owner, "42-invited");
        owner.keyboard().press("Escape");
        return link;
    }

    private static void promote(Page owner) {
        owner.reload();
        assertThat(owner.getByText("vera@example.test")).isVisible();
        Chromium.screenshot(owner, "46-people");
        owner.getByRole(AriaRole.COMBOBOX, named("Role of Vera")).click();
        owner.getByRole(AriaRole.OPTION, named("editor")).click();
        assertThat(owner.getByRole(AriaRole.COMBOBOX, named("Role of Vera"))).hasValue("editor");
        button(owner, "More about Vera").click();
        assertThat(owner.getByRole(AriaRole.MENUITEM, named("Remove"))).isVisible();
        Chromium.screenshot(owner, "47-people-menu");
        owner.keyboard().press("Escape");
    }

    private static Optional<String> printed() {
        return parley.output().stream()
                .map(LINK::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private static void say(Page page, String text) {
        page.getByLabel("Message to Parley").fill(text);
        page.keyboard().press("Enter");
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, named(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
