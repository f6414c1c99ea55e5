package dev.parley.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it takes until a page can be used by a browser that has never been here, and how still it stands meanwhile. */
class FirstLoadTest {
    private static final double KB = 1000;

    /** From this on a layout counts as restless: https://web.dev/articles/cls */
    private static final double RESTLESS = 0.1;

    /** Of a page of the console that nothing is kept of: its files, which the build gathers, and what it asks of the service. */
    private static final int MOST_REQUESTS = 26;

    private static final String OBSERVE = """
            window.seen = { shift: 0, largest: 0, moved: [] };
            new PerformanceObserver((list) => {
              for (const { value, hadRecentInput, sources } of list.getEntries()) {
                if (hadRecentInput) continue;
                window.seen.shift += value;
                window.seen.moved.push(...sources.map(({ node }) => node?.className ?? node?.nodeName));
              }
            }).observe({ type: 'layout-shift', buffered: true });
            new PerformanceObserver((list) => {
              window.seen.largest = list.getEntries().at(-1).startTime;
            }).observe({ type: 'largest-contentful-paint', buffered: true });""";

    private static final String MEASURE = """
            () => {
              const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
              const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
              return {
                requests: all.length,
                files: all.filter(({ name }) => !name.includes('/api/')).length,
                bytes: all.filter(({ name }) => !name.endsWith('.woff2')).reduce((sum, { transferSize }) => sum + transferSize, 0),
                shift: window.seen.shift,
                moved: window.seen.moved.join(', '),
                first,
                largest: window.seen.largest,
              };
            }""";

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static String workflow;
    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        parley = RunningParley.at(home, Map.of("PARLEY_OWNER_NAME", "Ana"));
        workflow = parley.client().publish("""
                {"parley": 1, "name": "Tell sales", "trigger": {"type": "manual"},
                 "nodes": [{"id": "say", "use": "data.set", "with": {"values": {"text": "hello"}}}],
                 "edges": [{"from": "trigger", "to": "say"}]}""");
        browser = new Chromium();
    }

    @AfterAll
    static void stop() {
        browser.close();
        parley.close();
    }

    private record Load(
            int requests, int files, double kilobytes, double shift, String moved, double first, double largest) {
        static Load of(Page page) {
            Map<?, ?> said = (Map<?, ?>) page.evaluate(MEASURE);
            return new Load(
                    ((Number) said.get("requests")).intValue(),
                    ((Number) said.get("files")).intValue(),
                    ((Number) said.get("bytes")).doubleValue() / KB,
                    ((Number) said.get("shift")).doubleValue(),
                    String.valueOf(said.get("moved")),
                    ((Number) said.get("first")).doubleValue(),
                    ((Number) said.get("largest")).doubleValue());
        }

        void print(String path) {
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %3d requests %6.1f kB, first paint %5.0f ms, largest %5.0f ms, layout shift %.3f%n",
                    path,
                    requests,
                    kilobytes,
                    first,
                    largest,
                    shift);
        }
    }

    @Test
    void the_chat_comes_with_less_than_three_hundred_kilobytes_and_a_handful_of_requests() {
        try (Page page = browser.page(1280, 900, ColorScheme.LIGHT)) {
            Load load = opened(page, "/");
            assertThat(page.getByLabel("Message to Parley")).isVisible();
            assertThat(load.kilobytes()).isLessThan(300);
            assertThat(load.files()).as("of the page itself").isLessThanOrEqualTo(8);
            assertThat(load.requests()).isLessThanOrEqualTo(16);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/workflows",
                "/runs",
                "/approvals",
                "/connections",
                "/connections/new",
                "/templates",
                "/people",
                "/account"
            })
    void a_page_of_the_console_stands_still_while_it_comes_in_few_requests(String path) {
        try (Page page = browser.page(1280, 900, ColorScheme.LIGHT)) {
            Load load = opened(page, "/#" + path);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isVisible();
            assertThat(load.kilobytes()).isLessThan(400);
            assertThat(load.requests()).isLessThanOrEqualTo(MOST_REQUESTS);
            assertThat(files(page)).noneMatch(file -> file.contains("CanvasPage"));
        }
    }

    @Test
    void the_canvas_comes_in_few_requests_too() {
        try (Page page = browser.page(1280, 900, ColorScheme.LIGHT)) {
            Load load = opened(page, "/#/workflows/" + workflow);
            assertThat(page.locator(".react-flow__node[data-id=say]")).isVisible();
            assertThat(files(page)).anyMatch(file -> file.contains("CanvasPage"));
            // Half of it is the layout's worker, which nothing waits for.
            assertThat(load.kilobytes()).isLessThan(1000);
            assertThat(load.requests()).isLessThanOrEqualTo(MOST_REQUESTS + 8);
        }
    }

    private static List<String> files(Page page) {
        return ((List<?>) page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)"))
                .stream().map(String::valueOf).toList();
    }

    @Test
    void whoever_comes_back_fetches_next_to_nothing() {
        try (Page page = browser.page(1280, 900, ColorScheme.LIGHT)) {
            opened(page, "/#/workflows");
            page.reload();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isVisible();
            Load again = Load.of(page);
            again.print("/#/workflows once more");
            assertThat(again.kilobytes()).isLessThan(30);
        }
    }

    private static Load opened(Page page, String path) {
        Watch watch = Watch.over(page);
        page.addInitScript(OBSERVE);
        page.navigate(parley.uri() + path);
        assertThat(page.locator("main h1, main textarea, main .react-flow__node")
                        .first())
                .isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        Load load = Load.of(page);
        load.print(path);
        assertThat(load.shift()).as("%s moved: %s", path, load.moved()).isLessThan(RESTLESS);
        assertThat(load.first()).isPositive();
        watch.assertSilent(path);
        return load;
    }
}
