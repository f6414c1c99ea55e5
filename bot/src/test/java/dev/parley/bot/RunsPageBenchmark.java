package dev.parley.bot;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.bot.StoredRuns.Originals;
import dev.parley.bot.embedded.TestDatabase;
import dev.parley.bot.embedded.TestServers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the pages of runs cost in a browser beside 100,000 stored runs: to open the list, to narrow it, to scroll through all of it, and to
 * open a run of 5,000 steps. Not a test: it prints a table. {@code -Dbenchmark.page.runs=10000} takes fewer.
 */
final class RunsPageBenchmark {
    private static final int RUNS = Integer.getInteger("benchmark.page.runs", 100_000);
    private static final int ROUNDS = 2_500;
    private static final int VISITS = 5;

    private static final String PLAIN = """
            {"parley": 1, "name": "Order %d", "trigger": {"type": "manual"},
             "nodes": [{"id": "greet", "use": "data.set", "with": {"values": {"greeting": "Hello"}}}],
             "edges": [{"from": "trigger", "to": "greet"}]}""";
    private static final String FAILS = """
            {"parley": 1, "name": "Refuses", "trigger": {"type": "manual"},
             "nodes": [{"id": "no", "use": "logic.stop", "with": {"status": "failed", "message": "Out of stock"}}],
             "edges": [{"from": "trigger", "to": "no"}]}""";
    private static final String ASKS = """
            {"parley": 1, "name": "Asks", "trigger": {"type": "manual"},
             "nodes": [{"id": "ok", "use": "human.approval", "with": {"approvers": [], "message": "Take the order?"}}],
             "edges": [{"from": "trigger", "to": "ok"}]}""";
    private static final String MANY_STEPS = """
            {"parley": 1, "name": "Many rounds", "trigger": {"type": "manual"},
             "nodes": [{"id": "all", "use": "logic.for_each", "with": {"items": "{{input.items}}"}},
               {"id": "first", "use": "data.set", "in": "all", "with": {"values": {"text": "%s"}}},
               {"id": "second", "use": "data.set", "in": "all", "with": {"values": {"text": "{{first.output.text}}"}}}],
             "edges": [{"from": "trigger", "to": "all"}, {"from": "first", "to": "second"}]}""";

    /** From a change of address until what is waited for stands on the page. */
    private static final String OPENING = """
            async ([address, wanted]) => {
              const begin = performance.now();
              location.hash = address;
              const isEmpty = () => [...document.querySelectorAll('main h2')].some(({ textContent }) => textContent === 'No run fits');
              while (document.querySelector(wanted) === null && !isEmpty()) await new Promise(requestAnimationFrame);
              return performance.now() - begin;
            }""";
    /** Down as fast as a wheel that is never let go: half a screen a frame, and what is not there yet is waited for. */
    private static final String SCROLLING = """
            async (runs) => {
              const box = document.querySelector('[role=rowgroup].' + [...document.querySelectorAll('[role=rowgroup]')].at(-1).className);
              const shown = () => Number(document.querySelector('p[role=status]').innerText.replace(/[^0-9]/g, ''));
              const frames = [];
              let rows = 0;
              const begin = performance.now();
              let last = begin;
              while (shown() < runs || box.scrollTop + box.clientHeight < box.scrollHeight - 50) {
                box.scrollTop += 8000;
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                frames.push(now - last);
                last = now;
                rows = Math.max(rows, document.querySelectorAll('[role=row]').length);
                if (now - begin > 300000) break;
              }
              frames.sort((a, b) => a - b);
              return {took: performance.now() - begin, frames: frames.length, p50: frames[Math.floor(frames.length / 2)],
                p99: frames[Math.floor(frames.length * 0.99)], longest: frames.at(-1), rows, shown: shown(),
                heap: performance.memory === undefined ? 0 : performance.memory.usedJSHeapSize};
            }""";

    private final TestDatabase database = TestServers.freshDatabase();
    private final Map<String, String> servers = Map.of(
            "PARLEY_DATASOURCE_URL", database.url(),
            "PARLEY_DATASOURCE_USERNAME", database.username(),
            "PARLEY_DATASOURCE_PASSWORD", database.password(),
            "PARLEY_REDIS_URL", TestServers.redisUrl(),
            "PARLEY_OWNER_NAME", "Ana");
    private String rare = "";
    private String small = "";
    private String large = "";

    public static void main(String[] arguments) throws Exception {
        new RunsPageBenchmark().measure();
        System.exit(0);
    }

