package dev.parley.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat on a strict and hostile page of another origin, as a person has it there (C2, G2). Leaves pictures in target/screenshots. */
class WidgetTest {
    /** What asks the copilot takes longer on a busy machine. */
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    private static final int MOST_QUESTIONS = 12;

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static ForeignPage shop;
    private static Chromium browser;
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        shop = new ForeignPage(() -> parley.uri());
        parley = started("0");
        browser = new Chromium();
    }

    private static RunningParley started(String port) throws Exception {
        return RunningParley.at(
                home,
                Map.of(
                        "PARLEY_OWNER_NAME",
                        "Ana",
                        "PARLEY_PORT",
                        port,
                        "PARLEY_LOCAL_SIGN_IN",
                        "false",
                        "PARLEY_WIDGET_ORIGINS",
                        shop.origin()));
    }

    @AfterAll
    static void stop() {
        browser.close();
        parley.close();
        shop.close();
    }

    @BeforeEach
    void an_empty_browser() {
        shop.with("");
        visitAs(1280, 900, ColorScheme.LIGHT);
    }

    @AfterEach
    void close() {
        page.close();
        assertThat(complaints).as("of the browser").isEmpty();
    }

    private void visitAs(int width, int height, ColorScheme scheme) {
        if (page != null) {
            page.close();
        }
        page = browser.page(width, height, scheme);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(shop.origin());
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator launcher() {
        return page.locator("parley-chat").getByText("open the chat");
    }

    private Locator panel() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private Locator composer() {
        return page.getByLabel("Message to Parley");
    }

    private Locator messages() {
        return page.getByRole(AriaRole.LOG);
    }

    private Locator items() {
        return messages().locator("> ol > li");
    }

    private Locator answers() {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Answers"));
    }

    private void openChat() {
        page.locator("parley-chat button[aria-haspopup=dialog]").click();
    }

    /** Parley's window, behind its own door: nobody is signed in there when it opens. */
    private Page windowOfParley() {
        Page window = page.waitForPopup(() -> button("Sign in to Parley").click());
        Locator asked = window.getByRole(AriaRole.BUTTON).getByText("Use an API key instead");
        assertThat(asked.or(window.getByText("The chat"))
                        .or(window.getByText("Let the chat"))
                        .first())
                .isVisible();
        if (asked.isVisible()) {
            asked.click();
            window.getByLabel("API key").fill(RunningParley.API_KEY);
            window.keyboard().press("Enter");
        }
        return window;
    }

    private void signIn() {
        openChat();
        letIn(windowOfParley());
    }

    /** Into a conversation in which nothing was said yet. */
    private void letIn(Page window) {
        window.getByText("Let it act as me").click();
        assertThat(composer()).isVisible(PATIENTLY);
        button("New conversation").click();
        assertThat(items()).hasCount(1);
        assertThat(messages().getByText("Hi, I am Parley")).isVisible();
    }

    private void say(String text) {
        composer().fill(text);
        composer().press("Enter");
    }

    @Test
    void a_whole_conversation_is_had_by_clicking_from_signing_in_to_a_workflow_that_is_live() {
        assertThat(launcher()).hasCount(1);
        Chromium.screenshot(page, "70-widget-launcher");
        openChat();
        assertThat(button("Sign in to Parley")).isFocused();
        Chromium.screenshot(page, "71-widget-door");
        Page window = windowOfParley();
        assertThat(window.getByRole(AriaRole.HEADING)).hasText("Let the chat on this page act as you, Ana?");
        assertThat(window.getByText(shop.origin(), new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(Axe.violations(window)).as("consent").isEmpty();
        Chromium.screenshot(window, "72-widget-consent");
        assertThat(page.getByText("Go on in the window of Parley.")).isVisible();
        letIn(window);
        page.waitForCondition(window::isClosed);
        Chromium.screenshot(page, "73-widget-welcome");
        answers()
                .getByRole(AriaRole.BUTTON)
                .getByText("When a webhook receives an order")
                .click();
        answerUntilDrafted();
        Chromium.screenshot(page, "74-widget-draft");
        assertThat(messages().getByRole(AriaRole.IMG).last()).isVisible();
        button("Approve").last().click();
        assertThat(messages().getByText("is live").last()).isVisible(PATIENTLY);
        parley.client().post(newestHook(), "{\"id\": \"A-1\", \"total\": 1500}").is(202);
        assertThat(button("Reject").last()).isVisible(PATIENTLY);
        Chromium.screenshot(page, "75-widget-approval");
        button("Reject").last().click();
        assertThat(messages().getByText("Rejected by Ana").last()).isVisible(PATIENTLY);

        page.reload();
        assertThat(messages().getByText("is live").last()).isVisible(PATIENTLY);
        assertThat(page.locator("parley-chat").evaluate("chat => chat.isOpen").toString())
                .isEqualTo("true");
        assertThat(page.getByText("Acme shop")).isVisible();
        assertThat(page.getByLabel("Open in Parley").getAttribute("href")).startsWith(parley.uri() + "/#/c/");
    }

    private static String newestHook() {
        ParleyClient client = parley.client();
        String workflow = client.get("/api/workflows").body().at("/items/0/id").asString();
        return client.hookOf(workflow).getPath();
    }

    /** Whatever is asked: the first answer that is offered, or none. */
    private void answerUntilDrafted() {
        Locator approve = button("Approve");
        for (int asked = 0; asked < MOST_QUESTIONS; asked++) {
            assertThat(approve.or(answers()).first()).isVisible(PATIENTLY);
            if (approve.count() > 0) {
                return;
            }
            int known = items().count();
            Locator chips =
                    answers().getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasNotText("Back"));
            chips.first().click();
            page.waitForCondition(() -> items().count() >= known + 2);
        }
        throw new AssertionError("Still no draft: " + messages().innerText());
    }

    @Test
    void nothing_of_the_page_s_styles_gets_in_and_nothing_of_ours_out() {
        signIn();
        assertThat(composer()).hasCSS("font-style", "normal");
        assertThat(composer()).hasCSS("color", "rgb(28, 29, 26)");
        assertThat(composer()).hasCSS("font-size", "15px");
        assertThat(panel()).hasCSS("background-color", "rgb(253, 253, 252)");
        assertThat(panel()).hasCSS("letter-spacing", "normal");
        assertThat(page.getByText("Shoes")).hasCSS("color", "rgb(176, 0, 0)");
        assertThat((Integer)
                        page.evaluate("document.adoptedStyleSheets.length + document.querySelectorAll('style').length"))
                .isZero();
        assertThat(page.evaluate("getComputedStyle(document.documentElement).overflow"))
                .isEqualTo("visible");
    }

    @Test
    void nothing_is_lost_or_told_twice_when_parley_goes_away_and_comes_back() throws Exception {
        signIn();
        say("help");
        assertThat(items()).hasCount(3);
        composer().fill("list");
        int port = parley.uri().getPort();
        parley.kill();
        assertThat(panel().getByText("Parley cannot be reached. Reconnecting; what you write is kept."))
                .isVisible(PATIENTLY);
        Chromium.screenshot(page, "76-widget-offline");
        composer().press("Enter");
        assertThat(panel().getByText("Not sent:")).isVisible(PATIENTLY);
        assertThat(panel().getByText("Parley cannot be reached").last()).isVisible();

        parley = started(Integer.toString(port));
        assertThat(panel().getByText("Reconnecting"))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(60_000));
        button("Retry").click();
        assertThat(items()).hasCount(5, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        List<String> told = parley.client()
                .get("/api/conversations/" + conversation() + "/messages?after=0")
                .is(200)
                .body()
                .path("items")
                .valueStream()
                .map(message -> message.path("id").asString())
                .toList();
        assertThat(items().evaluateAll("items => items.map(({ id }) => id)")).isEqualTo(told);
        complaints.removeIf(complaint -> complaint.contains("ERR_"));
    }

    @Test
    void what_people_write_stays_words() {
        shop.with("data-title=\"&lt;img src=x onerror=heard.push('title')&gt;\"");
        page.reload();
        signIn();
        say(
                "<img src=x onerror=heard.push('image')> [here](javascript:heard.push('link')) <script>heard.push('script')</script> "
                        + "`<svg onload=heard.push('svg')>` **<b onclick=heard.push('bold')>**");
        assertThat(messages().getByText("<img src=x onerror").first()).isVisible(PATIENTLY);
        assertThat(items().nth(2)).isVisible(PATIENTLY);
        assertThat(messages().locator("[onerror], [onload], [onclick], script, a[href^=javascript]"))
                .hasCount(0);
        assertThat(panel().getByRole(AriaRole.HEADING).first()).hasText("<img src=x onerror=heard.push('title')>");
        assertThat(page.evaluate("heard")).isEqualTo(List.of());
        Chromium.screenshot(page, "77-widget-inert");
    }

    @Test
    void the_keyboard_stays_in_the_panel_and_escape_brings_it_back() {
        openChat();
        assertThat(button("Sign in to Parley")).isFocused();
        page.keyboard().press("Tab");
        assertThat(button("Close")).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(button("Sign in to Parley")).isFocused();
        page.keyboard().press("Escape");
        assertThat(panel()).isHidden();
        assertThat(page.locator("parley-chat button[aria-haspopup=dialog]")).isFocused();
        page.keyboard().press("Enter");
        assertThat(button("Sign in to Parley")).isFocused();
        assertThat(page.evaluate("heard")).as("the page's shortcuts").isEqualTo(List.of());
        assertThat(page.evaluate("told")).isEqualTo(List.of("parley-open", "parley-close", "parley-open"));
        page.evaluate("document.querySelector('parley-chat').close()");
        assertThat(panel()).isHidden();
    }

    @Test
    void everybody_can_use_it_in_the_light_in_the_dark_and_on_a_telephone() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            visitAs(1280, 900, scheme);
            openChat();
            assertThat(Axe.violations(page)).as("door, " + scheme).isEmpty();
            Page window = windowOfParley();
            letIn(window);
            assertThat(Axe.violations(page)).as("chat, " + scheme).isEmpty();
            Chromium.screenshot(page, "78-widget-" + scheme.name().toLowerCase(Locale.ROOT));
            page.setViewportSize(390, 780);
            assertThat(panel()).hasCSS("width", "390px");
            assertThat(panel()).hasCSS("height", "780px");
            Chromium.screenshot(page, "79-widget-phone-" + scheme.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void the_page_chooses_colours_side_and_title_and_may_have_it_open() {
        shop.with(
                "data-theme=\"dark\" data-accent=\"#e0a100\" data-title=\"Ask Acme\" data-position=\"left\" data-open");
        page.reload();
        assertThat(panel().getByRole(AriaRole.HEADING).first()).hasText("Ask Acme");
        assertThat(panel()).hasCSS("background-color", "rgb(21, 22, 20)");
        assertThat(panel().boundingBox().x).isLessThan(40);
        assertThat(button("Sign in to Parley")).hasCSS("background-color", "rgb(224, 161, 0)");
        assertThat(button("Sign in to Parley")).not().isFocused();
        assertThat(Axe.violations(page)).isEmpty();
        Chromium.screenshot(page, "80-widget-acme");
        page.evaluate("document.querySelector('parley-chat').dataset.theme = 'light'");
        assertThat(panel()).hasCSS("background-color", "rgb(253, 253, 252)");
        button("Close").click();
        page.reload();
        assertThat(launcher()).hasCount(1);
        assertThat(panel()).hasCount(0);
    }

    @Test
    void what_parley_says_to_a_closed_panel_shows_at_the_button() {
        signIn();
        String conversation = conversation();
        page.keyboard().press("Escape");
        assertThat(launcher()).not().containsText("there is news");
        parley.client()
                .post("/api/conversations/" + conversation + "/messages", "{\"text\": \"help\"}")
                .is(202);
        assertThat(launcher()).containsText("there is news");
        openChat();
        assertThat(items()).hasCount(3);
        assertThat(composer()).isFocused();
        button("Close").click();
        assertThat(launcher()).not().containsText("there is news");
    }

    private String conversation() {
        return page.getByLabel("Open in Parley").getAttribute("href").replaceFirst(".*/c/", "");
    }

    @Test
    void a_script_that_is_there_twice_makes_one_chat() {
        shop.twice();
        page.reload();
        assertThat(page.locator("parley-chat")).hasCount(1);
        assertThat(launcher()).hasCount(1);
    }

    @Test
    void a_page_that_nobody_named_is_told_so_in_the_window() {
        page.navigate(shop.otherOrigin());
        openChat();
        Page window = windowOfParley();
        assertThat(window.getByText("The chat may not live there")).isVisible();
        assertThat(window.getByText(shop.otherOrigin())).isVisible();
        assertThat(window.getByText("PARLEY_WIDGET_ORIGINS")).isVisible();
        Chromium.screenshot(window, "81-widget-not-there");
        window.getByText("Close").click();
        assertThat(page.getByText("A window of Parley opens")).isVisible();
    }

    @Test
    void signing_out_asks_at_the_door_again_and_a_token_taken_back_does_too() {
        signIn();
        String kept =
                "JSON.parse(localStorage.getItem(Object.keys(localStorage).find(key => key.startsWith('parley.widget '))))";
        String token = (String) page.evaluate(kept + ".token");
        page.getByLabel("Sign out Ana").click();
        assertThat(button("Sign in to Parley")).isVisible();
        page.waitForFunction(kept + " === null");
        assertThat(status(token)).isEqualTo(401);

        page.reload();
        Page window = windowOfParley();
        letIn(window);
        giveBack((String) page.evaluate(kept + ".token"));
        say("help");
        assertThat(button("Sign in to Parley")).isVisible(PATIENTLY);
        complaints.removeIf(complaint -> complaint.contains("401"));
    }

    private int status(String token) {
        return send("GET", "/api/widget/conversations", token).statusCode();
    }

    private void giveBack(String token) {
        assertThat(send("DELETE", "/api/widget/tokens/current", token).statusCode())
                .isEqualTo(204);
    }

    private static HttpResponse<byte[]> send(String method, String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(parley.uri().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .header("Origin", shop.origin());
        return sent(request);
    }

    @Test
    void the_script_is_small_served_to_any_page_and_asked_for_again_only_when_it_changed() {
        URI script = parley.uri().resolve("/widget.js");
        HttpResponse<byte[]> first = sent(HttpRequest.newBuilder(script).header("Accept-Encoding", "gzip"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(first.body()).hasSizeLessThanOrEqualTo(60_000);
        assertThat(first.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(first.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
        HttpResponse<byte[]> again = sent(HttpRequest.newBuilder(script)
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow()));
        assertThat(again.statusCode()).isEqualTo(304);
        HttpResponse<byte[]> page = sent(HttpRequest.newBuilder(parley.uri()));
        assertThat(page.headers().firstValue("Cross-Origin-Resource-Policy")).isEmpty();
        // Or the window could not answer the page that opened it.
        assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).isEmpty();
    }

    private static HttpResponse<byte[]> sent(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
