package dev.parley.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A workflow built, run, mended, published and rolled back by mouse. Leaves pictures in target/screenshots. */
class CanvasTest {
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

    private void visit(ColorScheme scheme) {
        if (page != null) {
            page.close();
        }
        page = browser.page(1500, 900, scheme);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(parley.uri() + "#/workflows");
    }

    @AfterEach
    void close() {
        page.close();
        assertThat(complaints).as("what the page complained about").isEmpty();
    }

    @Test
    void a_workflow_of_seven_steps_is_built_by_mouse_run_mended_published_and_rolled_back() {
        button("New workflow").first().click();
        assertThat(page.getByText("to add the first step")).isVisible();
        screenshot("canvas-1-empty");
        build();
        assertThat(node("Set values")).hasCount(2);
        screenshot("canvas-2-built");

        test("{\"total\": 200, \"lines\": [1, 2]}");
        assertThat(page.getByText("Test: Failed")).isVisible();
        screenshot("canvas-3-failed");
        button("Show the step").click();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Last run"))
                .click();
        assertThat(panel("choose").getByText("amount").first()).isVisible();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Setup"))
                .click();
        textbox("choose", "Value").fill("string(input.total)");
        saved();

        test("{\"total\": 200, \"lines\": [1, 2]}");
        assertThat(page.getByText("Test: Succeeded")).isVisible();
        assertThat(node("Ask for approval").getByLabel("Succeeded")).isVisible();
        screenshot("canvas-4-succeeded");

        publish();
        assertThat(page.getByText("live v1")).isVisible();
        page.keyboard().press("Escape");
        button("Fit View").click();
        node("Wait").click();
        page.keyboard().press("Delete");
        assertThat(node("Wait")).hasCount(0);
        page.keyboard().press("Control+z");
        assertThat(node("Wait")).hasCount(1);
        page.keyboard().press("Control+y");
        assertThat(node("Wait")).hasCount(0);
        saved();
        button("Publish").click();
        assertThat(page.getByLabel("Changes").getByText("wait").first()).isVisible();
        screenshot("canvas-5-publish-diff");
        button("Make it live").click();
        assertThat(page.getByText("live v2")).isVisible();

        button("Versions").click();
        button("Roll back to 1").click();
        assertThat(page.getByLabel("Changes")).isVisible();
        screenshot("canvas-6-rollback");
        button("Roll back").click();
        assertThat(page.getByText("live v3")).isVisible();
        assertThat(node("Wait")).hasCount(1);
        screenshot("canvas-7-rolled-back");
    }

    /** If → approval → for each with a step in it → switch → wait → values; and values on the other way. */
    private void build() {
        button("Add the next step").click();
        choose("if");
        page.getByLabel("Condition").fill("input.total > 100");
        button("Add a step for true").click();
        choose("ask for approval");
        button("Add a step for approved").click();
        choose("for each");
        page.getByLabel("Items").fill("input.lines");
        button("+ Add the first step of each round").click();
        choose("set values");
        node("For each").getByLabel("Add the next step").last().click();
        choose("switch");
        textbox("choose", "Value").fill("string(input.amount)");
        button("Add a step for default").click();
        choose("wait");
        page.keyboard().press("Escape");
        button("Fit View").click();
        button("Add a step for false").click();
        choose("set values");
        saved();
    }

    @Test
    void a_step_is_dragged_from_the_palette_and_connected_and_no_circle_can_be_drawn() {
        openWorkflow("""
                {"parley": 1, "name": "Drawn", "trigger": {"type": "manual"},
                 "nodes": [{"id": "first", "use": "data.set", "with": {"values": {}}}], "edges": [{"from": "trigger", "to": "first"}]}""");
        page.keyboard().press("/");
        Locator offer = page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Stop"));
        offer.dragTo(page.locator(".react-flow__pane"), new Locator.DragToOptions().setTargetPosition(760, 600));
        assertThat(node("Stop")).isVisible();
        page.keyboard().press("Escape");
        button("Close").first().click();
        page.keyboard().press("Escape");
        drag(node("Set values").locator(".source"), node("Stop").locator(".target"));
        saved();
        assertThat(draft().path("edges").toString()).contains("{\"from\":\"first\",\"to\":\"stop\"}");
        assertThat(draft().path("layout").has("stop")).isTrue();
        screenshot("canvas-8-drawn");
    }

