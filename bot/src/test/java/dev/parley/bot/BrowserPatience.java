package dev.parley.bot;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long what a page is to show may take, in every test: Playwright's own five seconds are too few where others work on the same machine.
 * Found by JUnit itself (META-INF/services), so that no test depends on which other ran before it.
 */
public final class BrowserPatience implements BeforeAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Being loaded is all there is to do.
    }
}
