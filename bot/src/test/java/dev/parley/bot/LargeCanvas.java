package dev.parley.bot;

import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A canvas as full as a workflow may be, moved by mouse. */
final class LargeCanvas {
    private static final int ROWS = 8;
    private static final int MOVES = 60;

    private static final String WATCH = """
            () => {
              window.changedOnCanvas = new Set();
              window.canvasWatch = new MutationObserver((all) => {
                for (const { target } of all) {
                  const drawn = target.closest('.react-flow__node, .react-flow__edge');
                  if (drawn) window.changedOnCanvas.add(drawn.dataset.id);
                }
              });
              for (const layer of document.querySelectorAll('.react-flow__nodes, .react-flow__edges'))
                window.canvasWatch.observe(layer, { subtree: true, attributes: true, childList: true });
            }""";

    private final Page page;

    LargeCanvas(Page page) {
        this.page = page;
    }

    /** {@code s0} to {@code s<steps - 1>}, eight beside each other. */
    static String workflow(int steps) {
        String nodes = IntStream.range(0, steps)
                .mapToObj(
                        "{\"id\": \"s%1$d\", \"use\": \"data.set\", \"with\": {\"values\": {\"n\": %1$d}}}"::formatted)
                .collect(Collectors.joining(","));
        String edges = IntStream.range(0, steps)
                .mapToObj(step -> "{\"from\": \"%s\", \"to\": \"s%d\"}"
                        .formatted(step < ROWS ? "trigger" : "s" + (step - ROWS), step))
                .collect(Collectors.joining(","));
        return "{\"parley\": 1, \"name\": \"Large\", \"trigger\": {\"type\": \"manual\"}, \"nodes\": [%s], \"edges\": [%s]}"
                .formatted(nodes, edges);
    }

    /** To and fro by the empty space beneath the steps, while the button is held; it ends elsewhere. */
    void pan() {
        sweep(900, 800, 160, -60);
    }

    void drag(String step) {
        BoundingBox box =
                page.locator(".react-flow__node[data-id=" + step + "]").boundingBox();
        sweep(box.x + box.width / 2, box.y + box.height / 2, 80, 40);
    }

    private void sweep(double x, double y, double width, double height) {
        Mouse mouse = page.mouse();
        mouse.move(x, y);
        mouse.down();
        for (int move = 1; move <= MOVES; move++) {
            double way = Math.sin(move * 2.25 * Math.PI / MOVES);
            mouse.move(x + width * way, y + height * way);
        }
        mouse.up();
    }

    /** Where the picture stands. */
    String corner() {
        return (String) page.evaluate("() => document.querySelector('.react-flow__viewport').style.transform");
    }

    /** Cards and arrows of which anything was changed in the page while this was done, before the button was let go. */
    @SuppressWarnings("unchecked")
    SortedSet<String> changed(Runnable deed) {
        page.evaluate(WATCH);
        page.evaluate(
                "() => window.addEventListener('mouseup', () => window.canvasWatch.disconnect(), {capture: true, once: true})");
        deed.run();
        return new TreeSet<>((List<String>) page.evaluate("() => [...window.changedOnCanvas]"));
    }
}
