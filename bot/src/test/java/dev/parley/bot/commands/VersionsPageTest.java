package dev.parley.bot.commands;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.bot.Chromium;
import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Versions, what changed between them, and tests, as people meet them in the web chat. Leaves pictures in target/screenshots. */
class VersionsPageTest extends ChattingParley {
    private static Chromium browser;
    private Page page;

    @BeforeAll
    static void open() {
        browser = new Chromium();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    @Test
    void the_way_back_is_two_presses_and_shows_what_it_changes() {
        Orders orders = Orders.drafted(owner(), "Check orders", Orders.above(1000))
                .publish()
                .draft(Orders.above(2000))
                .publish();
        visit(chat().say("versions check orders"), 1280, 900, ColorScheme.LIGHT);
        button("Roll back to version 1").click();
        Locator changes = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Changes"));
        assertThat(changes).containsText("Changed: Changes step \"large\"");
        Chromium.screenshot(page, "30-rollback");
        button("Yes, roll back to version 1").click();
        assertThat(page.getByRole(AriaRole.LOG).getByText("version 3 is live")).isVisible();
        assertThat(orders.versions().at("/0/version").asInt()).isEqualTo(3);
    }

    @Test
    void a_failed_test_tells_what_went_another_way_even_on_a_telephone_in_the_dark() {
        Orders orders =
                Orders.drafted(owner(), "Check parcels", Orders.above(1000)).publish();
        orders.ran(1500);
        visit(chat().say("test check parcels"), 380, 900, ColorScheme.DARK);
        button("Keep as test").click();
        assertThat(page.getByRole(AriaRole.LOG).getByText("Kept as the test")).isVisible();
        orders.draft(Orders.WITHOUT_WARNING);
        page.getByRole(AriaRole.TEXTBOX).fill("test check parcels");
        page.keyboard().press("Enter");
        assertThat(page.getByText("The test failed")).isVisible();
        Chromium.screenshot(page, "31-test-failed");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("nothing sticks out")
                .isLessThanOrEqualTo(0);
    }

    private void visit(Chat chat, int width, int height, ColorScheme scheme) {
        page = browser.page(width, height, scheme);
        page.navigate("http://127.0.0.1:" + port + "/#/c/" + chat.id());
    }

    private Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .last();
    }
}
