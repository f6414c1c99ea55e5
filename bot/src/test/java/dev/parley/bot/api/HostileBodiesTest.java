package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Careless and hostile bodies for runs and workflows: said what is wrong, never a fault of ours, and nothing is started or lost. */
class HostileBodiesTest extends StartedParley {
    private static final String HUGE = "x".repeat(200_000);
    private static final String DEEP = "[".repeat(400) + "]".repeat(400);

    private String workflow;
    private String ended;
    private String form;

    @BeforeEach
    void prepare() {
        WorkflowsApi api = new WorkflowsApi(owner());
        workflow = api.published(Samples.parcels());
        ended = api.started(workflow, "{\"input\": {\"parcels\": 2}}");
        api.awaitStatus(ended, "SUCCEEDED");
        String asking = api.started(api.published("""
                {"parley": 1, "name": "Ask", "trigger": {"type": "manual"},
                 "nodes": [{"id": "ask", "use": "human.input", "with": {"assignees": ["role:owner"], "message": "How many?",
                    "fields": [{"name": "parcels", "type": "number", "required": true, "min": 1, "max": 9}]}}],
                 "edges": [{"from": "trigger", "to": "ask"}]}"""), "{}");
        api.awaitStatus(asking, "WAITING");
        form = asking + ".ask";
    }

    /** What no call can mean anything by. */
    private static Stream<String> nonsense() {
        return Stream.of("", "null", "[]", "7", "true", "\"go\"", "{", "{\"a\":}", "[{}]", DEEP, "\"" + HUGE + "\"");
    }

    private static Stream<String> replays() {
        return Stream.of(
                "{\"from\": 7}",
                "{\"from\": \"\"}",
                "{\"from\": \"no such step!\"}",
                "{\"from\": \"" + HUGE + "\"}",
                "{\"from\": [\"note\"]}",
                "{\"version\": \"two\"}",
                "{\"version\": -1}",
                "{\"version\": 99999999999}",
                "{\"version\": 1e999999999}",
                "{\"draft\": \"perhaps\"}",
                "{\"input\": 7}",
                "{\"input\": {\"parcels\": 1e999999999}}",
                "{\"input\": {\"parcels\": \"" + HUGE + "\"}}",
                "{\"input\": {\"parcels\": " + DEEP + "}}",
                "{\"stepInput\": {\"a\": 1}}");
    }

    private static Stream<String> starts() {
        return Stream.of(
                "{\"input\": {\"parcels\": " + DEEP + "}}",
                "{\"input\": {\"parcels\": -1e999999999}}",
                "{\"input\": {\"parcels\": 1, \"sku\": \"" + HUGE + "\"}}",
                "{\"input\": {\"parcels\": 1, \"day\": \"+999999999-12-31T\"}}",
                "{\"mode\": \"\", \"input\": {\"parcels\": 1}}",
                "{\"mode\": \"0\", \"input\": {\"parcels\": 1}}",
                "{\"mode\": {}, \"input\": {\"parcels\": 1}}",
                "{\"mode\": \"test\", \"mocks\": {\"note\": 1}, \"input\": {\"parcels\": 1}}",
                "{\"mode\": \"test\", \"mocks\": {\"" + HUGE + "\": 1}, \"input\": {\"parcels\": 1}}",
                "{\"mode\": \"live\", \"mocks\": {}, \"input\": {\"parcels\": 1}}");
    }

    private static Stream<String> answers() {
        return Stream.of(
                "{\"decision\": 7}",
                "{\"decision\": \"perhaps\"}",
                "{\"decision\": \"submit\"}",
                "{\"decision\": \"submit\", \"values\": 7}",
                "{\"decision\": \"submit\", \"values\": [7]}",
                "{\"decision\": \"submit\", \"values\": {\"parcels\": 1e999999999}}",
                "{\"decision\": \"submit\", \"values\": {\"parcels\": {}}}",
                "{\"decision\": \"submit\", \"values\": {\"parcels\": 1, \"" + HUGE + "\": 1}}",
                "{\"decision\": \"approve\", \"comment\": {}}");
    }

    private static Stream<String> workflows() {
        return Stream.of("1e999999999", "-1e999999999", "1e-999999999", "\"1\"", "[1]", "{}")
                .map(bound -> Samples.parcels().replace("\"min\": 1", "\"min\": " + bound));
    }

    @TestFactory
    Stream<DynamicTest> whatever_is_sent_is_refused_with_what_to_do() {
        String start = "/api/workflows/" + workflow + "/executions";
        String replay = "/api/executions/" + ended + "/replay";
        String decide = "/api/approvals/" + form + "/decision";
        return Stream.of(
                        sent(start, Stream.concat(nonsense(), starts())),
                        sent(replay, Stream.concat(nonsense().filter(HostileBodiesTest::isSomething), replays())),
                        sent(decide, Stream.concat(nonsense(), answers())),
                        sent("/api/executions/" + ended + "/cancel", nonsense()),
                        sent("/api/executions/" + ended + "/steps/note/doubt", nonsense()),
                        sent("/api/workflows/" + workflow + "/rollback", nonsense()),
                        sent("/api/workflows", nonsense()),
                        sent("/api/events", nonsense()),
                        sent("/api/drafts", nonsense()))
                .flatMap(tests -> tests);
    }

    /** Nothing at all means a whole replay. */
    private static boolean isSomething(String body) {
        return !body.isEmpty() && !body.equals("null");
    }

    private Stream<DynamicTest> sent(String path, Stream<String> bodies) {
        return bodies.map(body -> DynamicTest.dynamicTest(
                path.replaceAll("[0-9a-f-]{36}", "…") + " " + body.substring(0, Math.min(60, body.length())), () -> {
                    Answer answer = owner().post(path, body);
                    assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
                    assertProblem(answer, answer.status());
                    assertThat(answer.body()).as("not all of it comes back").hasSizeLessThan(8_000);
                    assertThat(runs()).as("nothing is started").isEqualTo(1);
                    assertThat(owner().get("/api/approvals/" + form).at("/state"))
                            .isEqualTo("pending");
                }));
    }

    private int runs() {
        return owner().get("/api/executions?workflow=" + workflow)
                .json()
                .path("items")
                .size();
    }

    @Test
    void a_bound_beyond_all_numbers_is_a_finding_and_the_draft_is_kept() {
        workflows().forEach(body -> {
            Answer saved = owner().post("/api/workflows", body);
            assertThat(saved.status()).as(saved.body()).isIn(201, 400);
            assertThat(saved.body()).hasSizeLessThan(8_000);
            if (saved.status() == 201) {
                assertThat(owner().get("/api/workflows/" + saved.at("/id") + "/draft")
                                .status())
                        .isEqualTo(200);
            }
        });
    }

    @Test
    void a_place_in_the_trace_that_is_none_is_refused_or_has_nothing() {
        String trace = "/api/executions/" + ended + "/trace?after=";
        for (String after : List.of("x", "1e3", "99999999999", "%00", "-7", "1~x", "1~2~a.b")) {
            assertProblem(owner().get(trace + after), 400).saying("after");
        }
        assertThat(owner().get(trace + "1").json().path("items")).isEmpty();
        assertThat(owner().get(trace + "1~99~nobody~a.3.b").json().path("items"))
                .isEmpty();
    }
}