    @Test
    void what_somebody_else_saves_appears_and_a_conflict_is_told() {
        String id = openWorkflow("""
                {"parley": 1, "name": "Shared", "trigger": {"type": "manual"},
                 "nodes": [{"id": "first", "use": "data.set", "with": {"values": {}}}], "edges": [{"from": "trigger", "to": "first"}]}""");
        String theirs = """
                {"parley": 1, "name": "Theirs", "trigger": {"type": "manual"},
                 "nodes": [{"id": "first", "use": "data.set", "title": "Changed elsewhere", "with": {"values": {}}}],
                 "edges": [{"from": "trigger", "to": "first"}]}""";
        parley.client().send("PUT", "/api/workflows/" + id + "/draft", theirs).is(200);
        assertThat(node("Changed elsewhere")).isVisible();
        page.route("**/draft", route -> {
            if (route.request().method().equals("GET")) {
                route.abort();
            } else {
                route.resume();
            }
        });
        parley.client()
                .send("PUT", "/api/workflows/" + id + "/draft", theirs.replace("Changed elsewhere", "Changed again"))
                .is(200);
        page.getByLabel("Name of the workflow").fill("Mine");
        assertThat(page.getByText("changed this workflow meanwhile")).isVisible();
        // The browser tells of what was cut off, and of the refusal that the notice speaks of.
        complaints.removeIf(complaint -> complaint.contains("ERR_FAILED") || complaint.contains("412"));
        screenshot("canvas-9-conflict");
        button("Keep mine").click();
        saved();
        assertThat(draft().path("name").asString()).isEqualTo("Mine");
        complaints.removeIf(complaint -> complaint.contains("ERR_FAILED") || complaint.contains("412"));
    }

    @Test
    void two_hundred_steps_are_moved_as_one_and_one_of_them_without_the_others_also_in_the_dark() {
        visit(ColorScheme.DARK);
        openWorkflow(LargeCanvas.workflow(200));
        assertThat(page.locator(".react-flow__node")).hasCount(201);
        button("Fit View").click();
        screenshot("canvas-10-large-dark");
        LargeCanvas canvas = new LargeCanvas(page);
        String before = canvas.corner();
        assertThat(canvas.changed(canvas::pan))
                .as("cards and arrows drawn anew by a pan")
                .isEmpty();
        assertThat(canvas.corner()).isNotEqualTo(before);
        assertThat(canvas.changed(() -> canvas.drag("s100")))
                .as("cards and arrows drawn anew by a drag")
                .containsOnly("s100", "s92→s100", "s100→s108");
        saved();
        assertThat(draft().path("layout").has("s100")).isTrue();
    }

    private String openWorkflow(String json) {
        String id = parley.client()
                .post("/api/workflows", json)
                .is(201)
                .body()
                .path("id")
                .asString();
        page.navigate(parley.uri() + "#/workflows/" + id);
        assertThat(page.locator(".react-flow__node").first()).isVisible();
        return id;
    }

    private JsonNode draft() {
        String id = page.url().substring(page.url().lastIndexOf('/') + 1);
        return parley.client().get("/api/workflows/" + id + "/draft").body().path("workflow");
    }

    /** From the palette that is open, by meaning. */
    private void choose(String words) {
        page.getByLabel("Search steps").fill(words);
        page.getByRole(AriaRole.OPTION).first().click();
    }

    private void test(String input) {
        button("Run").click();
        page.getByLabel("Sample data").fill(input);
        button("Run the test").click();
    }

    private void publish() {
        button("Publish").click();
        button("Make it live").click();
    }

    private void saved() {
        assertThat(page.getByRole(AriaRole.STATUS).getByText("Saved")).isVisible();
        page.waitForFunction(
                "() => [...document.querySelectorAll('[role=status]')].some(it => it.textContent.includes('Saved'))");
    }

    private void drag(Locator from, Locator to) {
        BoundingBox start = from.boundingBox();
        BoundingBox end = to.boundingBox();
        page.mouse().move(start.x + start.width / 2, start.y + start.height / 2);
        page.mouse().down();
        page.mouse().move((start.x + end.x) / 2, (start.y + end.y) / 2);
        page.mouse().move(end.x + end.width / 2, end.y + end.height / 2, new Mouse.MoveOptions().setSteps(4));
        page.mouse().up();
    }

    private Locator node(String title) {
        return page.locator(".react-flow__node", new Page.LocatorOptions().setHasText(title));
    }

    private Locator textbox(String step, String name) {
        return panel(step)
                .getByRole(
                        AriaRole.TEXTBOX,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator panel(String id) {
        return page.getByLabel("Step " + id, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void screenshot(String name) {
        Chromium.screenshot(page, name);
    }
}
