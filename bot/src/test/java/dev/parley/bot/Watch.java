package dev.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Listens to what a browser complains about while it shows a page: errors in the console (refusals of the content policy are among them),
 * exceptions nobody caught, requests that failed, dialogs that nobody asked for.
 */
public final class Watch {
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Watch() {}

    public static Watch over(Page page) {
        Watch watch = new Watch();
        page.onConsoleMessage(watch::said);
        page.onPageError(error -> watch.complaints.add("uncaught: " + error));
        page.onRequestFailed(watch::failed);
        page.onDialog(watch::asked);
        return watch;
    }

    private void said(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add("console: %s (%s)".formatted(message.text(), message.location()));
        }
    }

    /** Who leaves a page gives up what it was still asking for. */
    private void failed(Request request) {
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            complaints.add("%s %s: %s".formatted(request.method(), request.url(), request.failure()));
        }
    }

    private void asked(Dialog dialog) {
        complaints.add("dialog: " + dialog.message());
        dialog.dismiss();
    }

    /** Forgets the console's line about an answer that this test asked for, such as {@code 403}. */
    public void expect(int status) {
        complaints.removeIf(complaint -> complaint.contains("status of " + status));
    }

    public void assertSilent(String where) {
        assertThat(complaints).as("the browser's complaints at " + where).isEmpty();
    }
}
