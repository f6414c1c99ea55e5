package dev.parley.bot;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What keeps people with a screen reader, a keyboard or weak eyes from using a page, as axe-core finds it. */
final class Axe {
    private static final Path SCRIPT = Path.of("web", "node_modules", "axe-core", "axe.min.js");
    private static final String RUN = """
            async () => {
              const { violations } = await axe.run();
              return violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
            }""";

    private Axe() {}

    /** @return one sentence for each serious or critical violation */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        page.evaluate(script());
        return (List<String>) page.evaluate(RUN);
    }

    private static String script() {
        try {
            return Files.readString(SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException("axe-core comes with the page's build: npm ci in bot/web", e);
        }
    }
}
