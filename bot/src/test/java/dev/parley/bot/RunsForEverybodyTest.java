package dev.parley.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of runs and approvals for those with weak eyes, without a mouse, and without the right to do what is seen there. */
class RunsForEverybodyTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static ParleyClient client;
    private static Chromium browser;
    private static String failed;
    private static String waiting;
    private static String form;

    @BeforeAll
    static void start() throws Exception {
        parley = RunningParley.at(home, Map.of("PARLEY_OWNER_NAME", "Ana"));
        client = parley.client();
        browser = new Chromium();
        String fails = client.publish("""
                {"parley": 1, "name": "Check stock", "trigger": {"type": "manual"},
                 "nodes": [
                   {"id": "lines", "use": "logic.for_each", "with": {"items": "{{input.lines}}"}},
                   {"id": "price", "use": "data.set", "in": "lines", "with": {"values": {"sku": "{{each.item}}"}}},
                   {"id": "ask", "use": "http.request", "with": {"method": "GET", "url": "http://localhost:1/stock"},
                    "retry": {"max": 2, "backoff": "1s"}}],
                 "edges": [{"from": "trigger", "to": "lines"}, {"from": "lines", "to": "ask"}]}""");
        String input = "{\"input\": {\"lines\": [\"a\", \"b\"]}}";
        client.awaitEnd(started(fails, input));
        failed = started(fails, input);
        client.awaitEnd(failed);
        String asks = client.publish("""
                {"parley": 1, "name": "Take orders", "trigger": {"type": "manual"},
                 "nodes": [{"id": "ok", "use": "human.approval",
                            "with": {"approvers": ["role:lead"], "message": "Take order **A-1**?", "expires": "2h"}}],
                 "edges": [{"from": "trigger", "to": "ok"}]}""");
        waiting = started(asks, "{}");
        decide(started(asks, "{}"), "ok", "{\"decision\": \"reject\", \"comment\": \"too many\"}");
        form = started(client.publish("""
                {"parley": 1, "name": "Ship by hand", "trigger": {"type": "manual"},
                 "nodes": [{"id": "where", "use": "human.input", "with": {"assignees": ["ana"], "message": "Where does it go?",
                    "fields": [{"name": "street", "type": "string", "label": "Street", "required": true},
                               {"name": "parcels", "type": "number", "label": "Parcels", "required": true},
                               {"name": "fragile", "type": "boolean", "label": "Fragile", "required": false}]}}],
                 "edges": [{"from": "trigger", "to": "where"}]}"""), "{}");
    }

    @AfterAll
    static void stop() {
        browser.close();
        parley.close();
    }

    private static String started(String workflow, String body) {
        return client.post("/api/workflows/" + workflow + "/executions", body)
                .is(202)
                .body()
                .path("id")
                .asString();
    }

    private static void decide(String run, String step, String decision) {
        await().atMost(PATIENCE)
                .until(() -> client.post("/api/approvals/" + run + "." + step + "/decision", decision)
                                .status()
                        == 200);
    }

    /** Somebody new, who comes in with a password. */
    private static Visitor visitor(String name, String... roles) {
        String email = name.toLowerCase(Locale.ROOT) + "@example.test";
        String link = client.post(
                        "/api/invitations",
                        "{\"email\": \"%s\", \"roles\": [\"%s\"]}".formatted(email, String.join("\", \"", roles)))
                .is(201)
                .body()
                .path("link")
                .asString();
        client.post(
                        "/api/links/accept",
                        "{\"token\": \"%s\", \"name\": \"%s\", \"password\": \"%s\"}"
                                .formatted(link.replaceFirst(".*/", ""), name, PASSWORD))
                .is(200);
        Visitor visitor = new Visitor(parley, browser, ColorScheme.LIGHT);
        assertThat(visitor.page.evaluate("""
                async ([email, password]) => (await fetch('/api/session', {method: 'POST',
                  headers: {'Content-Type': 'application/json'}, body: JSON.stringify({email, password})})).status""", List.of(email, PASSWORD))).isEqualTo(200);
        visitor.page.reload();
        return visitor;
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothing_keeps_anybody_from_using_them(ColorScheme scheme) {
        try (Visitor ana = new Visitor(parley, browser, scheme)) {
            ana.go("/runs");
            assertThat(ana.link("Take orders").first()).isVisible();
            check(ana, "list", scheme);
            ana.go("/runs?status=queued");
            assertThat(ana.page.getByText("No run fits")).isVisible();
            check(ana, "none-fits", scheme);

            ana.go("/runs/" + failed);
            assertThat(ana.panel("ask")).containsText("Attempt 2");
            check(ana, "failed", scheme);
            ana.tab("Input").click();
            check(ana, "input", scheme);
            ana.button("Unfold Round 1").click();
            ana.step("price").first().click();
            check(ana, "round", scheme);
            ana.step("ask").click();
            ana.button("Replay from here…").click();
            ana.dialog().getByLabel("Input of ask").fill("{\"method\": 1}");
            assertThat(ana.dialog()).containsText("\"method\" should be");
            check(ana, "replay", scheme);
            ana.button("Close").first().click();
            ana.button("More").click();
            assertThat(ana.item("Compare with another run…")).isVisible();
            check(ana, "menu", scheme);
            ana.item("Compare with another run…").click();
            assertThat(ana.dialog()).containsText("Both went the same way.");
            check(ana, "compare", scheme);
            ana.page.keyboard().press("Escape");
            ana.button("More").click();
            ana.item("Keep as test case…").click();
            assertThat(ana.dialog().getByLabel("Name")).isVisible();
            check(ana, "keep", scheme);

            ana.go("/runs/" + waiting);
            assertThat(ana.heading()).containsText("Waiting");
            ana.button("Cancel run").click();
            assertThat(ana.dialog()).containsText("Cancel this run?");
            check(ana, "cancel", scheme);
            ana.button("Let it go on").click();

            ana.go("/approvals?id=" + waiting + ".ok");
            assertThat(ana.button("Approve")).isVisible();
            check(ana, "inbox", scheme);
            ana.go("/approvals?id=" + form + ".where");
            assertThat(ana.page.getByLabel("Street")).isVisible();
            check(ana, "form", scheme);
            ana.tab("History").click();
            assertThat(ana.page.getByText("“too many”")).isVisible();
            check(ana, "history", scheme);
            assertThat(ana.complaints()).isEmpty();
        }
    }

    private static void check(Visitor visitor, String what, ColorScheme scheme) {
        Chromium.screenshot(
                visitor.page, "everybody-" + what + "-" + scheme.name().toLowerCase(Locale.ROOT));
        assertThat(Axe.violations(visitor.page)).as(what).isEmpty();
    }

    @Test
    void a_viewer_sees_everything_is_offered_nothing_that_would_be_refused_and_is_told_whom_to_ask() {
        try (Visitor vera = visitor("Vera", "viewer")) {
            vera.go("/runs/" + failed);
            assertThat(vera.panel("ask")).containsText("Attempt 2");
            assertThat(vera.page.getByText("that needs the role editor")).isVisible();
            assertThat(vera.button("Retry")).hasCount(0);
            assertThat(vera.button("Replay from here…")).hasCount(0);
            vera.button("More").click();
            assertThat(vera.item("Compare with another run…")).isVisible();
            assertThat(vera.item("Replay with other input…")).hasCount(0);
            assertThat(vera.item("Keep as test case…")).hasCount(0);
            Chromium.screenshot(vera.page, "everybody-viewer-run");
            assertThat(Axe.violations(vera.page)).isEmpty();

            vera.go("/runs/" + waiting);
            assertThat(vera.heading()).containsText("Waiting");
            assertThat(vera.button("Cancel run")).hasCount(0);

            vera.go("/approvals?id=" + waiting + ".ok");
            assertThat(vera.page.getByText("This is for others to answer: lead."))
                    .isVisible();
            assertThat(vera.button("Approve")).hasCount(0);
            Chromium.screenshot(vera.page, "everybody-viewer-approval");
            assertThat(vera.complaints()).isEmpty();
        }
    }

    @Test
    void a_viewer_who_is_asked_answers() {
        String run = started(client.publish("""
                {"parley": 1, "name": "Ask Lena", "trigger": {"type": "manual"},
                 "nodes": [{"id": "ok", "use": "human.approval", "with": {"approvers": ["role:lead"], "message": "Ship it, Lena?"}}],
                 "edges": [{"from": "trigger", "to": "ok"}]}"""), "{}");
        try (Visitor lena = visitor("Lena", "viewer", "lead")) {
            lena.go("/approvals?id=" + run + ".ok");
            assertThat(lena.page.getByRole(AriaRole.ARTICLE)).containsText("Ship it, Lena?");
            lena.button("Approve").click();
            assertThat(lena.page.getByText("Ship it, Lena?")).hasCount(0);
            client.awaitEnd(run);
            assertThat(lena.complaints()).isEmpty();
        }
    }
}
