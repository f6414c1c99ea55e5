package dev.parley.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The canvas without a mouse, without rights, with weak eyes, and with texts that mean harm. Pictures go to target/screenshots. */
class CanvasForAllTest {
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static final String HARM = "<img src=x onerror=window.harmed=1>";
    private static final String ORDERS = """
            {"parley": 1, "name": "Orders", "trigger": {"type": "manual"},
             "nodes": [
               {"id": "one", "use": "data.set", "with": {"values": {"n": "{{input.n + 1}}"}}},
               {"id": "two", "use": "data.set", "with": {"values": {"n": "{{one.output.n / (input.n - 1)}}"}}},
               {"id": "ask", "use": "human.approval", "with": {"approvers": ["role:owner"], "message": "File it?"}},
               {"id": "lines", "use": "logic.for_each", "with": {"items": [1, 2]}},
               {"id": "line", "use": "data.set", "in": "lines", "with": {"values": {"n": "{{each.item}}"}}}],
             "edges": [{"from": "trigger", "to": "one"}, {"from": "one", "to": "two"}, {"from": "two", "to": "ask"},
                       {"from": "ask", "to": "lines", "when": "approved"}]}""";

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static Chromium browser;
    private final List<String> complaints = new ArrayList<>();
    private Page page;

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

    @BeforeEach
    void open() {
        visit(ColorScheme.LIGHT);
    }

    @AfterEach
    void close() {
        page.close();
        assertThat(complaints).as("of the browser").isEmpty();
    }

    private void visit(ColorScheme scheme) {
        if (page != null) {
            page.close();
        }
        page = browser.page(1500, 900, scheme);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(parley.uri() + "#/workflows");
        assertThat(page.getByRole(AriaRole.HEADING, named("Workflows"))).isVisible();
    }

    private String openWorkflow(String json, String address) {
        String id = parley.client()
                .post("/api/workflows", json)
                .is(201)
                .body()
                .path("id")
                .asString();
        page.navigate(parley.uri() + "#/workflows/" + id + address);
        assertThat(page.locator(".react-flow__node").first()).isVisible(PATIENTLY);
        return id;
    }

    @Test
    void a_workflow_is_built_connected_run_and_published_by_keyboard_alone() {
        button("New workflow").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.getByText("tells all keys")).isVisible();
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Add a step: after"))
                .isVisible();
        Chromium.screenshot(page, "canvas-20-keys");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();

        page.keyboard().press("j");
        add("if");
        assertThat(page.getByLabel("Condition")).isFocused();
        page.keyboard().press("Control+a");
        page.keyboard().type("input.total > 100");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        add("set values");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");

        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(panel("check")).isVisible();
        page.keyboard().press("c");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Step")))
                .isFocused();
        page.keyboard().type("values");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        Chromium.screenshot(page, "canvas-21-connect");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(dialog).isHidden();
        assertThat(page.locator(".react-flow__edge")).hasCount(2);

