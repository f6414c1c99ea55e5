package dev.parley.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Watching runs, stepping in, and answering what they ask, as a person does it in the console. Leaves pictures in target/screenshots. */
@Isolated("It measures how long a long run takes to open.")
class RunsPageTest {
    private static final int ROUNDS = 2_500;
    /** On an idle machine it is below one second; this one may be busy with other tests. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static ParleyClient client;
    private static WireMockServer farSystem;
    private static Chromium browser;
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        farSystem = new WireMockServer(wireMockConfig().dynamicPort());
        farSystem.start();
        parley = RunningParley.at(home, Map.of("PARLEY_OWNER_NAME", "Ana"));
        client = parley.client();
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
        page = visit(1360, 860, ColorScheme.LIGHT);
    }

    @AfterEach
    void close() {
        page.close();
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    private Page visit(int width, int height, ColorScheme scheme) {
        Page visited = browser.page(width, height, scheme);
        visited.onPageError(complaints::add);
        visited.navigate(parley.uri().toString());
        return visited;
    }

    private void go(String address) {
        page.navigate(parley.uri() + "/#" + address);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator step(String name) {
        return page.getByRole(AriaRole.TREEITEM).filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private void screenshots(String name) {
        Chromium.screenshot(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Chromium.screenshot(page, name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** Asks, goes through the lines, and files the order at the far system. */
    private String orders(String name) {
        return client.publish("""
                {"parley": 1, "name": "%s", "trigger": {"type": "manual"},
                 "nodes": [
                   {"id": "ok", "use": "human.approval",
                    "with": {"approvers": ["user:ana"], "message": "File order **{{input.id}}**?", "expires": "3h"}},
                   {"id": "each_line", "use": "logic.for_each", "with": {"items": "{{input.lines}}"}},
                   {"id": "price", "use": "data.set", "in": "each_line", "with": {"values": {"sku": "{{each.item}}"}}},
                   {"id": "file", "use": "http.request",
                    "with": {"method": "POST", "url": "http://localhost:%d/orders", "body": {"customer": "{{input.customer}}"}}}],
                 "edges": [{"from": "trigger", "to": "ok"}, {"from": "ok", "to": "each_line", "when": "approved"},
                           {"from": "each_line", "to": "file"}]}""".formatted(name, farSystem.port()));
    }

    private String started(String workflow, String input) {
        return client.post("/api/workflows/" + workflow + "/executions", "{\"input\": " + input + "}")
                .is(202)
                .body()
                .path("id")
                .asString();
    }

    @Test
    void a_run_is_watched_live_approved_in_the_inbox_mended_where_it_failed_and_compared() {
        farSystem.stubFor(post("/orders").willReturn(aResponse().withStatus(422).withBody("no customer nobody")));
        farSystem.stubFor(post("/orders")
                .withRequestBody(matchingJsonPath("$.customer", equalTo("ana")))
                .willReturn(okJson("{\"number\": \"SO-77\"}")));
        String run = started(
                orders("File orders"), "{\"id\": \"A-1\", \"customer\": \"nobody\", \"lines\": [\"x\", \"y\", \"z\"]}");
        go("/runs/" + run);
        assertThat(heading()).containsText("Waiting");
        assertThat(step("ok")).isVisible();
        screenshots("runs-1-waiting");

        try (Page inbox = visit(1280, 860, ColorScheme.LIGHT)) {
            inbox.navigate(parley.uri() + "/#/approvals?id=" + run + ".ok");
            assertThat(inbox.getByRole(AriaRole.ARTICLE)).containsText("File order A-1?");
            assertThat(inbox.getByRole(AriaRole.ARTICLE)).containsText(Pattern.compile("expires in 2 h 5\\d min"));
            Chromium.screenshot(inbox, "approvals-1-inbox");
            inbox.getByLabel("Comment").fill("fine with me");
            inbox.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve"))
                    .click();
            assertThat(inbox.getByText("File order A-1?")).hasCount(0);
            inbox.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("History"))
                    .click();
            assertThat(inbox.getByText("“fine with me”")).isVisible();
            Chromium.screenshot(inbox, "approvals-2-history");
        }

        assertThat(heading()).containsText("Failed");
        assertThat(step("each_line")).containsText("3 rounds");
        Locator panel = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Step file"));
        assertThat(panel).containsText("422");
        screenshots("runs-2-failed");

        button("Replay from here…").click();
        Locator input = dialog().getByLabel("Input of file");
        String sent = input.inputValue();
        input.fill(sent.replace("\"POST\"", "\"POTS\""));
        assertThat(dialog()).containsText("\"method\" should be one of");
        assertThat(button("Replay with this input")).isDisabled();
        screenshots("runs-3-replay");
        input.fill(sent.replace("nobody", "ana"));
        button("Replay with this input").click();
        assertThat(heading()).containsText("Succeeded");
        assertThat(page.getByText("Replays")).isVisible();
        farSystem.verify(2, postRequestedFor(urlEqualTo("/orders")));
        screenshots("runs-4-mended");

        button("More").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Compare with another run…"))
                .click();
        assertThat(dialog()).containsText("The run succeeded; before, it failed");
        assertThat(dialog()).containsText("/body/customer");
        screenshots("runs-5-compared");
        page.keyboard().press("Escape");