    private void measure() throws Exception {
        var home = Files.createTempDirectory("parley-benchmark");
        StoredRuns stored;
        try (RunningParley parley = RunningParley.inProduction(home, servers)) {
            stored = new StoredRuns(database, originals(parley.client()));
            small = ended(parley.client(), parley.client().publish(MANY_STEPS.formatted("x")), items());
            large = ended(
                    parley.client(), parley.client().publish(MANY_STEPS.formatted("All work. ".repeat(100))), items());
        }
        stored.growTo(RUNS);
        try (RunningParley parley = RunningParley.inProduction(home, servers);
                Chromium browser = new Chromium()) {
            stored.settle();
            System.out.printf("%n%,d runs, %s%n", stored.count(), stored.size());
            for (Map.Entry<String, String> list : lists().entrySet()) {
                print(list.getKey(), opening(parley, browser, list.getValue(), "[role=row] a"));
            }
            print("a run of 5,000 steps, 1 MB", opening(parley, browser, "/runs/" + small, "[role=treeitem]"));
            print("a run of 5,000 steps, 10 MB", opening(parley, browser, "/runs/" + large, "[role=treeitem]"));
            scroll(parley, browser, (int) stored.count());
        }
    }

    private Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("all runs", "/runs");
        lists.put("failed runs", "/runs?status=failed");
        lists.put("waiting runs", "/runs?status=waiting");
        lists.put("runs of a workflow that hardly ran", "/runs?workflow=" + rare);
        lists.put("tests, of which there are none", "/runs?mode=test");
        lists.put("failed runs of the last hour", "/runs?status=failed&started=hour");
        return lists;
    }

    /** Each time in a browser that knows nothing, which looks at another page of the console first. */
    private static List<Double> opening(RunningParley parley, Chromium browser, String address, String wanted) {
        List<Double> times = new ArrayList<>();
        for (int visit = 0; visit < VISITS; visit++) {
            try (Page page = browser.page(1360, 860, ColorScheme.LIGHT)) {
                page.navigate(parley.uri().toString());
                String before = address.startsWith("/runs/") ? "/runs" : "/account";
                page.navigate(parley.uri() + "/#" + before);
                page.waitForSelector(before.equals("/runs") ? "[role=row] a" : "main h1");
                times.add(((Number) page.evaluate(OPENING, List.of(address, wanted))).doubleValue());
            }
        }
        Collections.sort(times);
        return times;
    }

    private static void print(String what, List<Double> times) {
        System.out.printf(
                "  %-42s shortest %5.0f ms   p50 %5.0f ms   longest %5.0f ms%n",
                what, times.getFirst(), times.get(times.size() / 2), times.getLast());
    }

    @SuppressWarnings("unchecked")
    private static void scroll(RunningParley parley, Chromium browser, int runs) {
        try (Page page = browser.page(1360, 860, ColorScheme.LIGHT)) {
            page.navigate(parley.uri().toString());
            page.navigate(parley.uri() + "/#/runs");
            page.waitForSelector("[role=row] a");
            Map<String, Object> way = (Map<String, Object>) page.evaluate(SCROLLING, Math.min(runs, 100_000));
            System.out.printf(
                    "  scrolled through %s rows in %.0f s, %s frames: p50 %.0f ms, p99 %.0f ms, longest %.0f ms; at most %s rows drawn, %.0f MB%n",
                    way.get("shown"),
                    number(way, "took") / 1000,
                    way.get("frames"),
                    number(way, "p50"),
                    number(way, "p99"),
                    number(way, "longest"),
                    way.get("rows"),
                    number(way, "heap") / 1e6);
        }
    }

    private static double number(Map<String, Object> way, String name) {
        return ((Number) way.get(name)).doubleValue();
    }

    private Originals originals(ParleyClient client) {
        List<String> succeeded = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rare = client.publish(PLAIN.formatted(i));
            succeeded.add(ended(client, rare, "{}"));
        }
        String failed = ended(client, client.publish(FAILS), "{}");
        String waiting = started(client, client.publish(ASKS), "{}");
        return new Originals(List.of(waiting), List.of(failed), List.of(succeeded.getLast()), succeeded.subList(0, 19));
    }

    private static String items() {
        return IntStream.range(0, ROUNDS)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "{\"items\": [", "]}"));
    }

    private static String started(ParleyClient client, String workflow, String input) {
        return client.post("/api/workflows/" + workflow + "/executions", "{\"input\": " + input + "}")
                .is(202)
                .body()
                .path("id")
                .asString();
    }

    private static String ended(ParleyClient client, String workflow, String input) {
        String run = started(client, workflow, input);
        client.awaitEnd(run);
        return run;
    }
}
