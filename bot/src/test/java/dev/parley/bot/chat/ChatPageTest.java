package dev.parley.bot.chat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.bot.Chromium;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Forms, loops and called runs as people meet them in the web chat. Leaves pictures in target/screenshots. */
class ChatPageTest extends ChattingParley {
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
    void a_form_is_filled_in_where_the_run_reports_and_corrected_where_it_says_so() {
        Chat chat = chat();
        String hook = live(chat, "ask where to ship");
        visit(chat, 1280, 900, ColorScheme.LIGHT);
        post(hook, "{\"id\":\"A-7\"}");
        button("Submit").click();
        assertThat(said("Please fill in: Street and number, Parcels.")).isVisible();
        page.getByLabel("Street and number").fill("Calle Mayor 1");
        page.getByLabel("Parcels").fill("two");
        page.getByLabel("Wrap it as a gift").check();
        Chromium.screenshot(page, "20-form");

        button("Submit").click();
        assertThat(said("Write a number here, such as 1500.")).isVisible();
        assertThat(page.getByLabel("Street and number")).hasValue("Calle Mayor 1");
        Chromium.screenshot(page, "21-form-corrected");

        page.getByLabel("Parcels").fill("2");
        assertThat(said("Write a number here, such as 1500.")).not().isVisible();
        button("Submit").dblclick();
        assertThat(said("Filled in by Ana López")).isVisible();
        assertThat(said("Done · Ship orders")).isVisible();
        assertThat(page.getByLabel("Street and number")).hasCount(0);
        Chromium.screenshot(page, "22-form-done");
        assertThat(farSystem.received()).hasSize(1);
        assertThat(farSystem.received().getFirst().path("to").asString()).isEqualTo("Calle Mayor 1");
    }

    @Test
    void a_form_fits_a_telephone_in_the_dark() {
        Chat chat = chat();
        String hook = live(chat, "ask where to ship");
        visit(chat, 380, 800, ColorScheme.DARK);
        post(hook, "{\"id\":\"A-8\"}");
        assertThat(button("Submit")).isVisible();
        Chromium.screenshot(page, "23-form-phone-dark");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("nothing sticks out")
                .isLessThanOrEqualTo(0);
    }

    @Test
    void a_draft_with_a_loop_shows_what_is_done_for_each_item() {
        Chat chat = chat().say("file lines");
        visit(chat, 1280, 1400, ColorScheme.LIGHT);
        assertThat(page.getByRole(AriaRole.LISTITEM)
                        .filter(new Locator.FilterOptions().setHasText("Ask the lead"))
                        .last())
                .isVisible();
        Chromium.screenshot(page, "24-loop-draft");
        button("Test").click();
        assertThat(said("Test done")).isVisible();
        Chromium.screenshot(page, "25-loop-test");
    }

    @Test
    void a_run_through_a_list_counts_what_is_done_and_tells_what_failed() {
        Chat chat = chat();
        String hook = live(chat, "file lines");
        visit(chat, 1280, 1000, ColorScheme.LIGHT);
        String lines = IntStream.range(0, 12)
                .mapToObj(i ->
                        "{\"sku\":\"%s\",\"total\":%d}".formatted(i == 2 ? "refused" : "L-" + i, i == 3 ? 4000 : 10))
                .collect(Collectors.joining(","));
        post(hook, "{\"lines\":[" + lines + "]}");
        assertThat(said("2 of 12 lines done, 1 failed").first()).isVisible();
        button("Details").click();
        Chromium.screenshot(page, "26-loop-waiting");

        button("Approve").click();
        assertThat(said("Done · File order lines")).isVisible();
        assertThat(said("11 of 12 lines done, 1 failed")).isVisible();
        Chromium.screenshot(page, "27-loop-done");
    }

    @Test
    void the_input_of_a_failed_step_is_edited_on_its_card() {
        Chat chat = chat();
        String hook = live(chat, "forward orders");
        visit(chat, 1280, 900, ColorScheme.LIGHT);
        farSystem.isDown();
        post(hook, "{\"id\":\"A-9\"}");
        button("Edit input").click();
        assertThat(page.getByLabel("Id")).hasValue("A-9");
        Chromium.screenshot(page, "28-edit-input");
        farSystem.isWell();
        page.getByLabel("Id").fill("A-10");
        button("Retry with this").click();
        assertThat(said("Done · Forward orders (again)")).isVisible();
        Chromium.screenshot(page, "29-edited");
        assertThat(farSystem.received().getLast().path("id").asString()).isEqualTo("A-10");
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

    /** The newest message with these words. */
    private Locator said(String text) {
        return page.getByRole(AriaRole.LOG).getByText(text).last();
    }

    private void post(String hook, String body) {
        assertThat(anyone().post(hook, body).status()).isEqualTo(202);
    }
}
