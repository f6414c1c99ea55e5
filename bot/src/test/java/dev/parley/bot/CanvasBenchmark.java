package dev.parley.bot;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How smoothly a canvas of 200 steps moves in headless Chromium without a graphics card, and how long saving it takes. Not a test: it
 * prints a table. A frame is what {@code requestAnimationFrame} is called for while the mouse moves all the time.
 */
final class CanvasBenchmark {
    private static final int STEPS = 200;
    private static final int ROUNDS = 7;
    private static final int SAVES = 60;

    private static final String BEGIN = """
            () => {
              window.frameTimes = [];
              let last = performance.now();
              const tick = (now) => {
                window.frameTimes?.push(now - last);
                last = now;
                if (window.frameTimes) requestAnimationFrame(tick);
              };
              requestAnimationFrame(tick);
            }""";
    private static final String END =
            "() => { const all = window.frameTimes; window.frameTimes = undefined; return all; }";

    private CanvasBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (RunningParley parley = RunningParley.inProduction(
                        Files.createTempDirectory("parley-benchmark"), Map.of("PARLEY_OWNER_NAME", "Ana"));
                Chromium browser = new Chromium()) {
            String workflow = parley.client()
                    .post("/api/workflows", LargeCanvas.workflow(STEPS))
                    .is(201)
                    .body()
                    .path("id")
                    .asString();
            try (Page page = browser.page(1500, 900, ColorScheme.LIGHT)) {
                page.navigate(parley.uri() + "#/workflows/" + workflow);
                page.locator(".react-flow__node").first().waitFor();
                page.waitForTimeout(2_000);
                measureFrames(page);
            }
            measureSaves(parley, workflow);
        }
        System.exit(0);
    }

    private static void measureFrames(Page page) {
        LargeCanvas canvas = new LargeCanvas(page);
        System.out.printf("%n%d steps, frames/s of %d rounds%n", STEPS, ROUNDS);
        for (String view : List.of("all in sight", "in the middle, readable")) {
            page.getByTitle("Fit View").click();
            if (!view.startsWith("all")) {
                for (int click = 0; click < 4; click++) {
                    page.getByTitle("Zoom In").click();
                    page.waitForTimeout(300);
                }
            }
            page.waitForTimeout(500);
            String step = (String) page.evaluate("""
                    () => [...document.querySelectorAll('.react-flow__node')]
                      .map((node) => ({ id: node.dataset.id, box: node.getBoundingClientRect() }))
                      .map(({ id, box }) => ({ id, far: Math.hypot(box.x + box.width / 2 - 800, box.y + box.height / 2 - 450) }))
                      .sort((one, other) => one.far - other.far)[0].id""");
            print("pan, " + view, page, canvas::pan);
            print("drag, " + view, page, () -> canvas.drag(step));
        }
    }

    private static void print(String what, Page page, Runnable movement) {
        movement.run();
        List<Double> rates = new ArrayList<>();
        List<Double> slowest = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            page.waitForTimeout(400);
            page.evaluate(BEGIN);
            movement.run();
            double[] frames = ((List<?>) page.evaluate(END))
                    .stream()
                            .skip(1)
                            .mapToDouble(frame -> ((Number) frame).doubleValue())
                            .sorted()
                            .toArray();
            rates.add(frames.length * 1_000 / Arrays.stream(frames).sum());
            slowest.add(frames[(int) (frames.length * 0.95)]);
        }
        System.out.printf(
                "  %-34s median %5.1f   least %5.1f   most %5.1f   95 %% of frames within %5.1f ms%n",
                what, median(rates), rates.getFirst(), rates.getLast(), median(slowest));
    }

    private static double median(List<Double> values) {
        values.sort(null);
        return values.get(values.size() / 2);
    }

    private static void measureSaves(RunningParley parley, String workflow) {
        ParleyClient client = parley.client();
        String json = client.get("/api/workflows/" + workflow + "/draft")
                .body()
                .path("workflow")
                .toString();
        List<Double> times = new ArrayList<>();
        for (int save = 0; save < SAVES; save++) {
            String changed = json.replaceFirst("\"name\":\"[^\"]*\"", "\"name\":\"Large " + save + "\"");
            long begin = System.nanoTime();
            client.send("PUT", "/api/workflows/" + workflow + "/draft", changed).is(200);
            times.add((System.nanoTime() - begin) / 1e6);
        }
        double first = times.getFirst();
        times.sort(null);
        System.out.printf(
                "%n%d steps saved, there and back: first %.0f ms, p50 %.0f ms, p99 %.0f ms%n",
                STEPS, first, times.get(SAVES / 2), times.get(SAVES - 1));
    }
}