        button("More").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Keep as test case…"))
                .click();
        dialog().getByLabel("Name").fill("Files an order");
        button("Keep").click();
        assertThat(page.getByText("Kept as test case")).isVisible();
    }

    @Test
    void runs_are_narrowed_walked_through_by_keyboard_and_come_by_themselves() {
        String workflow = orders("Orders to walk through");
        String first = started(workflow, "{\"id\": \"B-1\", \"customer\": \"ana\", \"lines\": []}");
        go("/runs?workflow=" + workflow);
        Locator rows =
                page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Orders to walk through"));
        assertThat(rows).hasCount(1);
        started(workflow, "{\"id\": \"B-2\", \"customer\": \"ana\", \"lines\": []}");
        assertThat(rows).hasCount(2);
        screenshots("runs-6-list");

        client.post("/api/executions/" + first + "/cancel", "{}").is(202);
        assertThat(rows.nth(1)).containsText("Cancelled");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(parley.uri() + "/#/runs/" + first);
        assertThat(heading()).containsText("Cancelled");

        go("/runs?workflow=" + workflow + "&status=succeeded");
        assertThat(page.getByText("No run fits")).isVisible();
        screenshots("runs-7-none-fits");
        button("Show all runs").click();
        assertThat(rows).hasCount(2);
    }

    @Test
    void a_question_that_is_answered_elsewhere_makes_no_room_for_another_one() {
        String workflow = orders("Orders that two look at");
        String read = started(workflow, "{\"id\": \"D-1\", \"customer\": \"ana\", \"lines\": []}");
        started(workflow, "{\"id\": \"D-2\", \"customer\": \"ana\", \"lines\": []}");
        go("/approvals?id=" + read + ".ok");
        assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("File order D-1?");
        client.post("/api/approvals/" + read + ".ok/decision", "{\"decision\": \"reject\"}")
                .is(200);
        assertThat(page.getByText("This question is no longer open")).isVisible();
        assertThat(button("Approve")).hasCount(0);
        page.getByText("File order D-2?").click();
        page.getByLabel("Comment").fill("not this one");
        button("Reject").click();
        assertThat(page.getByText("File order D-2?")).hasCount(0);
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("History"))
                .click();
        assertThat(page.getByText("“not this one”")).isVisible();
    }

    @Test
    void a_form_is_made_from_its_fields_and_its_values_reach_the_run() {
        String workflow = client.publish("""
                {"parley": 1, "name": "Ship by hand", "trigger": {"type": "manual"},
                 "nodes": [
                   {"id": "where", "use": "human.input", "with": {"assignees": ["ana"], "message": "Where does it go?", "expires": "30m",
                    "fields": [{"name": "street", "type": "string", "label": "Street", "required": true},
                               {"name": "parcels", "type": "number", "label": "Parcels", "required": true},
                               {"name": "fragile", "type": "boolean", "label": "Fragile", "required": false}]}},
                   {"id": "ship", "use": "data.set", "with": {"values": {"to": "{{where.output.values.street}}"}}}],
                 "edges": [{"from": "trigger", "to": "where"}, {"from": "where", "to": "ship"}]}""");
        String run = started(workflow, "{}");
        go("/runs/" + run);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Answer it"))
                .click();
        assertThat(button("Send")).isDisabled();
        page.getByLabel("Street").fill("Calle Mayor 1");
        page.getByLabel("Parcels").fill("2");
        screenshots("approvals-3-form");
        button("Send").click();
        assertThat(page.getByText("Where does it go?")).hasCount(0);
        assertThat(client.awaitEnd(run).path("output").toString()).contains("Calle Mayor 1");
    }

    @Test
    void a_run_of_five_thousand_steps_opens_at_once_with_its_rounds_folded() {
        String workflow = client.publish("""
                {"parley": 1, "name": "Many rounds", "trigger": {"type": "manual"},
                 "nodes": [{"id": "all", "use": "logic.for_each", "with": {"items": "{{input.items}}"}},
                   {"id": "first", "use": "data.set", "in": "all", "with": {"values": {"n": "{{each.index}}"}}},
                   {"id": "second", "use": "data.set", "in": "all", "with": {"values": {"n": "{{first.output.n}}"}}}],
                 "edges": [{"from": "trigger", "to": "all"}, {"from": "first", "to": "second"}]}""");
        String items =
                IntStream.range(0, ROUNDS).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        String run = started(workflow, "{\"items\": " + items + "}");
        client.awaitEnd(run);
        go("/runs");
        Locator link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Many rounds"));
        assertThat(link).isVisible();
        long before = System.nanoTime();
        link.click();
        assertThat(step("all")).containsText("2,500 rounds");
        Duration opening = Duration.ofNanos(System.nanoTime() - before);
        System.out.println("A run of " + 2 * ROUNDS + " steps opened in " + opening.toMillis() + " ms");
        assertThat(opening).isLessThan(SOON);
        assertThat(page.getByRole(AriaRole.TREEITEM)).hasCount(1);
        button("Unfold all").click();
        assertThat(step("Round 12")).isVisible();
        assertThat(page.getByRole(AriaRole.TREEITEM).count())
                .as("only what is in sight is drawn")
                .isLessThan(100);
        screenshots("runs-8-many");
    }

    @Test
    void the_pages_fit_a_telephone_in_the_dark() {
        String run = started(orders("Orders on the way"), "{\"id\": \"C-1\", \"customer\": \"ana\", \"lines\": []}");
        try (Page phone = visit(390, 800, ColorScheme.DARK)) {
            for (String address : List.of("/runs", "/runs/" + run, "/approvals")) {
                phone.navigate(parley.uri() + "/#" + address);
                assertThat(phone.getByText("Orders on the way").first()).isVisible();
                Chromium.screenshot(phone, "runs-phone-dark-" + address.split("/")[1] + address.split("/").length);
                assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                        .as("nothing sticks out of " + address)
                        .isLessThanOrEqualTo(0);
            }
        }
    }
}