        page.keyboard().press("r");
        assertThat(page.getByLabel("Sample data")).isFocused();
        page.keyboard().press("Control+a");
        page.keyboard().type("{\"total\": 200}");
        page.keyboard().press("Control+Enter");
        assertThat(page.getByText("Test: Succeeded")).isVisible(PATIENTLY);
        assertThat(page.getByLabel("Sample data")).isHidden();
        page.keyboard().press("p");
        assertThat(button("Make it live")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByText("live v1")).isVisible();
    }

    /** By the palette; its best match. */
    private void add(String words) {
        page.keyboard().press("/");
        assertThat(page.getByLabel("Search steps")).isFocused();
        page.keyboard().type(words);
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Search steps")).isHidden();
    }

    @Test
    void a_step_that_failed_is_mended_and_the_test_goes_on_from_it_also_with_another_input() {
        openWorkflow(ORDERS, "");
        button("Run").click();
        page.getByLabel("Sample data").fill("{\"n\": 1}");
        button("Run the test").click();
        assertThat(page.getByText("Test: Failed")).isVisible(PATIENTLY);
        button("Show the step").click();
        panel("two").getByPlaceholder("value").fill("{{one.output.n * 10}}");
        assertThat(page.getByText("Saved")).isVisible();
        button("Replay from here").click();
        assertThat(page.getByLabel("Input of two")).hasValue("");
        assertThat(page.getByLabel("The workflow says")).containsText("{{one.output.n * 10}}");
        Chromium.screenshot(page, "canvas-22-replay");
        button("Replay").click();
        assertThat(page.getByText("Test: Succeeded")).isVisible(PATIENTLY);

        page.getByRole(AriaRole.TAB, named("Last run")).click();
        assertThat(panel("two").getByLabel("Output")).containsText("20");
        button("Replay from here").click();
        assertThat(page.getByLabel("Input of two")).hasValue(Pattern.compile("\"n\": 20"));
        page.getByLabel("Input of two").fill("{\"n\": 77}");
        button("Replay with this input").click();
        assertThat(panel("two").getByLabel("Output")).containsText("77");
        assertThat(page.getByText("Test: Succeeded")).isVisible(PATIENTLY);
        Chromium.screenshot(page, "canvas-23-replayed");
    }

    @Test
    void the_address_names_a_step_and_people_are_picked_by_name_or_role() {
        openWorkflow(ORDERS, "?step=ask");
        assertThat(panel("ask")).isVisible();
        assertThat(page.locator(".react-flow__node[data-id=ask]")).isInViewport();
        Locator approvers = panel("ask").getByRole(AriaRole.COMBOBOX, of("Who may decide"));
        approvers.click();
        Chromium.screenshot(page, "canvas-24-people");
        page.getByRole(AriaRole.OPTION)
                .getByText("Ana", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.locator(".react-flow__node[data-id=ask]")).containsText("owner, ana");
    }

    @Test
    void what_holds_for_all_runs_is_set_beside_the_canvas() {
        String id = openWorkflow(ORDERS, "");
        button("Settings").click();
        page.getByLabel("A run may take").fill("2d");
        page.getByRole(AriaRole.SWITCH).check();
        page.getByLabel("Runs at once").fill("3");
        assertThat(page.getByText("Saved")).isVisible();
        Chromium.screenshot(page, "canvas-25-settings");
        page.waitForCondition(() -> {
            String draft = parley.client()
                    .get("/api/workflows/" + id + "/draft")
                    .body()
                    .path("workflow")
                    .toString();
            return draft.contains("\"timeout\":\"2d\"") && draft.contains("\"max\":3");
        });
    }

    @Test
    void the_palette_knows_what_is_meant_by_other_words() {
        openWorkflow(ORDERS, "");
        page.keyboard().press("/");
        page.getByLabel("Search steps").fill("ping the team");
        assertThat(page.getByRole(AriaRole.GROUP, named("Close in meaning"))
                        .getByText("message")
                        .first())
                .isVisible(PATIENTLY);
        Chromium.screenshot(page, "canvas-26-meaning");
    }

    @Test
    void a_viewer_sees_all_of_it_and_is_offered_nothing_to_change() {
        String id = openWorkflow(ORDERS, "");
        String link = parley.client()
                .post("/api/invitations", "{\"email\": \"vera@example.test\", \"roles\": [\"viewer\"]}")
                .is(201)
                .body()
                .path("link")
                .asString();
        String token = link.substring(link.lastIndexOf('/') + 1).replaceFirst(".*=", "");
        page.request()
                .post(
                        parley.uri().resolve("/api/links/accept").toString(),
                        RequestOptions.create()
                                .setData(Map.of(
                                        "token", token,
                                        "name", "Vera",
                                        "email", "vera@example.test",
                                        "password", "correct horse battery")));
        page.navigate(parley.uri() + "#/workflows/" + id + "?step=two");
        page.reload();
        assertThat(page.getByText("Read only")).isVisible(PATIENTLY);
        assertThat(panel("two").getByPlaceholder("value")).isDisabled();
        for (String deed : List.of("Run", "Publish", "Add a step", "Undo (Ctrl+Z)", "More about this step")) {
            assertThat(button(deed)).hasCount(0);
        }
        page.keyboard().press("Delete");
        page.keyboard().press("/");
        assertThat(page.getByLabel("Search steps")).hasCount(0);
        assertThat(page.locator(".react-flow__node")).hasCount(6);
        Chromium.screenshot(page, "canvas-27-viewer");
    }

    @Test
    void no_text_of_a_workflow_becomes_part_of_the_page() {
        openWorkflow("""
                {"parley": 1, "name": "%1$s", "trigger": {"type": "chat", "phrase": "%1$s"},
                 "nodes": [
                   {"id": "sort", "use": "logic.switch", "title": "%1$s", "with": {"value": "%1$s", "cases": {"%1$s": "%1$s"}}},
                   {"id": "set", "use": "data.set", "title": "</text></svg>%1$s", "with": {"values": {"%1$s": "{{%1$s}}"}}},
                   {"id": "odd", "use": "nosuch.thing", "with": {"%1$s": "%1$s"}}],
                 "edges": [{"from": "trigger", "to": "sort"}, {"from": "sort", "to": "set", "when": "%1$s"},
                           {"from": "set", "to": "odd"}]}""".formatted(HARM), "");
        assertThat(page.getByText(HARM).first()).isVisible();
        for (String id : List.of("trigger", "sort", "set", "odd")) {
            page.locator(".react-flow__node[data-id=" + id + "]").click();
            assertThat(page.locator("[data-panel] [data-body]").first()).isVisible();
        }
        page.keyboard().press("Escape");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Findings"))
                .click();
        assertThat(page.getByLabel("Findings").getByText("<img").first()).isVisible();
        Chromium.screenshot(page, "canvas-28-harm");
        page.getByText("JSON", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByLabel("Workflow as JSON")).isVisible();
        assertThat(page.locator("img[src=x]")).hasCount(0);
        assertThat(page.evaluate("window.harmed ?? null")).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothing_on_the_canvas_is_kept_from_weak_eyes_or_a_screen_reader(ColorScheme scheme) {
        visit(scheme);
        String id = openWorkflow(ORDERS, "");
        parley.client().post("/api/workflows/" + id + "/publish", "{}").is(200);
        page.reload();
        assertThat(page.locator(".react-flow__node").first()).isVisible(PATIENTLY);
        Map<String, Runnable> views = new LinkedHashMap<>();
        views.put("canvas", () -> {});
        views.put("run", () -> {
            button("Run").click();
            button("Run the test").click();
            assertThat(page.getByText("Test: Failed")).isVisible(PATIENTLY);
        });
        views.put("panel", () -> page.locator(".react-flow__node[data-id=ask]").click());
        views.put(
                "trigger",
                () -> page.locator(".react-flow__node[data-id=trigger]").click());
        views.put("palette", () -> {
            page.keyboard().press("Escape");
            page.keyboard().press("/");
            page.getByLabel("Search steps").fill("approve");
        });
        views.put("versions", () -> {
            page.keyboard().press("Escape");
            button("Versions").click();
        });
        views.put("settings", () -> button("Settings").click());
        views.put(
                "findings",
                () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Findings"))
                        .click());
        views.put(
                "json",
                () -> page.getByText("JSON", new Page.GetByTextOptions().setExact(true))
                        .click());
        List<String> violations = new ArrayList<>();
        views.forEach((view, lead) -> {
            lead.run();
            // What fades in is not judged half faint.
            page.waitForFunction("() => document.getAnimations().every(it => it.playState !== 'running')");
            Chromium.screenshot(page, "canvas-axe-" + view + "-" + scheme.name().toLowerCase());
            Axe.violations(page).forEach(violation -> violations.add(view + ": " + violation));
        });
        assertThat(violations).isEmpty();
    }

    private Locator panel(String id) {
        return page.getByLabel("Step " + id, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions of(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
