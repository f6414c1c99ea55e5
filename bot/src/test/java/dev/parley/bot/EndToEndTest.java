package dev.parley.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
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

/** The main job as a person does it: the real application, the real page, a real browser. Leaves pictures in target/screenshots. */
class EndToEndTest {
    @TempDir
    static Path home;

    private static RunningParley parley;
    private static WireMockServer farSystem;
    private static Chromium browser;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        farSystem = new WireMockServer(wireMockConfig().dynamicPort());
        farSystem.start();
        parley = RunningParley.at(home, Map.of("PARLEY_OWNER_NAME", "Ana"));
        browser = new Chromium();
    }

    @AfterAll
    static void stop() {
        browser.close();
        parley.close();
        farSystem.stop();
    }

    @BeforeEach
    void open() {
        farSystem.resetAll();
        page = browser.page(1280, 900, ColorScheme.LIGHT);
        page.navigate(parley.uri().toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New automation"))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("New conversation");
    }

    @AfterEach
    void close() {
        page.close();
    }

    private static String url(String path) {
        return "http://localhost:" + farSystem.port() + path;
    }

    private void say(String text) {
        page.getByLabel("Message to Parley").fill(text);
        page.keyboard().press("Enter");
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

    private void screenshot(String name) {
        Chromium.screenshot(page, name);
    }

    private static String newestHook() {
        ParleyClient client = parley.client();
        String workflow = client.get("/api/workflows")
                .body()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        return client.hookOf(workflow).getPath();
    }

    @Test
    void an_order_is_said_drafted_approved_asked_about_and_posted_once() {
        farSystem.stubFor(post("/orders").willReturn(okJson("{\"accepted\": true, \"number\": \"SO-77\"}")));
        screenshot("1-welcome");
        say(
                "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to "
                        + url("/orders"));
        assertThat(button("Approve")).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("When a webhook receives an order");
        screenshot("2-draft");

        button("Approve").click();
        assertThat(said("is live")).isVisible();
        screenshot("3-live");

        parley.client().post(newestHook(), "{\"id\":\"A-1\",\"total\":1500}").is(202);
        assertThat(button("Reject")).isVisible();
        farSystem.verify(0, postRequestedFor(urlEqualTo("/orders")));
        screenshot("4-approval");

        button("Approve").dblclick();
        assertThat(said("SO-77")).isVisible();
        assertThat(said("Approved by Ana")).isVisible();
        screenshot("5-done");
        farSystem.verify(1, postRequestedFor(urlEqualTo("/orders")));
    }

    @Test
    void a_rejected_order_and_ten_cheap_ones_stay_readable_also_on_a_telephone_in_the_dark() {
        farSystem.stubFor(post("/orders").willReturn(okJson("{\"accepted\": true, \"number\": \"SO-78\"}")));
        say(
                "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to "
                        + url("/orders"));
        button("Approve").click();
        assertThat(said("is live")).isVisible();
        String hook = newestHook();
        parley.client().post(hook, "{\"id\":\"A-2\",\"total\":9000}").is(202);
        assertThat(button("Reject")).isVisible();
        page.getByLabel("Comment").last().fill("too dear");
        button("Reject").click();
        assertThat(said("too dear")).isVisible();
        assertThat(said("Not approved by ops")).isVisible();
        screenshot("10-rejected");

        for (int i = 0; i < 10; i++) {
            parley.client()
                    .post(hook, "{\"id\":\"B-" + i + "\",\"total\":" + i * 10 + "}")
                    .is(202);
        }
        assertThat(page.getByRole(AriaRole.LOG).getByText("SO-78")).hasCount(10);
        screenshot("11-ten-runs");
        button("Details").click();
        assertThat(said("Started by a webhook call")).isVisible();
        screenshot("12-details");

        try (Page phone = browser.page(380, 800, ColorScheme.DARK)) {
            phone.navigate(page.url());
            assertThat(phone.getByRole(AriaRole.LOG).getByText("SO-78").last()).isVisible();
            Chromium.screenshot(phone, "13-phone-dark-runs");
            phone.getByText("Safeguards").scrollIntoViewIfNeeded();
            Chromium.screenshot(phone, "14-phone-dark-draft");
            assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as("nothing sticks out")
                    .isLessThanOrEqualTo(0);
        }
    }

    @Test
    void a_draft_can_be_tested_edited_and_discarded() {
        say(
                "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to "
                        + url("/orders"));
        button("Test").click();
        assertThat(said("Test done")).isVisible();
        screenshot("15-test");
        button("Edit").click();
        assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Answers"))
                        .last())
                .isVisible();
        screenshot("16-edit");
        say("ask finance instead of ops");
        assertThat(said("Replaced by the newer draft")).isVisible();
        assertThat(said("ask finance for approval")).isVisible();
        screenshot("17-edited");
        button("Discard").click();
        assertThat(said("Discarded by Ana")).isVisible();
        for (String command : List.of("help", "list", "status")) {
            say(command);
        }
        assertThat(said("The latest runs:").or(said("Nothing has run yet"))).isVisible();
        screenshot("18-commands");
    }

    @Test
    void a_safeguard_is_added_and_taken_away_on_the_card_itself() {
        say("When a webhook receives an order, DELETE " + url("/orders/1"));
        Locator card = page.getByRole(AriaRole.LOG);
        assertThat(said("Someone is asked before")).isVisible();
        screenshot("20-safeguards");
        guardButton("Remove: Someone is asked before").dblclick();
        assertThat(said("Ana left the approval out")).isVisible();
        assertThat(card.getByText("Someone is asked before")).hasCount(0);
        guardButton("Add: Ask someone to see to it").click();
        assertThat(said("fails for good, someone is asked to see to it")).isVisible();
        assertThat(card.getByText("Replaced by the newer draft")).hasCount(0);
        screenshot("21-safeguards-decided");
        say("add the approval");
        assertThat(said("Someone is asked before")).isVisible();
        try (Page phone = browser.page(380, 900, ColorScheme.DARK)) {
            phone.navigate(page.url());
            phone.getByText("Safeguards").last().scrollIntoViewIfNeeded();
            phone.getByText("About a second a run").last().click();
            assertThat(phone.getByText("Changing something in another system takes 0.5 s.")
                            .last())
                    .isVisible();
            Chromium.screenshot(phone, "22-phone-dark-safeguards");
            assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as("nothing sticks out")
                    .isLessThanOrEqualTo(0);
        }
    }

    private Locator guardButton(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .last();
    }

    @Test
    void a_conversation_in_which_nobody_spoke_serves_for_the_next_wish() {
        Locator conversations = page.getByRole(AriaRole.NAVIGATION).getByText("New conversation");
        assertThat(conversations).hasCount(1);
        String first = page.url();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New automation"))
                .first()
                .click();
        assertThat(conversations).hasCount(1);
        assertThat(page).hasURL(first);
        say("automate my business");
        assertThat(conversations).hasCount(0);
    }

    @Test
    void a_failure_is_shown_with_retry_and_retry_works() {
        farSystem.stubFor(post("/down").willReturn(aResponse().withStatus(404).withBody("no such shop")));
        say("When a webhook receives an order POST the order to " + url("/down"));
        button("Approve").click();
        assertThat(said("is live")).isVisible();
        parley.client().post(newestHook(), "{\"id\":\"D-1\"}").is(202);
        assertThat(button("Retry")).isVisible();
        screenshot("6-failure");

        farSystem.stubFor(post("/down").willReturn(okJson("{\"accepted\": \"at last\"}")));
        button("Retry").click();
        assertThat(said("at last")).isVisible();
        screenshot("7-retried");
    }

    @Test
    void a_vague_wish_is_met_with_options_that_lead_to_a_draft() {
        say("automate my business");
        assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Answers"))
                        .last())
                .isVisible();
        screenshot("8-question");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve")))
                .hasCount(0);
    }

    @Test
    void the_page_fits_a_telephone_and_the_dark() {
        try (Page phone = browser.page(390, 800, ColorScheme.DARK)) {
            phone.navigate(parley.uri().toString());
            assertThat(phone.getByLabel("Message to Parley")).isVisible();
            Chromium.screenshot(phone, "9-phone-dark");
            assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as("nothing sticks out")
                    .isLessThanOrEqualTo(0);
        }
    }
}
