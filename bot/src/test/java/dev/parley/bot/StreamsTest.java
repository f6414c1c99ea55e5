package dev.parley.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Conversations and runs are followed through everything that happens to a connection: no gap, no duplicate. */
class StreamsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROUNDS = 60;
    /** Every round waits, so that the kill meets the run among them; and it cannot end before the word is given, however late the kill is. */
    private static final String SLOW_ROUNDS = """
            {"parley": 1, "name": "Slow rounds", "trigger": {"type": "manual"},
             "nodes": [{"id": "all", "use": "logic.for_each", "with": {"items": "{{input.items}}", "parallel": 1}},
               {"id": "pause", "use": "logic.delay", "in": "all", "with": {"duration": "100ms"}},
               {"id": "note", "use": "data.set", "in": "all", "with": {"values": {"n": "{{each.index}}"}}},
               {"id": "word", "use": "logic.wait_for_event", "with": {"event": "word.given"}}],
             "edges": [{"from": "trigger", "to": "all"}, {"from": "pause", "to": "note"}, {"from": "all", "to": "word"}]}""";

    /** Goes on when the test says so, however long a page takes to say what it is to say. */
    private static final String WAITS_FOR_WORD = """
            {"parley": 1, "name": "Waits for word", "trigger": {"type": "manual"},
             "nodes": [{"id": "word", "use": "logic.wait_for_event", "with": {"event": "word.given"}}],
             "edges": [{"from": "trigger", "to": "word"}]}""";

    @TempDir
    static Path home;

    private static RunningParley parley;
    private static Chromium browser;

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

    private static void startAgain(int port) throws Exception {
        parley = RunningParley.at(home, Map.of("PARLEY_OWNER_NAME", "Ana", "PARLEY_PORT", Integer.toString(port)));
    }

    private static String startedRounds(int rounds) {
        String items =
                IntStream.range(0, rounds).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        return started(SLOW_ROUNDS, "{\"items\": " + items + "}");
    }

    private static String started(String workflow, String input) {
        String id = parley.client().publish(workflow);
        return parley.client()
                .post("/api/workflows/" + id + "/executions", "{\"input\": " + input + "}")
                .is(202)
                .body()
                .path("id")
                .asString();
    }

    private static void say(String conversation, String words) {
        parley.client()
                .post("/api/conversations/" + conversation + "/messages", "{\"text\": \"" + words + "\"}")
                .is(202);
    }

    private static EventStream stream(String path) {
        return new EventStream(parley.uri().resolve(path));
    }

    private Page visit(String address) {
        Page page = browser.page(1280, 860, ColorScheme.LIGHT);
        page.navigate(parley.uri() + "/#" + address);
        return page;
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis());
    }

    @Test
    void who_follows_a_run_and_a_conversation_over_a_kill_misses_nothing_and_gets_nothing_twice() throws Exception {
        ParleyClient.Conversation conversation = parley.client().converse().say("help");
        String run = startedRounds(ROUNDS);
        try (EventStream steps = stream("/api/executions/" + run + "/stream");
                EventStream talk = stream("/api/conversations/" + conversation.id + "/stream");
                Page chat = visit("/c/" + conversation.id);
                Page trace = visit("/runs/" + run)) {
            await().atMost(PATIENCE).until(() -> finished(steps) > ROUNDS / 4);
            await().atMost(PATIENCE).until(() -> talk.events().size() >= 3);
            assertThat(trace.getByRole(AriaRole.TREEITEM).first()).containsText("all");
            assertThat(chat.getByText("help").first()).isVisible();

            int port = parley.uri().getPort();
            parley.kill();
            startAgain(port);
            say(conversation.id, "schedules");
            await().atMost(PATIENCE).until(() -> isWaitingForWord(steps));
            giveWord();

            await().atMost(PATIENCE)
                    .until(() -> !steps.events("status").isEmpty()
                            && steps.events("status")
                                    .getLast()
                                    .data()
                                    .path("status")
                                    .asString()
                                    .equals("SUCCEEDED"));
            await().atMost(PATIENCE)
                    .until(() -> talk.events().stream()
                            .anyMatch(event -> event.data().toString().contains("Nothing is scheduled")));
            assertThat(steps.connections()).isGreaterThan(1);
            assertThat(talk.connections()).isGreaterThan(1);

            assertThat(steps.ids()).isSorted().doesNotHaveDuplicates();
            assertThat(latest(steps.events("span"), StreamsTest::span)).isEqualTo(traceOf(run));
            assertThat(talk.ids()).isSorted().doesNotHaveDuplicates();
            assertThat(latest(
                            talk.events("message"),
                            message -> message.path("id").asString()))
                    .isEqualTo(messagesOf(conversation.id));

            assertThat(heading(trace)).containsText("Succeeded", patiently());
            assertThat(chat.getByText("Nothing is scheduled").first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
            say(conversation.id, "Still there, number 4711?");
            assertThat(chat.getByRole(AriaRole.MAIN).getByText("Still there, number 4711?"))
                    .hasCount(1);
        }
    }

    @Test
    void where_no_stream_comes_through_the_page_asks_every_few_seconds() {
        ParleyClient.Conversation conversation = parley.client().converse();
        String run = started(WAITS_FOR_WORD, "{}");
        try (Page chat = visit("/");
                Page trace = visit("/")) {
            chat.route("**/stream", Route::abort);
            // As a proxy that gathers an answer before it passes it on: it never ends.
            trace.route("**/stream", _ -> {});
            chat.navigate(parley.uri() + "/#/c/" + conversation.id);
            trace.navigate(parley.uri() + "/#/runs/" + run);
            conversation.say("schedules");
            assertThat(chat.getByText("Nothing is scheduled").first()).isVisible();
            assertThat(trace.getByText("No live connection; asked for every few seconds"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
            giveWord();
            assertThat(heading(trace)).containsText("Succeeded", patiently());
        }
    }

    @Test
    void a_page_says_when_the_service_is_gone_and_goes_on_when_it_is_back() throws Exception {
        ParleyClient.Conversation conversation = parley.client().converse();
        try (Page chat = visit("/c/" + conversation.id)) {
            assertThat(chat.getByText("Tell me what should happen").first()).isVisible();
            int port = parley.uri().getPort();
            parley.kill();
            Locator notice = chat.getByText("Parley cannot be reached").first();
            assertThat(notice).isVisible();
            Chromium.screenshot(chat, "streams-1-gone");
            startAgain(port);
            assertThat(notice)
                    .not()
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
            say(conversation.id, "schedules");
            assertThat(chat.getByText("Nothing is scheduled").first()).isVisible();
        }
    }

    private static void giveWord() {
        parley.client()
                .post("/api/events", "{\"source\": \"word.given\", \"payload\": {}}")
                .is(202);
    }

    private static boolean isWaitingForWord(EventStream steps) {
        return steps.events("span").stream()
                .map(EventStream.Event::data)
                .anyMatch(span -> span.path("node").asString().equals("word")
                        && span.path("status").asString().equals("waiting"));
    }

    private static long finished(EventStream steps) {
        return steps.events("span").stream()
                .filter(event -> event.data().path("node").asString().equals("note"))
                .count();
    }

    private static String span(JsonNode span) {
        return span.path("step").asString(span.path("node").asString()) + "#" + span.path("attempt");
    }

    private static Map<String, JsonNode> latest(List<EventStream.Event> events, Function<JsonNode, String> name) {
        Map<String, JsonNode> latest = new HashMap<>();
        events.forEach(event -> latest.put(name.apply(event.data()), event.data()));
        return latest;
    }

    private static Map<String, JsonNode> traceOf(String run) {
        return parley.client()
                .get("/api/executions/" + run + "/trace")
                .is(200)
                .body()
                .path("items")
                .valueStream()
                .collect(Collectors.toMap(StreamsTest::span, span -> span));
    }

    private static Map<String, JsonNode> messagesOf(String conversation) {
        return parley.client()
                .get("/api/conversations/" + conversation + "/messages?after=0")
                .is(200)
                .body()
                .path("items")
                .valueStream()
                .collect(Collectors.toMap(message -> message.path("id").asString(), message -> message));
    }
}
